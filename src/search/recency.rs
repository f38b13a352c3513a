//! What is new: recently added to the lists, or new to a returning reader.

use rustc_hash::FxHashSet;

use super::facet::{RECENT_30, RECENT_90};
use crate::work::date::Date;

/// The values for recently added works, with the number of days each reaches back from the
/// newest addition. Counting from the newest addition rather than from today keeps a catalogue
/// that has not been refreshed for a while from having no recent works at all.
const RECENT: [(&str, i64); 2] = [(RECENT_30, 30), (RECENT_90, 90)];

/// The first day that counts as recent for one of the values.
pub fn since(value: &str, newest: Date) -> Option<Date> {
    let (_, days) = RECENT.into_iter().find(|(id, _)| *id == value)?;
    Date::from_day_number(newest.day_number() - days)
}

/// The days on which works were added.
#[derive(Default)]
pub struct AddedDates {
    days: Vec<Option<i64>>,
    newest: Option<i64>,
}

impl AddedDates {
    /// Adds the date of the next work.
    pub fn push(&mut self, date: Option<&str>) {
        let day = date.and_then(Date::parse).map(Date::day_number);
        self.newest = self.newest.max(day);
        self.days.push(day);
    }

    /// The values that a work has, once all dates are known.
    pub fn value_ids(&self, work: usize) -> impl Iterator<Item = &'static str> + use<> {
        let age = self.days[work].and_then(|day| Some(self.newest? - day));
        let is_in = move |&(_, days): &(&str, i64)| age.is_some_and(|age| age <= days);
        RECENT.into_iter().filter(is_in).map(|(id, _)| id)
    }

    /// The newest of them.
    pub fn newest(&self) -> Option<Date> {
        Date::from_day_number(self.newest?)
    }

    /// How many works there are.
    pub fn len(&self) -> usize {
        self.days.len()
    }
}

/// Which works are new to a reader, by the [`fingerprint`](crate::work::fingerprint) of their
/// keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NewWorks {
    /// None: this is the first visit.
    #[default]
    None,
    /// These.
    Only(FxHashSet<u32>),
    /// All except these.
    AllExcept(FxHashSet<u32>),
}

impl NewWorks {
    /// Whether the work with a fingerprint is new.
    pub fn contains(&self, fingerprint: u32) -> bool {
        match self {
            Self::None => false,
            Self::Only(new) => new.contains(&fingerprint),
            Self::AllExcept(known) => !known.contains(&fingerprint),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::fingerprint;

    #[track_caller]
    fn check(dates: &[Option<&str>], expected: &[&[&str]]) {
        let mut added = AddedDates::default();
        dates.iter().for_each(|date| added.push(*date));
        let ids = (0..added.len()).map(|work| added.value_ids(work).collect());
        let ids: Vec<Vec<&str>> = ids.collect();
        assert_eq!(ids, expected, "{dates:?}");
    }

    #[test]
    fn recent_counts_from_the_newest_addition() {
        check(&[None], &[&[]]);
        check(
            &[Some("2024-06-18"), Some("2024-05-19"), Some("2024-05-18")],
            &[
                &["recent-30", "recent-90"],
                &["recent-30", "recent-90"],
                &["recent-90"],
            ],
        );
        // 91 days apart, across the end of February in a leap year.
        check(
            &[Some("2024-04-01"), Some("2024-01-01"), Some("soon")],
            &[&["recent-30", "recent-90"], &[], &[]],
        );
    }

    #[test]
    fn recent_works_are_those_since_a_day() {
        let newest = Date::parse("2026-07-26").expect("a day");
        let since = |value: &str| since(value, newest).map(|date| date.to_string());
        assert_eq!(since("recent-30").as_deref(), Some("2026-06-26"));
        assert_eq!(since("recent-90").as_deref(), Some("2026-04-27"));
        assert_eq!(since("new"), None);
    }

    /// A date that does not exist once counted as the day it would be, and made every real
    /// addition old.
    #[test]
    fn dates_that_do_not_exist_are_unknown() {
        check(
            &[Some("2024-06-18"), Some("2024-99-01"), Some("2024-06-31")],
            &[&["recent-30", "recent-90"], &[], &[]],
        );
    }

    #[test]
    fn new_is_what_was_not_there_before() {
        let known: FxHashSet<u32> = ["a", "b"].map(fingerprint).into_iter().collect();
        assert!(!NewWorks::AllExcept(known.clone()).contains(fingerprint("a")));
        assert!(NewWorks::AllExcept(known.clone()).contains(fingerprint("c")));
        assert!(NewWorks::Only(known).contains(fingerprint("b")));
        assert!(!NewWorks::None.contains(fingerprint("c")));
    }
}
