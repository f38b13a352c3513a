//! Finding similar titles without comparing all pairs.

use std::collections::{BTreeMap, BTreeSet};

use super::titles::Compared;

/// Up to this many titles, all pairs are compared.
const FEW: usize = 24;

/// The pairs of titles that can agree. Among many titles, only those that share a name or one of
/// their rarest words: two sets with most words in common always do.
pub fn pairs(titles: &[Compared]) -> Vec<(usize, usize)> {
    if titles.len() <= FEW {
        let pairs = (0..titles.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        return pairs.collect();
    }
    let mut frequency: BTreeMap<&str, usize> = BTreeMap::new();
    for word in titles.iter().flat_map(|title| &title.words) {
        *frequency.entry(word).or_default() += 1;
    }
    let mut buckets: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
    for (at, title) in titles.iter().enumerate() {
        let mut words: Vec<&str> = title.words.iter().map(String::as_str).collect();
        words.sort_by_key(|word| (frequency[word], *word));
        // To share six words in ten, two titles must share one of the rarest four in ten.
        words.truncate(words.len() * 2 / 5 + 1);
        let keys = words.into_iter().map(|word| (false, word));
        for key in keys.chain(title.name.as_deref().map(|name| (true, name))) {
            buckets.entry(key).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for bucket in buckets.values() {
        for (position, &b) in bucket.iter().enumerate() {
            // A word shared by many titles says nothing.
            let near = &bucket[position.saturating_sub(FEW)..position];
            pairs.extend(near.iter().map(|&a| (a, b)));
        }
    }
    pairs.into_iter().collect()
}
