//! What can be asked: a [`Query`], its `(key, value)` form in an address, and the language typed
//! into the search box (`kv cache venue:ICLR -area:moe stars:>100 author:dettmers "exact phrase"`).
//!
//! Values of a facet are combined with OR, facets with AND; a leading `-` excludes. Reading never
//! fails: unknown keys and unreadable values of an address are ignored, and a clause of the typed
//! language that cannot be read is searched as words, with a [`Note`] about it. Defaults are not
//! written to the address.

mod choice;
mod clauses;
mod constraint;
mod extract;
mod facet;
mod field;
mod numbers;
mod sort;
mod span;
mod tokens;
mod value_list;

pub use choice::Choice;
pub use clauses::{Clause, clauses};
pub use constraint::Constraint;
pub use extract::{FilterExtraction, Note, PartialValue, Problem};
pub use facet::{Facet, Measure};
pub use field::{Field, TextField};
pub use sort::Sort;
pub use span::Span;

/// A query; the default one asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The text in the search box.
    pub text: String,
    /// The choice in each facet, in the order of [`Facet::ALL`].
    choices: [Choice; Facet::ALL.len()],
    /// The bounds on each measure, in the order of [`Measure::ALL`].
    spans: [Span; Measure::ALL.len()],
    /// The chosen order; `None` for the default, which depends on the text.
    pub sort: Option<Sort>,
}

impl Query {
    /// The choice in a facet.
    pub fn choice(&self, facet: Facet) -> &Choice {
        &self.choices[facet as usize]
    }

    /// The choice in a facet, to be changed.
    pub fn choice_mut(&mut self, facet: Facet) -> &mut Choice {
        &mut self.choices[facet as usize]
    }

    /// The bounds on a measure.
    pub fn span(&self, measure: Measure) -> Span {
        self.spans[measure as usize]
    }

    /// The same query with other bounds on a measure.
    pub fn with_span(mut self, measure: Measure, span: Span) -> Self {
        self.spans[measure as usize] = span;
        self
    }

    /// The same query with another text.
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// The same query in another order; the default order is not stored.
    pub fn with_sort(mut self, sort: Sort) -> Self {
        self.sort = None;
        if self.order() != sort {
            self.sort = Some(sort);
        }
        self
    }

    /// The same query after a click on a value: chosen if it was neither chosen nor excluded,
    /// otherwise neither.
    pub fn toggled(mut self, facet: Facet, value: &str) -> Self {
        let choice = self.choice_mut(facet);
        if !choice.remove(value) {
            choice.any.push(value.to_owned());
        }
        self
    }

    /// The same query after a click on a value's exclusion: excluded, or no longer so.
    pub fn exclusion_toggled(mut self, facet: Facet, value: &str) -> Self {
        self.choice_mut(facet).toggle_exclusion(value);
        self
    }

    /// The same query without a value of a facet, chosen or excluded.
    pub fn without(mut self, facet: Facet, value: &str) -> Self {
        self.choice_mut(facet).remove(value);
        self
    }

    /// The same query with nothing chosen in a facet.
    pub fn without_facet(mut self, facet: Facet) -> Self {
        *self.choice_mut(facet) = Choice::default();
        self
    }

    /// The order of the results: the chosen one, else relevance with a text and newest without.
    pub fn order(&self) -> Sort {
        self.sort.unwrap_or(if self.text.trim().is_empty() {
            Sort::Newest
        } else {
            Sort::Relevance
        })
    }

    /// Whether it asks for everything, in any order.
    pub fn is_unfiltered(&self) -> bool {
        self.text.trim().is_empty()
            && self.choices.iter().all(Choice::is_empty)
            && self.spans.iter().all(Span::is_empty)
    }

    /// The same query without filters.
    pub fn cleared(&self) -> Self {
        let sort = self.sort.filter(|&sort| sort != Sort::Relevance);
        Self {
            sort,
            ..Self::default()
        }
    }

