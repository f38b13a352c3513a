//! The naive way to search texts: every word of every work is compared with every word typed.
//!
//! For plain ASCII texts; folding and addresses have tests of their own.

use std::collections::BTreeSet;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::query::{TextField, clauses};
use efficient_llm::work::Work;

/// A word of a work.
struct Token {
    word: String,
    /// What a match scores.
    weight: u32,
    field: Option<TextField>,
    /// Places in the title.
    places: Vec<usize>,
}

/// The words of one work.
struct Text {
    tokens: Vec<Token>,
    /// Each field's words in order, and the words that hyphens join, each alone.
    fields: Vec<(Option<TextField>, Vec<String>)>,
    title_length: usize,
    name_length: usize,
}

/// The words of all works.
pub struct Texts {
    texts: Vec<Text>,
    vocabulary: BTreeSet<String>,
}

/// A typed word, and how each word of the vocabulary that it stands for divides its score.
struct Asked {
    typed: String,
    at: usize,
    field: Option<TextField>,
    unfinished: bool,
    literal: bool,
    fits: Vec<(String, u32)>,
}

const SMALL: [&str; 14] = [
    "a", "an", "and", "are", "by", "for", "from", "in", "is", "of", "on", "the", "to", "with",
];

impl Texts {
    pub fn new(catalogue: &Catalogue) -> Self {
        let works = catalogue.works.iter();
        let texts: Vec<Text> = works.map(|work| Text::new(catalogue, work)).collect();
        let tokens = texts.iter().flat_map(|text| &text.tokens);
        Self {
            vocabulary: tokens.map(|token| token.word.clone()).collect(),
            texts,
        }
    }

    /// The score of each work, if it matches; `None` for a text that asks for nothing.
    pub fn scores(&self, text: &str) -> Option<Vec<Option<u32>>> {
        let mut asked: Vec<Asked> = Vec::new();
        let mut phrases = Vec::new();
        let mut without = Vec::new();
        let mut n_typed = 0;
        let mut clauses = clauses(text);
        clauses.retain(|clause| !cut(&clause.words).is_empty());
        let is_small = |words: &str| SMALL.contains(&words.to_lowercase().as_str());
        let only_small = clauses.iter().all(|c| !c.phrase && is_small(&c.words));
        for (position, clause) in clauses.iter().enumerate() {
            let words = cut(&clause.words);
            if clause.exclude {
                without.push((words, clause));
                continue;
            }
            if !clause.phrase && is_small(&clause.words) && !only_small {
                n_typed += 1;
                continue;
            }
            let last = position + 1 == clauses.len();
            let open = last && !clause.phrase && text.ends_with(|c: char| c.is_alphanumeric());
            for (at, word) in words.iter().enumerate() {
                let unfinished = open && at + 1 == words.len();
                asked.push(Asked {
                    typed: word.clone(),
                    at: n_typed + at,
                    field: clause.field,
                    unfinished,
                    literal: clause.phrase,
                    fits: self.fitting(word, unfinished),
                });
            }
            if clause.phrase && words.len() > 1 {
                phrases.push((words.clone(), clause.field));
            }
            n_typed += words.len();
        }
        if asked.is_empty() && without.is_empty() {
            return None;
        }
        for at in 1..asked.len() {
            let (a, b) = (&asked[at - 1], &asked[at]);
            if !a.literal && !b.literal && a.field == b.field && a.at + 1 == b.at {
                let joined = self.fitting(&format!("{}{}", a.typed, b.typed), b.unfinished);
                asked[at - 1].fits.extend(joined.clone());
                asked[at].fits.extend(joined);
            }
        }
        for word in &mut asked {
            if word.fits.is_empty() {
                let most = allowed(word);
                let near = (1..=most).map(|slips| self.near(word, slips));
                word.fits = near
                    .into_iter()
                    .find(|near| !near.is_empty())
                    .unwrap_or_default();
            }
        }
        let mut found = self.matching(&asked, &phrases, n_typed);
        if asked.len() > 1 && found.iter().all(Option::is_none) {
            for word in &mut asked {
                if word.fits.iter().all(|(_, divisor)| *divisor != 5) {
                    word.fits.extend(self.near(word, allowed(word)));
                }
            }
            found = self.matching(&asked, &phrases, n_typed);
        }
        for (score, text) in found.iter_mut().zip(&self.texts) {
            let excluded = without.iter().any(|(words, clause)| {
                let has = |word: &String| text.has(word, clause.field);
                let joined = words.len() > 1 && !clause.phrase && clause.words.contains('-');
                let in_order =
                    !clause.phrase || words.len() < 2 || text.has_phrase(words, clause.field);
                (words.iter().all(has) && in_order) || (joined && has(&words.concat()))
            });
            if excluded {
                *score = None;
            }
        }
        Some(found)
    }

