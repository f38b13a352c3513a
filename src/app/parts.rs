//! The parts of the page, one component a file.

mod about;
mod area_facet;
mod chips;
mod clearing;
mod controls;
mod dense_row;
mod density;
mod detail;
mod explorer;
mod facet_group;
mod facet_panel;
mod facet_row;
mod help;
mod hints;
mod icons;
mod keys;
mod language;
mod marked;
mod news;
mod pieces;
mod range_facet;
mod range_handles;
mod results;
mod search_box;
mod sentence;
mod sort_select;
mod states;
mod theme;
mod title_bar;
mod value_facet;
mod view_tabs;
mod views;
mod work_card;

pub use explorer::explorer;
pub use states::{load_failure, loading};
pub use theme::apply_theme;
