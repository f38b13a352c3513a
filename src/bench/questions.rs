//! What is asked of a sample: texts as they are typed, choices as they are ticked.

use std::cmp::Reverse;

use super::sample::Sample;
use super::words::slip;
use crate::query::{Facet, Measure, Query, Sort, Span};
use crate::search::{Answer, Index};
use crate::work::WorkId;

/// How many texts are typed.
const N_TEXTS: usize = 30;
/// How many choices of facet values are made.
const N_CHOICES: usize = 6;
/// The least number of stars in a choice.
const MIN_STARS: u32 = 100;

/// Queries that follow each other, each a small change of the one before. The first follows the
/// empty query.
pub type Walk = Vec<Query>;

/// A text from its first letter to its last, for each of the texts.
pub fn keystrokes(sample: &Sample, index: &Index) -> Vec<Walk> {
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

/// Two areas, three venues and a least number of stars are ticked one by one; then each is
/// ticked off and on again.
pub fn toggles(index: &Index) -> Vec<Walk> {
    choices(index)
        .iter()
        .map(|choice| toggling(choice))
        .collect()
}

fn toggling(choice: &[Tick]) -> Walk {
    let mut query = Query::default();
    let mut walk = Walk::new();
    let off_and_on = choice.iter().flat_map(|tick| [tick, tick]);
    for tick in choice.iter().chain(off_and_on) {
        query = tick.toggled(query);
        walk.push(query.clone());
    }
    walk
}

/// A text, a choice in every facet and the order by stars, all at once.
pub fn combinations(sample: &Sample, index: &Index) -> Vec<Walk> {
    let choices = choices(index);
    let mut walks = Vec::new();
    for (number, text) in texts(sample, index).into_iter().enumerate() {
        let ticks = choices[number % N_CHOICES].iter();
        let query = ticks.fold(Query::default(), |query, tick| tick.toggled(query));
        walks.push(vec![query.with_text(text).with_sort(Sort::Stars)]);
    }
    walks
}

/// One thing that a reader can tick on or off.
enum Tick {
    Value(Facet, String),
    Stars,
}

impl Tick {
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

/// Areas and venues that many works have, down to some that fewer have.
fn choices(index: &Index) -> Vec<Vec<Tick>> {
    let all = index.answer(&Query::default(), None);
    let areas = by_size(index, &all, Facet::Area);
    let venues = by_size(index, &all, Facet::Venue);
    let choice = |number: usize| {
        let mut ticks = Vec::new();
        for at in [1 + number, 6 + number] {
            ticks.extend(areas.get(at).map(|id| Tick::Value(Facet::Area, id.clone())));
        }
        for id in venues.iter().skip(number).take(3) {
            ticks.push(Tick::Value(Facet::Venue, id.clone()));
        }
        ticks.push(Tick::Stars);
        ticks
    };
    (0..N_CHOICES).map(choice).collect()
}

/// The values of a facet by falling number of works.
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

/// One to four words of a title, in every fifth text one with a slip; every sixth an author.
fn texts(sample: &Sample, index: &Index) -> Vec<String> {
    let n_texts = if index.is_empty() { 0 } else { N_TEXTS };
    (0..n_texts)
        .map(|number| text(sample, index, number))
        .collect()
}

fn text(sample: &Sample, index: &Index, number: usize) -> String {
    let random = &mut sample.draws(number);
    let (is_author, has_slip) = (number % 6 == 5, number % 5 == 4);
    let mut any_work = || index.work(WorkId(random.below(index.len()) as u32));
    let mut work = any_work();
    // A work whose authors are known is not far.
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
        text.push_str(&if has_slip && at == 0 {
            slip(&word)
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
    fn texts_are_typed_letter_by_letter_some_with_a_slip_some_authors() {
        let source = Catalogue::default();
        let works = sample(&source, 100, 1).works;
        let index = Index::new(sample(&source, 100, 1));
        let sample = Sample::new(&source, 100, 1);
        let walks = keystrokes(&sample, &index);
        assert_eq!(walks.len(), N_TEXTS);
        for walk in &walks {
            let lengths = walk.iter().map(|query| query.text.chars().count());
            assert!(lengths.eq(1..=walk.len()), "{walk:?}");
        }
        let texts = texts(&sample, &index);
        let has_slip = |text: &String| text.split(' ').any(|word| word == "moedl");
        assert!(texts.iter().any(has_slip), "{texts:?}");
        let mut authors = works.iter().flat_map(|work| &work.authors);
        assert!(
            authors.any(|name| texts.contains(&name.to_lowercase())),
            "{texts:?}"
        );
    }

    #[test]
    fn one_value_is_ticked_at_a_time() {
        let source = sample(&Catalogue::default(), 300, 1);
        let walks = toggles(&Index::new(source));
        assert_eq!(walks.len(), N_CHOICES);
        let first: Vec<_> = walks[0].iter().map(Query::to_pairs).collect();
        // No areas: three venues and the stars on, then each off and on.
        assert_eq!(first.len(), 4 + 8);
        assert!(first.windows(2).all(|two| two[0] != two[1]), "{first:?}");
        assert_eq!(first[3], first[11], "{first:?}");
        assert!(first[3].contains(&("stars", "100..".into())), "{first:?}");
    }
}
