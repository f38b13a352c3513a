//! From curated lists to the catalogue.
