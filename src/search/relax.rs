//! Ways out of an empty result.

use super::sorting::sorted_by_key;
use super::{Answer, Index};
use crate::query::Constraint;

/// A constraint that can be dropped to get results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The constraint to drop.
    pub constraint: Constraint,
    /// How many works that would keep.
    pub n_works: usize,
}

impl Index {
    /// The single constraints that can be dropped to get any results, the most results first.
    pub fn relaxations(&self, answer: &Answer) -> Vec<Relaxation> {
        let query = &answer.resolved().query;
        let constraints = query.constraints().into_iter().chain(query.text_parts());
        let ways: Vec<Relaxation> = constraints
            .map(|constraint| Relaxation {
                n_works: self.n_kept(&query.without_constraint(&constraint), Some(answer)),
                constraint,
            })
            .filter(|way| way.n_works > 0)
            .collect();
        sorted_by_key(ways, |way| u64::MAX - way.n_works as u64)
    }
}
