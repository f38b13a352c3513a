//! What the page shows of the shelf: buttons wherever works are shown, the dialog of lists and
//! tags, notices.
//!
//! An element that does something says what by `data-shelf` and to what by `data-key`, and
//! [`heard`] does it, whatever element it is: no listener of its own for each. Blocks are drawn
//! anew when what they show changes, which their key says. Both keep the download small.

pub mod actions;
pub mod blocks;
pub mod buttons;
pub mod controls;
pub mod notices;
