//! From curated lists to the catalogue: one room for each step, none of which can fail on
//! messy input.
//!
//! The way of a line: [`mend`] repairs its encoding, a reader in [`read`] turns it into a
//! [`entry::RawEntry`] or an [`entry::Complaint`], [`corrections`] puts right what a list got
//! plainly wrong, [`merge`] finds the entries that mean the same work, [`works`] settles what
//! they disagree on, and [`build`] writes the result down.

pub mod appearance;
pub mod areas;
pub mod atomic;
pub mod build;
pub mod byline;
pub mod check;
pub mod client;
pub mod commits;
pub mod corrections;
pub mod coverage;
pub mod dates;
pub mod diff;
pub mod enrich;
pub mod entry;
pub mod explain;
pub mod facts;
pub mod fetch;
pub mod files;
mod hex;
pub mod history;
pub mod inline;
pub mod links;
pub mod lists;
pub mod mend;
pub mod merge;
pub mod pages;
pub mod publication;
pub mod read;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod seal;
pub mod sheet;
pub mod slug;
pub mod source;
pub mod split;
pub mod stars;
pub mod venues;
pub mod visible;
pub mod works;
