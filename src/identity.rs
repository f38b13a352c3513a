//! What tells that two things are one work: arXiv ids, DOIs and repositories, addresses, names
//! of people, and titles compared.
//!
//! The lists are merged by these rules, and a new listing is held against the catalogue by the
//! same.

pub mod compose;
pub mod ids;
pub mod names;
pub mod near;
mod punycode;
pub mod titles;
pub mod urls;
pub mod words;
