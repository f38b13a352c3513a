//! The library behind the Efficient LLM Explorer: curated lists in; a catalogue, with search,
//! facets and views over it, out.
//!
//! The modules, in reading order. Each imports only from those above it; `tests/native/rooms.rs`
//! enforces that.
//!
//! 1. [`work`]: the vocabulary. What a work, a listing, a venue and an area are.
//! 2. [`identity`]: telling whether two things are the same work. Ids, addresses, names, titles.
//! 3. [`catalogue`]: the files. Reading, validation, canonical writing.
//! 4. [`query`]: what can be asked, and how it is written in an address.
//! 5. [`search`]: the engine. Columns, bit sets, postings; hits, order, counts.
//! 6. [`mod@bench`]: how fast the engine is, on a synthetic catalogue of any size.
//! 7. [`plot`]: layouts as plain values.
//! 8. [`shelf`]: what a reader keeps, as values that merge.
//! 9. [`texts`]: the words of the page.
//! 10. [`export`]: what readers take away. Works as references, tables, feeds and list lines.
//! 11. [`contribute`]: a new listing or a correction. Read from a paste, checked, written.
//! 12. [`export_worker`]: exports and contributions, as one function from a request to a response.
//! 13. `curate` (native): from lists to a catalogue. Repairing, reading, rules, merging, report.
//! 14. `app` (wasm32): the page. Loads the catalogue, follows the address bar, shows results.
//!
//! Invariants: parsing never fails, it returns entries and complaints; the same input gives the
//! same bytes; unknown is never 0; only the address bar changes the query; nothing a visitor does
//! leaves the browser.

#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod bench;
pub mod catalogue;
pub mod contribute;
#[cfg(not(target_arch = "wasm32"))]
pub mod curate;
pub mod export;
pub mod export_worker;
pub mod identity;
pub mod plot;
pub mod query;
pub mod search;
pub mod shelf;
pub mod texts;
pub mod work;
