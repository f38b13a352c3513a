//! The bounds on a measure.

use super::Measure;
use super::numbers::{self, Sign};

/// Bounds on a measure, both inclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The smallest value kept.
    pub from: Option<u32>,
    /// The largest value kept.
    pub to: Option<u32>,
    /// Also keep works whose value is unknown; without bounds, keep only those.
    pub unknown: bool,
}

impl Span {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same with its bounds in ascending order.
    pub fn normalized(self) -> Self {
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

    /// Reads bounds as typed or as in an address; `None` if they cannot be read.
    pub(super) fn read(value: &str, measure: Measure) -> Option<Self> {
        let mut span: Option<Self> = None;
        for part in numbers::parts(value, measure)? {
            let next = Self::read_part(&part, measure)?;
            span = Some(match span {
                None => next,
                Some(span) => span.or(next)?,
            });
        }
        span
    }

    fn read_part(part: &str, measure: Measure) -> Option<Self> {
        let number = |text: &str| numbers::number(text, measure);
        if part.eq_ignore_ascii_case("unknown") {
            return Some(Self {
                unknown: true,
                ..Self::default()
            });
        }
        if let Some((sign, bound)) = numbers::comparison(part) {
            let bound = number(bound)?;
            return match sign {
                Sign::More => Some(Self::from(bound.checked_add(1)?)),
                Sign::AtLeast => Some(Self::from(bound)),
                Sign::Less => Some(Self::to(bound.checked_sub(1)?)),
                Sign::AtMost => Some(Self::to(bound)),
                Sign::Equal => Some(Self::between(bound, bound)),
            };
        }
        if let Some((from, to)) = part.split_once("..") {
            return match (from.trim(), to.trim()) {
                ("", "") => None,
                (from, "") => Some(Self::from(number(from)?)),
                ("", to) => Some(Self::to(number(to)?)),
                (from, to) => Some(Self::between(number(from)?, number(to)?)),
            };
        }
        if let Some((from, to)) = part.split_once(['-', '–']) {
            return Some(Self::between(number(from)?, number(to)?));
        }
        match part.strip_suffix('+') {
            Some(from) => Some(Self::from(number(from)?)),
            None => number(part).map(|exact| Self::between(exact, exact)),
        }
    }

    fn from(from: u32) -> Self {
        Self {
            from: Some(from),
            ..Self::default()
        }
    }

    fn to(to: u32) -> Self {
        Self {
            to: Some(to),
            ..Self::default()
        }
    }

    fn between(from: u32, to: u32) -> Self {
        Self {
            from: Some(from),
            to: Some(to),
            unknown: false,
        }
    }

    fn is_bounded(self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// The union; `None` if a gap makes it two ranges.
    fn or(self, other: Self) -> Option<Self> {
        let unknown = self.unknown || other.unknown;
        if !self.is_bounded() || !other.is_bounded() {
            let bounded = if self.is_bounded() { self } else { other };
            return Some(Self { unknown, ..bounded });
        }
        let (a, b) = (self.normalized(), other.normalized());
        let reaches = |low: Self, high: Self| match (low.to, high.from) {
            (Some(to), Some(from)) => from <= to.saturating_add(1),
            _ => true,
        };
        let to = a.to.zip(b.to).map(|(a, b)| a.max(b));
        let from = a.from.zip(b.from).map(|(a, b)| a.min(b));
        (reaches(a, b) && reaches(b, a)).then_some(Self {
            // Without any bound, it would keep unknown values too.
            from: from.or(to.is_none().then_some(0)),
            to,
            unknown,
        })
    }

    /// The known values that it does not keep; `None` unless they form one range.
    ///
    /// Works of unknown value stay out either way, except that the complement of "unknown" is
    /// everything known.
    pub(super) fn complement(self) -> Option<Self> {
        let span = self.normalized();
        match (span.from.filter(|&from| from > 0), span.to) {
            (Some(from), None) => Some(Self::to(from - 1)),
            (None, Some(to)) => Some(Self::from(to.checked_add(1)?)),
            (None, None) if !self.is_bounded() => Some(Self::from(0)),
            _ => None,
        }
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

    fn read(value: &str) -> Span {
        Span::read(value, Measure::Stars).expect("a readable value")
    }

    #[test]
    fn spans_keep_what_they_say() {
        let span = read("100..500");
        assert!(span.keeps(Some(100)) && span.keeps(Some(500)));
        assert!(!span.keeps(Some(99)) && !span.keeps(Some(501)) && !span.keeps(None));
        assert!(read("100..,unknown").keeps(None));
        assert_eq!(read("500..100").normalized(), span);
        let only_unknown = read("unknown");
        assert!(only_unknown.keeps(None) && !only_unknown.keeps(Some(3)));
        assert!(Span::default().keeps(None) && Span::default().keeps(Some(0)));
    }

    /// Reads a value and writes it again; an empty string stands for one that cannot be read.
    #[track_caller]
    fn check(measure: Measure, value: &str, expected: &str) {
        let span = Span::read(value, measure);
        assert_eq!(span.unwrap_or_default().write(), expected, "{value:?}");
        assert_eq!(span.is_none(), expected.is_empty(), "{value:?}");
        if let Some(span) = span {
            assert_eq!(Span::read(&span.write(), measure), Some(span));
        }
    }

    #[track_caller]
    fn check_stars(value: &str, expected: &str) {
        check(Measure::Stars, value, expected);
    }

    #[test]
    fn bounds_come_in_every_form() {
        check_stars("100..500", "100..500");
        check_stars(" 10 .. 20 , Unknown ", "10..20,unknown");
        check_stars("100..", "100..");
        check_stars("..100", "..100");
        check_stars("7", "7..7");
        check_stars("=7", "7..7");
        check_stars(">100", "101..");
        check_stars(">=100", "100..");
        check_stars("<100", "..99");
        check_stars("≤ 100", "..100");
        check_stars("100+", "100..");
        check_stars("unknown", "unknown");
        check(Measure::Year, "2020-2022", "2020..2022");
        check(Measure::Year, "2020–2022", "2020..2022");
        check(Measure::Year, "\"2020 - 2022\"", "2020..2022");
    }

    #[test]
    fn counts_may_be_short_or_grouped() {
        check_stars(">1k", "1001..");
        check_stars("1.5K..2m", "1500..2000000");
        check_stars("1,000", "1000..1000");
        check_stars(">=1,000,000", "1000000..");
        check_stars("1,000..2,500,unknown", "1000..2500,unknown");
        check_stars("1.2345k", "");
        check_stars("5000m", "");
        check(Measure::Year, "2k", "");
        check(Measure::Year, "2022,202", "");
    }

    #[test]
    fn several_parts_are_one_range_or_none() {
        check(Measure::Year, "2022,2023", "2022..2023");
        check(Measure::Year, "2024..,2020..2023", "2020..");
        check(Measure::Year, "..2020,>2020", "0..");
        check(Measure::Year, "2021,2023", "");
    }

    #[test]
    fn what_is_no_bound_cannot_be_read() {
        for value in [
            "",
            "..",
            "lots",
            "5..x",
            "-5",
            ">",
            "<0",
            "5-",
            "k",
            ".5",
            "1.5",
            "4294967296",
        ] {
            check_stars(value, "");
        }
    }

    #[track_caller]
    fn check_complement(value: &str, expected: &str) {
        let complement = read(value).complement().unwrap_or_default();
        assert_eq!(complement.write(), expected, "{value:?}");
    }

    #[test]
    fn the_complement_of_a_half_line_is_the_other() {
        check_complement(">100", "..100");
        check_complement("..100", "101..");
        check_complement("0..5", "6..");
        check_complement("unknown", "0..");
        check_complement(">100,unknown", "..100");
        check_complement("1..5", "");
        check_complement("0..", "");
    }
}
