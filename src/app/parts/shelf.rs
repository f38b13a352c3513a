//! What the page shows of the shelf: buttons wherever works are shown, notices, actions.
//!
//! Elements that act name their [`Action`](action::Action) in an attribute, and one listener runs
//! it ([`events`]): rows are redrawn often, and a listener for each of their buttons would be.

pub mod action;
pub mod buttons;
pub mod controls;
pub mod events;
pub mod notices;
pub mod run;
