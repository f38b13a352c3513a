//! The parts of the page, one component a file.

mod about;
mod area_facet;
mod chips;
mod dense_row;
mod density;
mod detail;
mod explorer;
mod facet_group;
mod facet_panel;
mod facet_row;
mod help;
mod hints;
mod keys;
mod marked;
mod pieces;
mod range_facet;
mod range_handles;
mod results;
mod search_box;
mod shelf;
mod sort_select;
mod states;
mod theme;
mod title_bar;
mod value_facet;
mod view_tabs;
mod views;
mod work_card;

pub use explorer::Explorer;
pub use shelf::heard;
pub use states::{LoadFailure, Loading, LoadingProps};
pub use theme::apply_theme;
