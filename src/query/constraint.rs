//! What a query asks, constraint by constraint, so that each can be named and lifted.

use super::pieces::pieces;
use super::{Facet, Measure, Query, Span};

/// One thing that a query asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// Its text.
    Text(String),
    /// One of several parts of its text, as typed, and its place among them.
    Part(String, usize),
    /// A value that is chosen, or excluded.
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
    /// All that it asks: its text as one, each value, the bounds of each measure.
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

    /// The parts of its text, if there are several.
    pub fn parts(&self) -> Vec<Constraint> {
        let pieces = pieces(&self.text);
        if pieces.len() < 2 {
            return Vec::new();
        }
        let parts = pieces.iter().enumerate();
        parts
            .map(|(at, piece)| Constraint::Part(piece.typed.trim().to_owned(), at))
            .collect()
    }

    /// The same query without one of its constraints.
    pub fn lifting(&self, constraint: &Constraint) -> Self {
        let query = self.clone();
        match constraint {
            Constraint::Text(_) => query.with_text(""),
            Constraint::Part(_, lifted) => {
                let pieces = pieces(&self.text);
                let kept = pieces.iter().enumerate().filter(|(at, _)| at != lifted);
                let kept: Vec<&str> = kept.map(|(_, piece)| piece.typed.trim()).collect();
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

    /// The addresses that are left when each constraint in turn is lifted.
    #[track_caller]
    fn check(query: &Query, constraints: &[Constraint], left: &[&str]) {
        let lifted: Vec<String> = constraints
            .iter()
            .map(|constraint| {
                let pairs = query.lifting(constraint).to_pairs();
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
        check(&query, &query.parts(), &left.each_ref().map(String::as_str));
    }

    #[test]
    fn nothing_asked_is_nothing_to_lift() {
        assert_eq!(Query::default().constraints(), []);
        assert_eq!(Query::default().with_text("one ").parts(), []);
    }
}
