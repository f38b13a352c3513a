//! `curate`: builds and checks the catalogue.
fn main() {}
