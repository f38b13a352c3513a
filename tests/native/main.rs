//! All native tests in one binary: every further file in `tests/` would be another link.

mod curate;
mod curate_catalogue;
mod curate_properties;
