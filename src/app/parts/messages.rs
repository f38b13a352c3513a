//! What the page says of itself: loading, failure, nothing found, what is new.

pub mod news;
pub mod notices;
pub mod states;
