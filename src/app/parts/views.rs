//! The views of the works beside the list: each a function of the session.

mod about;
mod areas;
mod frameworks;
mod grid;
mod map;
mod pick;
mod shelf;
mod trends;

pub use about::about;
pub use frameworks::frameworks;
pub use map::map;
pub use shelf::{shelf, works_of};
pub use trends::trends;
