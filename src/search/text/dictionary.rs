//! The terms of all texts in alphabetical order: exact words, prefixes, and near misses.

use std::ops::Range;

/// Terms in the order of their bytes. A prefix is a range of them.
#[derive(Default)]
pub struct Dictionary {
    text: String,
    /// Where each term starts in `text`; one more than there are terms.
    starts: Vec<u32>,
    /// How many bytes each term shares with the one before, at most 255.
    shared: Vec<u8>,
}

impl Dictionary {
    /// Takes terms in rising order, without repeats.
    #[cfg(test)]
    pub fn from_sorted<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut dictionary = Self::default();
        terms.into_iter().for_each(|term| dictionary.push(term));
        dictionary
    }

    /// Adds a term, which must come after all others.
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

    /// How many terms.
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

    /// The terms that start so.
    pub fn starting_with(&self, prefix: &str) -> Range<u32> {
        let start = self.first_from(0, |term| term < prefix);
        start..self.first_from(start, |term| term.starts_with(prefix))
    }

    /// The first term, not before the one given, for which something that holds for a while no
    /// longer holds.
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

    /// The terms within so many slips of a word; with `prefix`, those of which a start is.
    ///
    /// A slip is a letter inserted, left out or exchanged, or two neighbours swapped (the
    /// optimal string alignment distance, over bytes: folding leaves few letters that take
    /// more). Walks the terms in order like a trie: a row of the distance table is worked out
    /// once for all terms that share a start, and a start that is too far off skips them all.
    pub fn near(&self, word: &str, slips: u8, prefix: bool) -> Vec<Range<u32>> {
        let mut table = Table::new(word.as_bytes());
        let mut found: Vec<Range<u32>> = Vec::new();
        let mut number = 0;
        let mut depth = 0;
        while number < self.len() {
            let term = self.term(number).as_bytes();
            depth = depth.min(self.shared[number as usize] as usize);
            let mut end = number + 1;
            let mut matches = prefix && table.distance(depth) <= slips;
            while !matches && depth < term.len() {
                table.extend(depth, term);
                depth += 1;
                if table.least(depth) > slips {
                    end = self.end_of_start(number, depth);
                    break;
                }
                matches = prefix && table.distance(depth) <= slips;
            }
            if matches {
                end = self.end_of_start(number, depth);
            } else {
                matches = depth == term.len() && table.distance(depth) <= slips;
            }
            if matches {
                found.push(number..end);
            }
            number = end;
        }
        found
    }

    /// The first term after one given that does not share so many bytes with it.
    fn end_of_start(&self, number: u32, n_bytes: usize) -> u32 {
        let after = &self.shared[number as usize + 1..];
        let sharing = after
            .iter()
            .take_while(|&&s| s as usize >= n_bytes.min(255));
        number + 1 + sharing.count() as u32
    }
}

/// The table of distances between the starts of a term (a row each) and the starts of a word.
struct Table<'a> {
    word: &'a [u8],
    cells: Vec<u8>,
}

impl<'a> Table<'a> {
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

    /// The distance of a start of the term from the whole word.
    fn distance(&self, depth: usize) -> u8 {
        self.row(depth).last().copied().unwrap_or(0)
    }

    /// The least distance that any longer start could still have.
    fn least(&self, depth: usize) -> u8 {
        let row = self.row(depth).iter();
        // A swap reaches back two rows, but never below what the row before allows.
        row.min().copied().unwrap_or(0)
    }

    /// Works out the row of the start that is one byte longer than `depth`.
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

/// How many slips a word may have: none in short words, where they make another word.
pub fn slips_allowed(word: &str) -> u8 {
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
    fn naive(a: &[u8], b: &[u8]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([a0, a @ ..], [b0, b @ ..]) => {
                let mut least = naive(a, b) + usize::from(a0 != b0);
                let rest = (&[&[*a0], a].concat()[..], &[&[*b0], b].concat()[..]);
                least = least.min(naive(a, rest.1) + 1).min(naive(rest.0, b) + 1);
                if let ([a1, a @ ..], [b1, b @ ..]) = (a, b)
                    && (a0, a1) == (b1, b0)
                {
                    least = least.min(naive(a, b) + 1);
                }
                least
            }
        }
    }

    /// Terms of up to five letters out of two or three, against the definition.
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
            for slips in 0..3 {
                let distance = |start: &str| naive(start.as_bytes(), word.as_bytes());
                let within = |term: &&String| distance(term) <= slips;
                let expected: Vec<&String> = terms.iter().filter(within).collect();
                let found = dictionary.near(word, slips as u8, false);
                let found: Vec<&str> = found
                    .into_iter()
                    .flatten()
                    .map(|n| dictionary.term(n))
                    .collect();
                assert_eq!(found, expected, "{word} {slips}");

                let starts =
                    |term: &&String| (0..=term.len()).any(|end| distance(&term[..end]) <= slips);
                let expected: Vec<&String> = terms.iter().filter(starts).collect();
                let found = dictionary.near(word, slips as u8, true);
                let found: Vec<&str> = found
                    .into_iter()
                    .flatten()
                    .map(|n| dictionary.term(n))
                    .collect();
                assert_eq!(found, expected, "{word}… {slips}");
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
        let allowed = ["moe", "lora", "decoding", "quantization"].map(slips_allowed);
        assert_eq!(allowed, [0, 1, 1, 2]);
    }
}
