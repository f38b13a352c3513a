//! The library behind the Efficient LLM Explorer: curated lists in, a catalogue, and the
//! search, facets and views over it.
//!
//! The rooms, in reading order. A room imports only from those above it, and
//! `tests/native/rooms.rs` holds that.
//!
//! 1. [`work`]: the words. What a work, a listing, a venue and an area are.
//! 2. [`catalogue`]: the file. Reading, validation, canonical writing.
//! 3. [`query`]: what can be asked, and its form in an address.
//! 4. [`search`]: the engine. Columns, bitsets, postings; hits, order, counts.
//! 5. [`mod@bench`]: how fast the engine is, on a synthetic catalogue of any size.
//! 6. [`plot`]: layouts as plain values.
//! 7. [`shelf`]: what a reader keeps, as values that merge.
//! 8. [`texts`]: the words of the page.
//! 9. `curate` (native): mend, readers of the lists' dialects, rules, merge, report.
//! 10. `app` (wasm32): the page. Loads, follows the address bar, shows.
//!
//! Invariants: parsing never fails, it returns entries and complaints; the same input gives the
//! same bytes; unknown is never 0; the address bar is the only writer of the query; nothing the
//! visitor does leaves the browser.

#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod bench;
pub mod catalogue;
#[cfg(not(target_arch = "wasm32"))]
pub mod curate;
pub mod plot;
pub mod query;
pub mod search;
pub mod shelf;
pub mod texts;
pub mod work;
