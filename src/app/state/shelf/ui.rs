//! UI state of the shelf: what is open, selected and announced.

use crate::shelf::{Edit, Import, Refusal, SavedWork};
use crate::texts::Text;

/// The latest that the page has to tell.
#[derive(Clone, Default)]
pub enum Notification {
    #[default]
    Nothing,
    /// Something was done, with what takes it back.
    Done(String, Vec<Edit>),
    /// Something was not done.
    Refused(Refusal),
}

/// A file that the reader chose.
#[derive(Clone, Default)]
pub enum Chosen {
    #[default]
    Nothing,
    /// Why it cannot be taken over.
    Bad(String),
    /// Its name, and what it holds.
    Good(String, Import),
}

/// What is open, selected and chosen.
#[derive(Default)]
pub struct ShelfUi {
    pub news: Notification,
    /// The works whose lists and tags are being chosen, by key.
    pub choosing: Vec<String>,
    /// The works that are selected, by key.
    pub picked: Vec<String>,
    /// Which of [`ORDERS`] works stand in.
    pub order: usize,
    pub unread_only: bool,
    /// What is open or spread out: the link of the selection, notes, new names, long lists.
    pub open: Vec<String>,
    pub chosen: Chosen,
    /// Whether taking over a file brings back what was removed since.
    pub bring_back: bool,
    /// Whether the browser promised not to drop what is stored, as far as it has said.
    pub is_persistent: Option<bool>,
}

/// The orders that works of a list may stand in.
pub const ORDERS: [Text; 3] = [
    Text::ShelfSortRecent,
    Text::ShelfSortTitle,
    Text::ShelfSortNewest,
];

impl ShelfUi {
    /// What comes first has the lesser rank.
    pub fn rank(&self, saved: &SavedWork) -> (u64, String) {
        let year = || saved.venue_and_year.rsplit(' ').next()?.parse::<u64>().ok();
        let number = match self.order {
            0 => u64::MAX - saved.order,
            1 => 0,
            _ => u64::MAX - year().unwrap_or(0),
        };
        (number, saved.title.to_lowercase())
    }

    /// Whether something is open.
    pub fn is_open(&self, name: &str) -> bool {
        self.open.iter().any(|open| open == name)
    }

    /// Whether a work is selected.
    pub fn is_picked(&self, key: &str) -> bool {
        self.picked.iter().any(|picked| picked == key)
    }
}

/// Puts a name on a list of names, or takes it off.
pub fn toggle(names: &mut Vec<String>, name: &str) {
    match names.iter().position(|known| known == name) {
        Some(at) => drop(names.remove(at)),
        None => names.push(name.to_owned()),
    }
}
