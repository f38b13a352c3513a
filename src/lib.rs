//! The library behind the Efficient LLM Explorer: curated lists in, a catalogue, and the
//! search, facets and views over it.
//!
//! The rooms, in reading order. A room imports only from those above it, and
//! `tests/native/rooms.rs` holds that.
//!
//! 1. [`work`]: the words. What a work, a listing, a venue and an area are.
//! 2. [`identity`]: what tells that two things are one work. Ids, addresses, names, titles.
//! 3. [`catalogue`]: the file. Reading, validation, canonical writing.
//! 4. [`query`]: what can be asked, and its form in an address.
//! 5. [`search`]: the engine. Columns, bitsets, postings; hits, order, counts.
//! 6. [`mod@bench`]: how fast the engine is, on a synthetic catalogue of any size.
//! 7. [`plot`]: layouts as plain values.
//! 8. [`export`]: what readers take away. Works as references, tables, feeds and list lines.
//! 9. [`contribute`]: a new listing or a correction. Read from a paste, checked, written.
//! 10. [`desk`]: exports and contributions as functions from text to text.
//! 11. `curate` (native): mend, readers of the lists' dialects, rules, merge, report.
//! 12. `app` (wasm32): the page. Loads, follows the address bar, shows.
//!
//! Invariants: parsing never fails, it returns entries and complaints; the same input gives the
//! same bytes; unknown is never 0; the address bar is the only writer of the query; nothing the
//! visitor does leaves the browser.

#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod bench;
pub mod catalogue;
pub mod contribute;
#[cfg(not(target_arch = "wasm32"))]
pub mod curate;
pub mod desk;
pub mod export;
pub mod identity;
pub mod plot;
pub mod query;
pub mod search;
pub mod work;
