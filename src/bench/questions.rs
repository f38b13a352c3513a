//! What is asked of a sample: texts as they are typed, choices as they are ticked.

use super::sample::Sample;
use super::words::slip;
use crate::query::{Facet, Query};
use crate::search::{Answer, Index};

/// How many texts are typed.
const N_TEXTS: usize = 30;
/// How many choices of facet values are made.
const N_CHOICES: usize = 6;

/// Queries that follow each other, each a small change of the one before. The first follows the
/// empty query.
pub type Walk = Vec<Query>;

/// A text from its first letter to its last, for each of the texts.
pub fn keystrokes(sample: &Sample) -> Vec<Walk> {
    let texts = texts(sample);
    let prefixes = |text: &String| {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let typed = ends.map(|end| query(&[("q", &text[..end])]));
        typed.collect()
    };
    texts.iter().map(prefixes).collect()
}

/// Two areas, three venues and a least number of stars are ticked one by one; then each is
/// ticked off and on again.
pub fn toggles(index: &Index) -> Vec<Walk> {
    choices(index).iter().map(toggling).collect()
}

fn toggling(choice: &Choice) -> Walk {
    let ticked_on = (1..=choice.len()).map(|n| asking(choice, |at| at < n));
    let ticked_off = (0..choice.len()).flat_map(|off| {
        let without = asking(choice, |at| at != off);
        [without, asking(choice, |_| true)]
    });
    ticked_on.chain(ticked_off).collect()
}

/// A text, a choice in every facet and the order by stars, all at once.
pub fn combinations(sample: &Sample, index: &Index) -> Vec<Walk> {
    let (texts, choices) = (texts(sample), choices(index));
    let both = texts.iter().zip(choices.iter().cycle());
    let asked = both.map(|(text, choice)| {
        let mut choice = choice.clone();
        choice.push(("q", text.clone()));
        choice.push(("sort", "stars".to_owned()));
        vec![asking(&choice, |_| true)]
    });
    asked.collect()
}

/// Pairs of an address of which a key may stand more than once: its values are OR.
type Choice = Vec<(&'static str, String)>;

fn asking(choice: &Choice, is_on: impl Fn(usize) -> bool) -> Query {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    for (at, (key, value)) in choice.iter().enumerate() {
        if !is_on(at) {
            continue;
        }
        match pairs.iter_mut().find(|(known, _)| known == key) {
            Some((_, values)) => *values = format!("{values},{value}"),
            None => pairs.push((key, value.clone())),
        }
    }
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(k, v)| (*k, v.as_str())).collect();
    query(&pairs)
}

fn query(pairs: &[(&str, &str)]) -> Query {
    Query::from_pairs(pairs.iter().copied())
}

/// Areas and venues that many works have, down to some that fewer have.
fn choices(index: &Index) -> Vec<Choice> {
    let all = index.answer(&Query::default(), None);
    let (areas, venues) = (
        by_size(index, &all, Facet::Area),
        by_size(index, &all, Facet::Venue),
    );
    let choice = |number: usize| {
        let areas = [1 + number, 6 + number].map(|at| ("area", areas.get(at)));
        let venues = [number, number + 1, number + 2].map(|at| ("venue", venues.get(at)));
        let values = areas.into_iter().chain(venues);
        let values = values.filter_map(|(key, id)| Some((key, id?.clone())));
        values.chain([("stars", "100..".to_owned())]).collect()
    };
    (0..N_CHOICES).map(choice).collect()
}

/// The values of a facet by falling number of works.
fn by_size(index: &Index, all: &Answer, facet: Facet) -> Vec<String> {
    let counts = index.counts(all, facet);
    let mut values: Vec<_> = index.values(facet).iter().zip(counts).collect();
    values.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    values
        .into_iter()
        .map(|(value, _)| value.id.clone())
        .collect()
}

/// One to four words of a title, every fifth text with a slip; every sixth an author.
fn texts(sample: &Sample) -> Vec<String> {
    let n_texts = if sample.is_empty() { 0 } else { N_TEXTS };
    (0..n_texts).map(|number| text(sample, number)).collect()
}

fn text(sample: &Sample, number: usize) -> String {
    let random = &mut sample.draws(number);
    // A work whose authors are known is not far.
    let mut works = (0..8).map(|_| sample.work(random.below(sample.len())));
    let (is_author, has_slip) = (number % 6 == 5, number % 5 == 4);
    let work = match is_author {
        true => works.find(|work| !work.authors.is_empty()),
        false => works.next(),
    };
    let Some(work) = work else {
        return String::new();
    };
    let from = work
        .authors
        .first()
        .filter(|_| is_author)
        .unwrap_or(&work.title);
    let words: Vec<&str> = from
        .split([' ', ':', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    let (n_words, start) = (1 + number % 4, random.below(words.len()));
    let mut chosen: Vec<String> = words
        .into_iter()
        .skip(start)
        .take(n_words)
        .map(str::to_lowercase)
        .collect();
    if has_slip && let Some(longest) = chosen.iter_mut().max_by_key(|word| word.len()) {
        *longest = slip(longest);
    }
    chosen.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::sample;
    use crate::catalogue::Catalogue;

    #[test]
    fn texts_are_typed_letter_by_letter_some_with_a_slip_some_authors() {
        let source = Catalogue::default();
        let sample = Sample::new(&source, 100, 1);
        let walks = keystrokes(&sample);
        assert_eq!(walks.len(), N_TEXTS);
        for walk in &walks {
            let lengths = walk.iter().map(|query| query.text.chars().count());
            assert!(lengths.eq(1..=walk.len()), "{walk:?}");
        }
        let texts = texts(&sample);
        assert!(texts.iter().any(|text| text == "moedl"), "{texts:?}");
        let has_author = |text: &String| {
            let mut works = (0..100).map(|number| sample.work(number));
            works.any(|work| work.authors.iter().any(|name| name.to_lowercase() == *text))
        };
        assert!(texts.iter().any(has_author), "{texts:?}");
    }

    #[test]
    fn one_value_is_ticked_at_a_time() {
        let source = sample(&Catalogue::default(), 300, 1);
        let index = Index::new(source);
        let walks = toggles(&index);
        assert_eq!(walks.len(), N_CHOICES);
        let first: Vec<String> = walks[0]
            .iter()
            .map(|query| format!("{:?}", query.to_pairs()))
            .collect();
        // No areas: three venues and the stars on, then each off and on.
        assert_eq!(first.len(), 4 + 8);
        assert!(first.windows(2).all(|two| two[0] != two[1]), "{first:?}");
        assert_eq!(first[3], first[11]);
        assert!(first[3].contains("(\"stars\", \"100..\")"), "{first:?}");
    }
}