    fn fitting(&self, word: &str, unfinished: bool) -> Vec<(String, u32)> {
        let known = self.vocabulary.iter();
        let fit = |known: &String| match known {
            same if same == word => Some(1),
            longer if unfinished && longer.starts_with(word) => Some(2),
            _ => None,
        };
        known
            .filter_map(|known| Some((known.clone(), fit(known)?)))
            .collect()
    }

    fn near(&self, word: &Asked, slips: usize) -> Vec<(String, u32)> {
        let near = |known: &&String| match word.unfinished {
            false => distance(&word.typed, known) <= slips,
            true => (0..=known.len()).any(|end| distance(&word.typed, &known[..end]) <= slips),
        };
        let near = self.vocabulary.iter().filter(near);
        match slips {
            0 => Vec::new(),
            _ => near.map(|known| (known.clone(), 5)).collect(),
        }
    }

    fn matching(
        &self,
        asked: &[Asked],
        phrases: &[(Vec<String>, Option<TextField>)],
        n_typed: usize,
    ) -> Vec<Option<u32>> {
        let texts = self.texts.iter();
        texts
            .map(|text| {
                let in_order = |(words, field): &(Vec<String>, _)| text.has_phrase(words, *field);
                if !phrases.iter().all(in_order) {
                    return None;
                }
                let mut score = 0;
                let mut starts: Option<BTreeSet<usize>> = None;
                for word in asked {
                    let (best, places) = text.best(word)?;
                    score += best;
                    let here = places.iter().filter_map(|place| place.checked_sub(word.at));
                    let here: BTreeSet<usize> = here.collect();
                    starts = Some(match starts {
                        Some(starts) => &starts & &here,
                        None => here,
                    });
                }
                let starts = starts.unwrap_or_default();
                if asked.len() > 1 {
                    score += text.bonus(&starts, n_typed);
                }
                Some(score.min(4_095))
            })
            .collect()
    }
}

impl Text {
    fn new(catalogue: &Catalogue, work: &Work) -> Self {
        let name = work.title.split_once(':').map_or("", |(name, _)| name);
        let mut text = Self {
            tokens: Vec::new(),
            fields: Vec::new(),
            title_length: cut(&work.title).len(),
            name_length: cut(name).len(),
        };
        text.add(&work.title, 60, Some(TextField::Title));
        if text.name_length > 1 {
            text.tokens.push(Token {
                word: cut(name).concat(),
                weight: 150,
                field: Some(TextField::Title),
                places: Vec::new(),
            });
        }
        let mut others: Vec<(&str, u32, Option<TextField>)> = Vec::new();
        others.extend(work.alt_titles.iter().map(|t| (t.as_str(), 26, None)));
        let author = Some(TextField::Author);
        others.extend(work.authors.iter().map(|a| (a.as_str(), 30, author)));
        others.extend(work.arxiv_id.iter().map(|id| (id.as_str(), 60, None)));
        others.extend(work.repos.iter().map(|repo| (repo.name.as_str(), 20, None)));
        others.extend(work.tags.iter().map(|tag| (tag.as_str(), 10, None)));
        let venues = catalogue.venues.iter();
        let venue = venues.filter(|venue| Some(&venue.id) == work.venue.as_ref());
        others.extend(venue.map(|venue| (venue.label.as_str(), 10, None)));
        let mut areas: Vec<&String> = work.areas.iter().collect();
        while let Some(id) = areas.pop() {
            let known = catalogue.areas.iter().filter(|area| area.id == *id);
            for area in known {
                others.push((&area.label, 10, None));
                areas.extend(&area.parent);
            }
        }
        let year = work.year.map(|year| year.to_string());
        others.extend(year.iter().map(|year| (year.as_str(), 10, None)));
        for (field, weight, name) in others {
            text.add(field, weight, name);
        }
        text
    }

