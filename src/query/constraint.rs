//! The constraints of a query, so that each can be named and dropped.

use super::tokens::tokenize;
use super::{Facet, Measure, Query, Span};

/// A single constraint of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// The whole text.
    Text(String),
    /// One of several parts of the text, as typed, and its position among them.
    TextPart(String, usize),
    /// A chosen or excluded value.
    Value {
        /// The facet.
        facet: Facet,
        /// The value's id.
        id: String,
        /// Whether it is excluded.
        exclude: bool,
    },
    /// The bounds of a measure.
    Bounds(Measure),
}

impl Query {
    /// All constraints: the text as a whole, each value, the bounds of each measure.
    pub fn constraints(&self) -> Vec<Constraint> {
        let text = self.text.trim();
        let text = (!text.is_empty()).then(|| Constraint::Text(text.to_owned()));
        let values = Facet::ALL.into_iter().flat_map(|facet| {
            let choice = self.choice(facet);
            let any = choice.any.iter().map(|id| (id, false));
            let none = choice.none.iter().map(|id| (id, true));
            any.chain(none).map(move |(id, exclude)| Constraint::Value {
                facet,
                id: id.clone(),
                exclude,
            })
        });
        let bounded = |measure: &Measure| !self.span(*measure).is_empty();
        let bounds = Measure::ALL.into_iter().filter(bounded);
        text.into_iter()
            .chain(values)
            .chain(bounds.map(Constraint::Bounds))
            .collect()
    }

    /// The parts of the text, if there are several.
    pub fn text_parts(&self) -> Vec<Constraint> {
        let tokens = tokenize(&self.text);
        if tokens.len() < 2 {
            return Vec::new();
        }
        let parts = tokens.iter().enumerate();
        parts
            .map(|(at, token)| Constraint::TextPart(token.typed.trim().to_owned(), at))
            .collect()
    }

    /// The same query without one of its constraints.
    pub fn without_constraint(&self, constraint: &Constraint) -> Self {
        let query = self.clone();
        match constraint {
            Constraint::Text(_) => query.with_text(""),
            Constraint::TextPart(_, lifted) => {
                let tokens = tokenize(&self.text);
                let kept = tokens.iter().enumerate().filter(|(at, _)| at != lifted);
                let kept: Vec<&str> = kept.map(|(_, token)| token.typed.trim()).collect();
                query.with_text(kept.join(" "))
            }
            Constraint::Value { facet, id, .. } => query.without(*facet, id),
            Constraint::Bounds(measure) => query.with_span(*measure, Span::default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The addresses that remain when each constraint in turn is dropped.
    #[track_caller]
    fn check(query: &Query, constraints: &[Constraint], left: &[&str]) {
        let lifted: Vec<String> = constraints
            .iter()
            .map(|constraint| {
                let pairs = query.without_constraint(constraint).to_pairs();
                let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
                pairs.join("&")
            })
            .collect();
        assert_eq!(lifted, left);
    }

    #[test]
    fn each_constraint_can_be_lifted() {
        let query = Query::from_pairs([
            ("q", "kv \"the cache\" -moe"),
            ("venue", "iclr,-arxiv"),
            ("stars", "5..,unknown"),
        ]);
        check(
            &query,
            &query.constraints(),
            &[
                "venue=iclr,-arxiv&stars=5..,unknown",
                "q=kv \"the cache\" -moe&venue=-arxiv&stars=5..,unknown",
                "q=kv \"the cache\" -moe&venue=iclr&stars=5..,unknown",
                "q=kv \"the cache\" -moe&venue=iclr,-arxiv",
            ],
        );
        let rest = "venue=iclr,-arxiv&stars=5..,unknown";
        let parts = ["\"the cache\" -moe", "kv -moe", "kv \"the cache\""];
        let left = parts.map(|text| format!("q={text}&{rest}"));
        check(
            &query,
            &query.text_parts(),
            &left.each_ref().map(String::as_str),
        );
    }

    #[test]
    fn nothing_asked_is_nothing_to_lift() {
        assert_eq!(Query::default().constraints(), []);
        assert_eq!(Query::default().with_text("one ").text_parts(), []);
    }
}
