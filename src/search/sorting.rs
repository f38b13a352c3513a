//! Sorting with one piece of machine code.
//!
//! Every type that is sorted brings some kilobytes of its own to the download, so all sorting
//! but that of plain numbers goes through here.

use std::cmp::Ordering;

/// The numbers below `n` in the order of what they stand for; equals in rising order.
pub fn order_of(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n as u32).collect();
    sort(&mut order, compare);
    order
}

/// Puts numbers in the order of what they stand for; equals in rising order.
pub fn sort(numbers: &mut [u32], compare: &dyn Fn(usize, usize) -> Ordering) {
    numbers.sort_unstable_by(|&a, &b| compare(a as usize, b as usize).then(a.cmp(&b)));
}

/// The items in rising order of a number each; equals stay in their order.
pub fn by_rising<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let keys: Vec<u64> = items.iter().map(key).collect();
    let order = order_of(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let ordered = order.into_iter().filter_map(|at| items[at as usize].take());
    ordered.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let items = vec![("b", 2), ("a", 1), ("c", 2), ("d", 0)];
        let sorted = by_rising(items, |item| item.1);
        assert_eq!(sorted, [("d", 0), ("a", 1), ("b", 2), ("c", 2)]);
        assert_eq!(order_of(0, &|_, _| Ordering::Equal), Vec::<u32>::new());
    }
}
