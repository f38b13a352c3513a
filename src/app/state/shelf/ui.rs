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
    pub open: Vec<Disclosure>,
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
    pub fn is_open(&self, disclosure: &Disclosure) -> bool {
        self.open.contains(disclosure)
    }

    /// Whether a work is selected.
    pub fn is_picked(&self, key: &str) -> bool {
        self.picked.iter().any(|picked| picked == key)
    }
}

/// Something that opens and closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disclosure {
    /// The link to the selected works.
    Link,
    /// The note of a work, by its key.
    Note(String),
    /// All works of a long list, by its id.
    WholeList(String),
    /// The new name of a list or a search, by the key of its record.
    Rename(String),
}

impl Disclosure {
    /// What stands for it in the page.
    pub fn key(&self) -> String {
        match self {
            Self::Link => "link".to_owned(),
            Self::Note(key) => format!("note {key}"),
            Self::WholeList(id) => format!("all {id}"),
            Self::Rename(key) => key.clone(),
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Self {
        match key.split_once(' ') {
            None if key == "link" => Self::Link,
            Some(("note", key)) => Self::Note(key.to_owned()),
            Some(("all", id)) => Self::WholeList(id.to_owned()),
            _ => Self::Rename(key.to_owned()),
        }
    }
}

/// Adds an item to a list, or removes it.
pub fn toggle<T: PartialEq>(items: &mut Vec<T>, item: T) {
    match items.iter().position(|known| *known == item) {
        Some(at) => drop(items.remove(at)),
        None => items.push(item),
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Disclosure, ShelfUi, toggle};
    use crate::shelf::SavedWork;

    #[wasm_bindgen_test]
    fn the_key_of_a_disclosure_reads_back() {
        let all = [
            Disclosure::Link,
            Disclosure::Note("2210.17323".to_owned()),
            Disclosure::WholeList(String::new()),
            Disclosure::Rename("l/1-a".to_owned()),
        ];
        for disclosure in all {
            assert_eq!(Disclosure::from_key(&disclosure.key()), disclosure);
        }
    }

    #[wasm_bindgen_test]
    fn what_is_toggled_twice_is_as_it_was() {
        let mut items = vec![1, 2];
        toggle(&mut items, 3);
        assert_eq!(items, [1, 2, 3]);
        toggle(&mut items, 1);
        assert_eq!(items, [2, 3]);
    }

    #[wasm_bindgen_test]
    fn the_orders_of_the_shelf() {
        let work = |title: &str, venue_and_year: &str, order| SavedWork {
            title: title.to_owned(),
            venue_and_year: venue_and_year.to_owned(),
            order,
            ..SavedWork::default()
        };
        let works = [
            work("B", "ICLR 2023", 1),
            work("a", "", 3),
            work("C", "2024", 2),
        ];
        let sorted = |order| {
            let ui = ShelfUi {
                order,
                ..ShelfUi::default()
            };
            let mut works: Vec<&SavedWork> = works.iter().collect();
            works.sort_by_key(|work| ui.rank(work));
            works
                .iter()
                .map(|work| work.title.as_str())
                .collect::<String>()
        };
        assert_eq!([0, 1, 2].map(sorted), ["aCB", "aBC", "CBa"]);
    }
}
