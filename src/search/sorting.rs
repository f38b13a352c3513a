//! Sorting with a single instance of the standard library's sort.
//!
//! Every type that is sorted adds some kilobytes to the download, so everything but plain numbers
//! is sorted through here.

use std::cmp::Ordering;

/// The numbers below `n`, sorted; ties in ascending order.
pub fn sorted_indices(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n as u32).collect();
    sort(&mut order, compare);
    order
}

/// Sorts numbers; ties in ascending order.
pub fn sort(numbers: &mut [u32], compare: &dyn Fn(usize, usize) -> Ordering) {
    numbers.sort_unstable_by(|&a, &b| compare(a as usize, b as usize).then(a.cmp(&b)));
}

/// Sorts items by an ascending key; stable.
pub fn sorted_by_key<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let keys: Vec<u64> = items.iter().map(key).collect();
    let order = sorted_indices(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
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
        let sorted = sorted_by_key(items, |item| item.1);
        assert_eq!(sorted, [("d", 0), ("a", 1), ("b", 2), ("c", 2)]);
        assert_eq!(
            sorted_indices(0, &|_, _| Ordering::Equal),
            Vec::<u32>::new()
        );
    }
}
