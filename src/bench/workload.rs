//! The workload: texts as people type them, filters as people click them.

use std::cmp::Reverse;

use super::sample::Sample;
use super::words::typo;
use crate::query::{Facet, Measure, Query, Sort, Span};
use crate::search::{Answer, Index};
use crate::work::WorkId;

/// How many texts are typed.
const N_TEXTS: usize = 30;
/// How many combinations of filters are tried.
const N_CHOICES: usize = 6;
/// The smallest number of stars filtered for.
const MIN_STARS: u32 = 100;

/// Consecutive queries, each a small change of the one before. The first follows the empty query.
pub type Walk = Vec<Query>;

/// Each text from its first letter to its last.
pub fn keystroke_walks(sample: &Sample, index: &Index) -> Vec<Walk> {
    let mut walks = Vec::new();
    for text in texts(sample, index) {
        let mut typed = String::new();
        let mut walk = Walk::new();
        for letter in text.chars() {
            typed.push(letter);
            walk.push(Query::default().with_text(typed.as_str()));
        }
        walks.push(walk);
    }
    walks
}

/// Two areas, three venues and a minimum of stars are switched on one by one; then each is switched
/// off and on again.
pub fn toggle_walks(index: &Index) -> Vec<Walk> {
    choices(index)
        .iter()
        .map(|choice| toggling(choice))
        .collect()
}

fn toggling(choice: &[Toggle]) -> Walk {
    let mut query = Query::default();
    let mut walk = Walk::new();
    let off_and_on = choice.iter().flat_map(|toggle| [toggle, toggle]);
    for toggle in choice.iter().chain(off_and_on) {
        query = toggle.toggled(query);
        walk.push(query.clone());
    }
    walk
}

/// A text, filters in every facet and the order by stars, all at once.
pub fn combined_walks(sample: &Sample, index: &Index) -> Vec<Walk> {
    let choices = choices(index);
    let mut walks = Vec::new();
    for (number, text) in texts(sample, index).into_iter().enumerate() {
        let toggles = choices[number % N_CHOICES].iter();
        let query = toggles.fold(Query::default(), |query, toggle| toggle.toggled(query));
        walks.push(vec![query.with_text(text).with_sort(Sort::Stars)]);
    }
    walks
}

/// A filter that can be switched on or off.
enum Toggle {
    Value(Facet, String),
    Stars,
}

impl Toggle {
    fn toggled(&self, query: Query) -> Query {
        match self {
            Self::Value(facet, id) => query.toggled(*facet, id),
            Self::Stars => {
                let is_on = !query.span(Measure::Stars).is_empty();
                let span = Span {
                    from: Some(MIN_STARS).filter(|_| !is_on),
                    ..Span::default()
                };
                query.with_span(Measure::Stars, span)
            }
        }
    }
}

/// Areas and venues from popular to less popular ones.
fn choices(index: &Index) -> Vec<Vec<Toggle>> {
    let all = index.answer(&Query::default(), None);
    let areas = by_size(index, &all, Facet::Area);
    let venues = by_size(index, &all, Facet::Venue);
    let choice = |number: usize| {
        let mut toggles = Vec::new();
        for at in [1 + number, 6 + number] {
            toggles.extend(
                areas
                    .get(at)
                    .map(|id| Toggle::Value(Facet::Area, id.clone())),
            );
        }
        for id in venues.iter().skip(number).take(3) {
            toggles.push(Toggle::Value(Facet::Venue, id.clone()));
        }
        toggles.push(Toggle::Stars);
        toggles
    };
    (0..N_CHOICES).map(choice).collect()
}

/// The values of a facet by descending number of works.
fn by_size(index: &Index, all: &Answer, facet: Facet) -> Vec<String> {
    let mut values: Vec<_> = index
        .values(facet)
        .iter()
        .zip(index.counts(all, facet))
        .collect();
    values.sort_by_key(|(_, count)| Reverse(**count));
    values
        .into_iter()
        .map(|(value, _)| value.id.clone())
        .collect()
}

/// One to four words of a title; every fifth text has a typo, and every sixth is an author.
fn texts(sample: &Sample, index: &Index) -> Vec<String> {
    let n_texts = if index.is_empty() { 0 } else { N_TEXTS };
    (0..n_texts)
        .map(|number| text(sample, index, number))
        .collect()
}

fn text(sample: &Sample, index: &Index, number: usize) -> String {
    let random = &mut sample.draws(number);
    let (is_author, has_typo) = (number % 6 == 5, number % 5 == 4);
    let mut any_work = || index.work(WorkId(random.below(index.len()) as u32));
    let mut work = any_work();
    // About half of the works have authors, so this finds one.
    for _ in 0..8 {
        if is_author && work.authors.is_empty() {
            work = any_work();
        }
    }
    let from = work
        .authors
        .first()
        .filter(|_| is_author)
        .unwrap_or(&work.title);
    let words: Vec<&str> = from
        .split([' ', ':', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    let start = if is_author {
        0
    } else {
        random.below(words.len())
    };
    let mut text = String::new();
    for (at, word) in words
        .into_iter()
        .skip(start)
        .take(1 + number % 4)
        .enumerate()
    {
        let word = word.to_lowercase();
        text.push_str(if at == 0 { "" } else { " " });
        text.push_str(&if has_typo && at == 0 {
            typo(&word)
        } else {
            word
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::sample;
    use crate::catalogue::Catalogue;

    #[test]
    fn texts_are_typed_letter_by_letter_some_with_a_typo_some_authors() {
        let source = Catalogue::default();
        let works = sample(&source, 100, 1).works;
        let index = Index::new(sample(&source, 100, 1));
        let sample = Sample::new(&source, 100, 1);
        let walks = keystroke_walks(&sample, &index);
        assert_eq!(walks.len(), N_TEXTS);
        for walk in &walks {
            let lengths = walk.iter().map(|query| query.text.chars().count());
            assert!(lengths.eq(1..=walk.len()), "{walk:?}");
        }
        let texts = texts(&sample, &index);
        let has_typo = |text: &String| text.split(' ').any(|word| word == "moedl");
        assert!(texts.iter().any(has_typo), "{texts:?}");
        let mut authors = works.iter().flat_map(|work| &work.authors);
        assert!(
            authors.any(|name| texts.contains(&name.to_lowercase())),
            "{texts:?}"
        );
    }

    #[test]
    fn one_value_is_ticked_at_a_time() {
        let source = sample(&Catalogue::default(), 300, 1);
        let walks = toggle_walks(&Index::new(source));
        assert_eq!(walks.len(), N_CHOICES);
        let first: Vec<_> = walks[0].iter().map(Query::to_pairs).collect();
        // There are no areas: three venues and the stars on, then each off and on.
        assert_eq!(first.len(), 4 + 8);
        assert!(first.windows(2).all(|two| two[0] != two[1]), "{first:?}");
        assert_eq!(first[3], first[11], "{first:?}");
        assert!(first[3].contains(&("stars", "100..".into())), "{first:?}");
    }
}
