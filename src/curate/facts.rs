//! Facts beside the lists: what lists do not print and named sources do.

pub mod first_listed;
pub mod join;
