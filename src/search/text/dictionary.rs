//! The terms of all texts in alphabetical order: exact words, prefixes, and near misses.

use std::ops::Range;

/// Terms in the order of their bytes. A prefix is a range of them.
#[derive(Default)]
pub struct Dictionary {
    text: String,
    /// Where each term starts in `text`; one more than there are terms.
    starts: Vec<u32>,
    /// How many leading bytes each term shares with the one before, at most 255.
    shared: Vec<u8>,
}

impl Dictionary {
    /// A dictionary of sorted terms without duplicates.
    #[cfg(test)]
    pub fn from_sorted<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut dictionary = Self::default();
        terms.into_iter().for_each(|term| dictionary.push(term));
        dictionary
    }

    /// Adds a term, which must sort after all others.
    pub fn push(&mut self, term: &str) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let last = self.len().checked_sub(1);
        let before = last.map_or("", |last| self.term(last)).bytes();
        let shared = before.zip(term.bytes()).take_while(|(a, b)| a == b);
        self.shared.push(shared.count().min(255) as u8);
        self.text.push_str(term);
        self.starts.push(self.text.len() as u32);
    }

    /// How many terms there are.
    pub fn len(&self) -> u32 {
        self.shared.len() as u32
    }

    /// A term.
    pub fn term(&self, number: u32) -> &str {
        let at = number as usize;
        &self.text[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The number of a term.
    pub fn find(&self, word: &str) -> Option<u32> {
        let number = self.first_from(0, |term| term < word);
        (number < self.len() && self.term(number) == word).then_some(number)
    }

    /// The terms with a prefix.
    pub fn starting_with(&self, prefix: &str) -> Range<u32> {
        let start = self.first_from(0, |term| term < prefix);
        start..self.first_from(start, |term| term.starts_with(prefix))
    }

    /// The first term from `start` on for which `holds` is false; it must be true up to there.
    fn first_from(&self, start: u32, holds: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (start, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match holds(self.term(middle)) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low
    }

    /// The terms within `edits` edits of a word; with `prefix`, those with a prefix that is.
    ///
    /// An edit inserts, deletes or replaces a letter, or swaps two neighbours (optimal string
    /// alignment distance, over bytes: after folding, few letters take more than one). Walks the
    /// sorted terms like a trie: a row of the distance table is computed once for all terms that
    /// share a prefix, and a prefix that is too far off skips them all.
    pub fn within(&self, word: &str, edits: u8, prefix: bool) -> Vec<Range<u32>> {
        let mut table = DistanceTable::new(word.as_bytes());
        let mut found: Vec<Range<u32>> = Vec::new();
        let mut number = 0;
        let mut depth = 0;
        while number < self.len() {
            let term = self.term(number).as_bytes();
            depth = depth.min(self.shared[number as usize] as usize);
            let mut end = number + 1;
            let mut matches = prefix && table.distance(depth) <= edits;
            while !matches && depth < term.len() {
                table.extend(depth, term);
                depth += 1;
                if table.min(depth) > edits {
                    end = self.end_of_prefix(number, depth);
                    break;
                }
                matches = prefix && table.distance(depth) <= edits;
            }
            if matches {
                end = self.end_of_prefix(number, depth);
            } else {
                matches = depth == term.len() && table.distance(depth) <= edits;
            }
            if matches {
                found.push(number..end);
            }
            number = end;
        }
        found
    }

    /// The first term after `number` that does not share `n_bytes` leading bytes with it.
    fn end_of_prefix(&self, number: u32, n_bytes: usize) -> u32 {
        let after = &self.shared[number as usize + 1..];
        let sharing = after
            .iter()
            .take_while(|&&s| s as usize >= n_bytes.min(255));
        number + 1 + sharing.count() as u32
    }
}

/// The distances between the prefixes of a term (one row each) and the prefixes of a word.
struct DistanceTable<'a> {
    word: &'a [u8],
    cells: Vec<u8>,
}

impl<'a> DistanceTable<'a> {
    fn new(word: &'a [u8]) -> Self {
        let cells = (0..=word.len()).map(|n| n.min(255) as u8).collect();
        Self { word, cells }
    }

    fn width(&self) -> usize {
        self.word.len() + 1
    }

    fn row(&self, depth: usize) -> &[u8] {
        &self.cells[depth * self.width()..(depth + 1) * self.width()]
    }

    /// The distance between the whole word and the first `depth` bytes of the term.
    fn distance(&self, depth: usize) -> u8 {
        self.row(depth).last().copied().unwrap_or(0)
    }

    /// The smallest distance that any longer prefix could still have.
    fn min(&self, depth: usize) -> u8 {
        let row = self.row(depth).iter();
        // A swap looks two rows back, but never gets below the minimum of the row before.
        row.min().copied().unwrap_or(0)
    }

    /// Computes the row of the prefix that is one byte longer than `depth`.
    fn extend(&mut self, depth: usize, term: &[u8]) {
        let width = self.width();
        self.cells.truncate((depth + 1) * width);
        let letter = term[depth];
        self.cells.push(self.cells[depth * width].saturating_add(1));
        for column in 1..width {
            let above = self.cells[depth * width + column];
            let before = self.cells[(depth + 1) * width + column - 1];
            let diagonal = self.cells[depth * width + column - 1];
            let typed = self.word[column - 1];
            let exchanged = diagonal.saturating_add(u8::from(typed != letter));
            let mut least = above.min(before).saturating_add(1).min(exchanged);
            if depth > 0
                && column > 1
                && typed == term[depth - 1]
                && self.word[column - 2] == letter
            {
                let swapped = self.cells[(depth - 1) * width + column - 2];
                least = least.min(swapped.saturating_add(1));
            }
            self.cells.push(least);
        }
    }
}

/// How many edits a word may have: none in short words, where an edit makes another word.
pub fn max_edits(word: &str) -> u8 {
    match word.chars().count() {
        0..4 => 0,
        4..9 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The distance by its definition, letter by letter.
    fn naive_distance(a: &[u8], b: &[u8]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([a0, a @ ..], [b0, b @ ..]) => {
                let mut least = naive_distance(a, b) + usize::from(a0 != b0);
                let rest = (&[&[*a0], a].concat()[..], &[&[*b0], b].concat()[..]);
                least = least
                    .min(naive_distance(a, rest.1) + 1)
                    .min(naive_distance(rest.0, b) + 1);
                if let ([a1, a @ ..], [b1, b @ ..]) = (a, b)
                    && (a0, a1) == (b1, b0)
                {
                    least = least.min(naive_distance(a, b) + 1);
                }
                least
            }
        }
    }

    /// Terms of up to five letters over a small alphabet, against the definition.
    #[test]
    fn near_terms_are_those_within_the_distance() {
        let mut terms = BTreeSet::new();
        for n in 0..3_u32.pow(5) {
            let letters = (0..5).map(|i| [b'a', b'b', b'c'][(n / 3_u32.pow(i) % 3) as usize]);
            let length = 1 + n as usize % 5;
            terms.insert(String::from_utf8(letters.take(length).collect()).unwrap());
        }
        let dictionary = Dictionary::from_sorted(terms.iter().map(String::as_str));
        for word in ["a", "abc", "cab", "bbcab", "acacac"] {
            for edits in 0..3 {
                let distance = |start: &str| naive_distance(start.as_bytes(), word.as_bytes());
                let within = |term: &&String| distance(term) <= edits;
                let expected: Vec<&String> = terms.iter().filter(within).collect();
                let found = dictionary.within(word, edits as u8, false);
                let found: Vec<&str> = found
                    .into_iter()
                    .flatten()
                    .map(|n| dictionary.term(n))
                    .collect();
                assert_eq!(found, expected, "{word} {edits}");

                let starts =
                    |term: &&String| (0..=term.len()).any(|end| distance(&term[..end]) <= edits);
                let expected: Vec<&String> = terms.iter().filter(starts).collect();
                let found = dictionary.within(word, edits as u8, true);
                let found: Vec<&str> = found
                    .into_iter()
                    .flatten()
                    .map(|n| dictionary.term(n))
                    .collect();
                assert_eq!(found, expected, "{word}… {edits}");
            }
        }
    }

    #[test]
    fn words_and_prefixes_are_found() {
        let dictionary = Dictionary::from_sorted(["a", "lo", "lora", "low", "量"]);
        assert_eq!(dictionary.find("lora"), Some(2));
        assert_eq!(dictionary.find("lor"), None);
        assert_eq!(dictionary.find("zz"), None);
        assert_eq!(dictionary.starting_with("lo"), 1..4);
        assert_eq!(dictionary.starting_with("量"), 4..5);
        assert_eq!(dictionary.starting_with("x"), 4..4);
        assert_eq!(Dictionary::from_sorted([]).find("a"), None);
    }

    #[test]
    fn short_words_allow_no_slip() {
        let allowed = ["moe", "lora", "decoding", "quantization"].map(max_edits);
        assert_eq!(allowed, [0, 1, 1, 2]);
    }
}
