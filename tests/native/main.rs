//! Tests that run natively, all in one binary.

#![cfg(not(target_arch = "wasm32"))]

mod bench;
mod contribute;
mod contribute_lines;
mod crosstab;
mod curate;
mod curate_accounting;
mod curate_catalogue;
mod curate_commands;
mod curate_enrich;
mod curate_facts;
mod curate_fetch;
mod curate_forms;
mod curate_hostile;
mod curate_imprints;
mod curate_lists;
mod curate_pages;
mod curate_properties;
mod curate_sizes;
mod curate_stars;
mod curate_titles;
mod engine;
mod export_bibtex;
mod export_formats;
mod export_references;
#[path = "../e2e/hostile.rs"]
mod hostile;
mod oracle;
mod oracle_text;
mod pages_html;
mod pool;
mod query;
mod rooms;
mod schema;
mod search;
mod server;
mod shelf;
mod translations;
mod typos;
