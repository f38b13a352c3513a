//! What any page could use: elements and signals, scheduling, widgets. Nothing here knows of works.

pub mod changed;
pub mod clock;
pub mod debounce;
pub mod dom;
pub mod icon;
pub mod modal;
pub mod number;
pub mod page;
pub mod scheduler;
pub mod staged;
pub mod widget;
