//! What is shown of a work in more than one place.

pub mod authors;
pub mod links;
pub mod marked;
pub mod related;
pub mod share;
pub mod sources;
pub mod words;
