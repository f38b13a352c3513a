//! What is recent: for the lists, and for a reader who was here before.

use rustc_hash::FxHashSet;

use super::facet::{RECENT_30, RECENT_90};
use crate::work::days::day_number;

/// The values of the recently added, and how many days each reaches back from the newest date on
/// which a list says that it added a work. Not from the day of the visit, nor from that of the
/// star counts: a catalogue that is not refreshed for a while keeps its newest works.
pub const RECENT: [(&str, i64); 2] = [(RECENT_30, 30), (RECENT_90, 90)];

/// Days on which works were added.
#[derive(Default)]
pub struct Added {
    days: Vec<Option<i64>>,
    newest: Option<i64>,
}

impl Added {
    /// Takes the date of the next work.
    pub fn push(&mut self, date: Option<&str>) {
        let day = date.and_then(day);
        self.newest = self.newest.max(day);
        self.days.push(day);
    }

    /// The values that a work has.
    pub fn ids(&self, work: usize) -> impl Iterator<Item = &'static str> + use<> {
        let age = self.days[work].and_then(|day| Some(self.newest? - day));
        let is_in = move |&(_, reach): &(&str, i64)| age.is_some_and(|age| age <= reach);
        RECENT.into_iter().filter(is_in).map(|(id, _)| id)
    }

    /// How many works there are.
    pub fn len(&self) -> usize {
        self.days.len()
    }
}

fn day(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let mut next = || parts.next().flatten();
    Some(day_number(next()?, next()?, next()?))
}

/// What a browser remembers of a work: FNV-1a (Fowler, Noll and Vo) of its key, which stays the
/// same in every version of the program.
pub fn mark(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |mark, byte| {
        (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Which works are new to a reader, each by its [`mark`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fresh {
    /// None: this is the first visit.
    #[default]
    Nothing,
    /// These.
    Only(FxHashSet<u32>),
    /// All but these.
    AllBut(FxHashSet<u32>),
}

impl Fresh {
    /// Whether the work of a mark is new.
    pub fn has(&self, mark: u32) -> bool {
        match self {
            Self::Nothing => false,
            Self::Only(marks) => marks.contains(&mark),
            Self::AllBut(marks) => !marks.contains(&mark),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(dates: &[Option<&str>], expected: &[&[&str]]) {
        let mut added = Added::default();
        dates.iter().for_each(|date| added.push(*date));
        let ids: Vec<Vec<&str>> = (0..added.len()).map(|at| added.ids(at).collect()).collect();
        assert_eq!(ids, expected, "{dates:?}");
    }

    #[test]
    fn recent_is_meant_from_the_newest_addition() {
        check(&[None], &[&[]]);
        check(
            &[Some("2024-06-18"), Some("2024-05-19"), Some("2024-05-18")],
            &[
                &["recent-30", "recent-90"],
                &["recent-30", "recent-90"],
                &["recent-90"],
            ],
        );
        // Over the end of February in a leap year: 91 days.
        check(
            &[Some("2024-04-01"), Some("2024-01-01"), Some("soon")],
            &[&["recent-30", "recent-90"], &[], &[]],
        );
    }

    #[test]
    fn new_is_what_was_not_there_before() {
        let known: FxHashSet<u32> = ["a", "b"].map(mark).into_iter().collect();
        assert!(!Fresh::AllBut(known.clone()).has(mark("a")));
        assert!(Fresh::AllBut(known.clone()).has(mark("c")));
        assert!(Fresh::Only(known).has(mark("b")));
        assert!(!Fresh::Nothing.has(mark("c")));
    }
}
