//! What stands over the results: active filters, quick filters, order and form of the list.

pub mod chips;
pub mod clearing;
pub mod columns;
pub mod density;
pub mod hints;
pub mod quick;
pub mod sort_select;
pub mod view_tabs;
