//! Telling whether two things are the same work: arXiv ids, DOIs and repositories, addresses, names
//! of people, and titles compared.
//!
//! Lists are merged by these rules, and new listings are checked against the catalogue with the
//! same ones.

pub mod compose;
mod hosts;
pub mod ids;
pub mod name_words;
pub mod names;
pub mod near;
pub mod titles;
pub mod urls;
pub mod words;