    fn add(&mut self, field: &str, weight: u32, name: Option<TextField>) {
        let in_title = name == Some(TextField::Title);
        let place = |first: usize, last: usize| match first {
            0 if in_title && last + 1 == self.title_length => 200,
            0 if in_title && last + 1 == self.name_length => 150,
            0 if in_title => 80,
            _ => weight,
        };
        let mut tokens = Vec::new();
        let mut alone = Vec::new();
        let mut at = 0;
        for stretch in field.split_whitespace() {
            let words = cut(stretch);
            let ends = (at, at + words.len());
            for word in &words {
                tokens.push((word.clone(), at, at));
                at += 1;
            }
            if words.len() > 1 && stretch.contains('-') {
                tokens.push((words.concat(), ends.0, ends.1 - 1));
                alone.push(words.concat());
            }
        }
        self.fields.push((name, cut(field)));
        self.fields
            .extend(alone.into_iter().map(|word| (name, vec![word])));
        let tokens: Vec<Token> = tokens
            .into_iter()
            .map(|(word, first, last)| Token {
                word,
                weight: place(first, last),
                field: name,
                places: match in_title {
                    true => [first, last].into_iter().filter(|at| *at < 24).collect(),
                    false => Vec::new(),
                },
            })
            .collect();
        self.tokens.extend(tokens);
    }

    /// The best score of a typed word here and the places in the title where it stands.
    fn best(&self, asked: &Asked) -> Option<(u32, BTreeSet<usize>)> {
        let mut best = None;
        let mut places = BTreeSet::new();
        for (word, divisor) in &asked.fits {
            let same: Vec<&Token> = self.tokens.iter().filter(|t| t.word == *word).collect();
            if asked.field.is_some() && !self.has(word, asked.field) {
                continue;
            }
            // A field that is asked for scores as itself: authors by their own weight, a title by
            // the most telling place of the word.
            let weights = same.iter().map(|token| match asked.field {
                Some(TextField::Author) => 30,
                Some(TextField::Title) => token.weight.max(60),
                None => token.weight,
            });
            if let Some(weight) = weights.max() {
                best = best.max(Some(weight / divisor));
                places.extend(same.iter().flat_map(|token| &token.places));
            }
        }
        Some((best?, places))
    }

    fn has(&self, word: &str, field: Option<TextField>) -> bool {
        let mut tokens = self.tokens.iter();
        tokens.any(|token| token.word == word && (field.is_none() || token.field == field))
    }

    fn has_phrase(&self, words: &[String], field: Option<TextField>) -> bool {
        let fields = self.fields.iter();
        let mut fields = fields.filter(|(name, _)| field.is_none() || *name == field);
        fields.any(|(_, text)| text.windows(words.len()).any(|window| window == words))
    }

    fn bonus(&self, starts: &BTreeSet<usize>, n_typed: usize) -> u32 {
        match starts.contains(&0) {
            true if self.title_length == n_typed => 600,
            true if self.name_length == n_typed => 300,
            true => 120,
            false if !starts.is_empty() => 60,
            false => 0,
        }
    }
}

/// The words of a text: runs of letters and digits, in lower case, without a plural's s.
fn cut(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words
        .map(|word| {
            let word = word.to_lowercase();
            match word.strip_suffix('s') {
                Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
                _ => word,
            }
        })
        .collect()
}

/// How many slips a word may have.
fn allowed(word: &Asked) -> usize {
    match word.typed.len() {
        _ if word.literal || word.typed.bytes().all(|b| b.is_ascii_digit()) => 0,
        0..4 => 0,
        4..9 => 1,
        _ => 2,
    }
}

/// Letters inserted, left out, exchanged, or swapped with a neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = match (i, j) {
                (0, other) | (other, 0) => other,
                _ => {
                    let exchanged = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let mut least = exchanged.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                }
            };
        }
    }
    table[a.len()][b.len()]
}
