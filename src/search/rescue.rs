//! Ways out of an empty result.

use super::sorting::by_rising;
use super::{Answer, Index};
use crate::query::Constraint;

/// A constraint that alone stands between a query and some works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// What to lift.
    pub constraint: Constraint,
    /// How many works that would give.
    pub n_works: usize,
}

impl Index {
    /// Which single constraint to lift so that something is found, and how many works each would
    /// give; most works first.
    pub fn ways_out(&self, answer: &Answer) -> Vec<WayOut> {
        let query = &answer.understood().settled;
        let constraints = query.constraints().into_iter().chain(query.parts());
        let ways: Vec<WayOut> = constraints
            .map(|constraint| WayOut {
                n_works: self.n_kept(&query.lifting(&constraint), Some(answer)),
                constraint,
            })
            .filter(|way| way.n_works > 0)
            .collect();
        by_rising(ways, |way| u64::MAX - way.n_works as u64)
    }
}