    /// Reads the decoded pairs of an address; the last of repeated keys counts.
    ///
    /// Values are written as in a typed text. Catalogue ids contain no commas, quotes or white
    /// space, but any value reads back as it was written: such a one is quoted. Keys must match
    /// exactly; their aliases are known to the typed language only.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut query = Self::default();
        for (key, value) in pairs {
            query.read_pair(key, value);
        }
        query
    }

    fn read_pair(&mut self, key: &str, value: &str) {
        if key == "q" {
            self.text = if value.trim().is_empty() { "" } else { value }.to_owned();
        } else if key == "sort" {
            self.sort = Sort::from_key(value);
        } else if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == key) {
            *self.choice_mut(facet) = Choice::read(value);
        } else if let Some(measure) = Measure::ALL.into_iter().find(|known| known.key() == key) {
            self.spans[measure as usize] = Span::read(value, measure).unwrap_or_default();
        }
    }

    /// The pairs of an address, in a fixed order and without defaults.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![("q", self.text.clone())];
        for facet in [Facet::Area, Facet::Venue] {
            pairs.push((facet.key(), self.choice(facet).write()));
        }
        for measure in Measure::ALL {
            pairs.push((measure.key(), self.span(measure).write()));
        }
        for facet in [Facet::Kind, Facet::List, Facet::Has, Facet::Tag, Facet::Is] {
            pairs.push((facet.key(), self.choice(facet).write()));
        }
        let sort = self.sort.map(Sort::key).unwrap_or_default();
        pairs.push(("sort", sort.to_owned()));
        pairs.retain(|(_, value)| !value.trim().is_empty());
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[(&str, &str)], written: &[(&str, &str)]) {
        let query = Query::from_pairs(pairs.iter().copied());
        let out = query.to_pairs();
        let out: Vec<(&str, &str)> = out.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(out, written);
        assert_eq!(Query::from_pairs(out.iter().copied()), query);
    }

    #[test]
    fn an_address_reads_back_as_written() {
        let full = [
            ("q", "kv cache"),
            ("area", "kv-cache,-moe"),
            ("venue", "iclr,neurips"),
            ("year", "2022..2024"),
            ("stars", "100..,unknown"),
            ("kind", "paper"),
            ("list", "003"),
            ("has", "code"),
            ("sort", "stars"),
        ];
        check(&full, &full);
        check(&[], &[]);
    }

    #[test]
    fn what_cannot_be_read_is_ignored() {
        check(
            &[
                ("utm_source", "mail"),
                ("sort", "colour"),
                ("year", "soon..later"),
                ("stars", "-5..x"),
                ("area", ",,-,"),
                ("q", "  "),
            ],
            &[],
        );
    }

    #[test]
    fn ranges_come_in_every_form() {
        check(&[("year", "2023")], &[("year", "2023..2023")]);
        check(&[("year", "..2020")], &[("year", "..2020")]);
        check(&[("stars", "unknown")], &[("stars", "unknown")]);
        check(
            &[("stars", " 10 .. 20 , unknown ")],
            &[("stars", "10..20,unknown")],
        );
    }

    #[test]
    fn odd_values_stand_in_quotes() {
        let odd = [
            ("venue", "\"AI Open\",icml"),
            ("tag", "\"a,b\",-\"\"\"c\"\"\""),
        ];
        check(&odd, &odd);
        check(&[("venue", "AI Open,icml")], &odd[..1]);
        check(&[("tag", "5\"x")], &[("tag", "\"5\"\"x\"")]);
    }

    #[test]
    fn toggling_twice_is_nothing_and_a_click_on_an_exclusion_ends_it() {
        let query = Query::default().toggled(Facet::Venue, "icml");
        assert_eq!(query.choice(Facet::Venue).any, ["icml"]);
        assert_eq!(query.toggled(Facet::Venue, "icml"), Query::default());
        let excluded = Query::from_pairs([("venue", "-icml")]);
        assert_eq!(excluded.toggled(Facet::Venue, "icml"), Query::default());
    }

    #[test]
    fn the_default_order_follows_the_text_and_is_never_written() {
        assert_eq!(Query::default().order(), Sort::Newest);
        let typed = Query::default().with_text("lora");
        assert_eq!(typed.order(), Sort::Relevance);
        assert_eq!(typed.clone().with_sort(Sort::Relevance).sort, None);
        assert_eq!(typed.with_sort(Sort::Newest).sort, Some(Sort::Newest));
    }
}
