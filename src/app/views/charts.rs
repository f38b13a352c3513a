//! What the views that count have in common: areas, tables of counts, cells that filter.

pub mod areas;
pub mod grid;
pub mod pick;
