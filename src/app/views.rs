//! The views of the works, each a function of the session.

pub mod about;
pub mod charts;
pub mod compare;
pub mod contribute;
pub mod frame;
pub mod frameworks;
pub mod list;
pub mod map;
pub mod shelf;
pub mod trends;
