//! What the page knows: the address, the session that follows from it, language, storage, the shelf.

pub mod address_bar;
pub mod dialogs;
pub mod language;
pub mod load;
pub mod offline;
pub mod published;
pub mod route;
pub mod session;
pub mod shelf;
pub mod sources;
pub mod storage;
pub mod worker;
