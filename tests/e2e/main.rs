//! The built page in a real browser, as a visitor meets it.
//!
//! Counts are checked against a naive scan of `data/catalogue.json` (see [`naive`]), so the
//! tests hold for whatever the catalogue has in it. With `E2E_SCREENSHOTS=1` they leave
//! pictures in `target/screenshots`.

#![cfg(not(target_arch = "wasm32"))]

mod browser;
mod hostile;
mod naive;
mod page;
mod server;

mod address;
mod builds;
mod cards;
mod compare;
mod detail;
mod embed;
mod embed_faults;
mod embed_snippet;
mod failure;
mod faults;
mod filters;
mod hostile_page;
mod integrity;
mod layout;
mod loading;
mod offline;
mod offline_faults;
mod pages;
mod panel;
mod pictures;
mod query;
mod reach;
mod references;
mod results;
mod shelf;
mod shelf_faults;
mod table;
mod take;
mod views;
