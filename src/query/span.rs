//! What one measure is asked: bounds.

/// Bounds on a measure, both inclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Least value kept.
    pub from: Option<u32>,
    /// Greatest value kept.
    pub to: Option<u32>,
    /// Also keep works whose value is unknown; without bounds, keep only those.
    pub unknown: bool,
}

impl Span {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same with its bounds in rising order.
    pub fn in_order(self) -> Self {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => Self {
                from: Some(to),
                to: Some(from),
                ..self
            },
            _ => self,
        }
    }

    /// Whether a work with this value is kept.
    pub fn keeps(&self, value: Option<u32>) -> bool {
        let bounded = self.from.is_some() || self.to.is_some();
        match value {
            Some(value) if bounded => {
                self.from.is_none_or(|from| from <= value) && self.to.is_none_or(|to| value <= to)
            }
            Some(_) => !self.unknown,
            None => self.unknown || !bounded,
        }
    }

    pub(super) fn read(value: &str) -> Self {
        let mut span = Self::default();
        for part in value.split(',').map(str::trim) {
            if part == "unknown" {
                span.unknown = true;
            } else if let Some((from, to)) = part.split_once("..") {
                span.from = from.trim().parse().ok();
                span.to = to.trim().parse().ok();
            } else if let Ok(exact) = part.parse() {
                span.from = Some(exact);
                span.to = Some(exact);
            }
        }
        span
    }

    pub(super) fn write(&self) -> String {
        let number = |bound: Option<u32>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        let range = format!("{}..{}", number(self.from), number(self.to));
        match (range.as_str(), self.unknown) {
            ("..", true) => "unknown".to_owned(),
            ("..", false) => String::new(),
            (_, true) => format!("{range},unknown"),
            (_, false) => range,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_keep_what_they_say() {
        let span = Span::read("100..500");
        assert!(span.keeps(Some(100)) && span.keeps(Some(500)));
        assert!(!span.keeps(Some(99)) && !span.keeps(Some(501)) && !span.keeps(None));
        assert!(Span::read("100..,unknown").keeps(None));
        assert_eq!(Span::read("500..100").in_order(), span);
        let only_unknown = Span::read("unknown");
        assert!(only_unknown.keeps(None) && !only_unknown.keeps(Some(3)));
        assert!(Span::default().keeps(None) && Span::default().keeps(Some(0)));
    }
}
