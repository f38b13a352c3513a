//! The parts of the page, one component a file.

pub mod card;
pub mod compare;
pub mod copy;
pub mod detail;
pub mod dialog_buttons;
pub mod facets;
pub mod focus;
pub mod link;
pub mod messages;
pub mod passage;
pub mod shelf;
pub mod title_bar;
pub mod toolbar;
pub mod work;
