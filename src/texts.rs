//! The words of the page, in English, in one place; other languages are files beside the page.
//!
//! A translation is found by the English text that it stands for, as gettext does it, so that
//! this table costs the download nothing but the texts themselves. `{0}`, `{1}` … stand for
//! what is filled in. Where a text has a `|`, what stands before it is said of one thing, what
//! stands behind it of any other number; a language may do without. What stands behind `##` is
//! for translators and not shown: it tells texts apart that are the same in English.

macro_rules! texts {
    ($($name:ident = $english:literal;)*) => {
        /// A text of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "each says below what it is")]
        pub enum Text { $($name,)* }

        /// All texts, in the order of [`Text`].
        pub const ENGLISH: &[&str] = &[$($english,)*];
    };
}

texts! {
    // Everywhere.
    AppName = "Efficient LLM Explorer";
    Works = "{0} work|{0} works";
    Date = "{0} {1} {2}##day month year";
    MonthAndYear = "{0} {1}##month year";
    Months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
    Close = "Close";

    // The bar on top, the tabs, the list's own controls.
    Views = "Views";

    // Filters, chips, what stands in the place of results.
    Filters = "Filters";

    // A work: cards, rows, the detail.
    EtAl = "et al.";

    // Views beside the list.
    Trends = "Trends";

    // Keys, help, commands.
    Help = "Help";

    // The shelf.
    Shelf = "Shelf";
    ShelfSave = "Save";
    ShelfSaved = "Saved";
    ShelfSaveTitle = "Save to the shelf: s";
    ShelfChoose = "Lists and tags";
    ShelfDefaultList = "Saved works";
    ShelfNoList = "In no list";
    ShelfSaveAll = "Save all {0}…";
    ShelfSaveSearch = "Save this search";
    ShelfSearchSaved = "The search is saved as “{0}”.";
    ShelfEverything = "All works";
    ShelfWorkSaved = "Saved to the shelf.";
    ShelfWorkUnsaved = "Taken out of its lists.";
    ShelfUndo = "Undo##button";
    ShelfUndone = "Undone.";
    ShelfInLists = "In the lists";
    ShelfNewList = "New list";
    ShelfAddList = "Add list";
    ShelfTags = "Tags##the reader's own";
    ShelfNewTag = "New tag";
    ShelfAddTag = "Add tag";
    ShelfDropTag = "Remove tag {0}";
    ShelfListMade = "The list “{0}” is there.";
    ShelfNothing = "Nothing is saved yet. “Save” stands on every card; the key s does the same.";
    ShelfAbout = "The shelf is kept in this browser and nowhere else. Nothing of it is sent anywhere.";
    ShelfFramed = "A shelf belongs to the full explorer: here, inside another page, nothing is kept.";
    ShelfOpenFull = "Open the full explorer";
    ShelfNoStorage = "This browser keeps nothing for this page, as in some private windows. The shelf lasts until the page is closed.";
    ShelfUnsaved = "{0} change could not be kept: the browser's storage is full or was emptied. It is in this page until you close it.|{0} changes could not be kept: the browser's storage is full or was emptied. They are in this page until you close it.";
    ShelfTryAgain = "Try to keep them again";
    ShelfUnreadable = "{0} record on the shelf cannot be read. It is kept as it is, and goes into the back-up.|{0} records on the shelf cannot be read. They are kept as they are, and go into the back-up.";
    ShelfForget = "Forget them";
    ShelfForgotten = "What could not be read is gone.";
    ShelfTooLong = "That is too long: {0} bytes, and {1} are the most. The shelf keeps what it had.";
    ShelfTooMany = "That is more than the shelf holds: {0} works, lists and searches. Nothing was changed.";
    ShelfPersistent = "The browser has promised not to delete it by itself.";
    ShelfNotPersistent = "The browser may delete it when it runs out of space or after a while without a visit: keep a back-up.";
    ShelfBackup = "Back-up";
    ShelfBackupDue = "Much has changed since the last back-up of the shelf.";
    ShelfLater = "Later";
    ShelfExport = "Save as a file";
    ShelfExported = "The file has everything on the shelf.";
    ShelfNotExported = "The browser does not let this page write a file.";
    ShelfImport = "Add from a file";
    ShelfImportOf = "{0} holds:";
    ShelfAdded = "{0} new";
    ShelfChanged = "{0} changed";
    ShelfSame = "{0} the same as here";
    ShelfGone = "{0} removed here since";
    ShelfBringBack = "Bring back what was removed";
    ShelfRefused = "{0} left out";
    ShelfRefusedTooLong = "Record {0}: {1} bytes, and {2} are the most";
    ShelfRefusedTooMany = "Record {0}: more than the shelf holds";
    ShelfRefusedUnreadable = "Record {0}: cannot be read";
    ShelfTakeOver = "Add to the shelf";
    ShelfCancel = "Cancel";
    ShelfTakenOver = "{0} is on the shelf.";
    ShelfFileTooNew = "{0} was written by a newer version of the explorer. Reload the page to get that version.";
    ShelfFileNoShelf = "{0} is no file of a shelf: {1}";
    ShelfFileTooLarge = "{0} is too large to be a shelf, or cannot be read.";
    ShelfSort = "Sort the shelf";
    ShelfSortRecent = "Saved last";
    ShelfSortTitle = "Title##of works";
    ShelfSortNewest = "Newest works";
    ShelfUnreadOnly = "Unread only";
    ShelfRead = "Read##the reader has read it";
    ShelfNote = "Note";
    ShelfNoteOf = "Note on {0}";
    ShelfRemove = "Remove";
    ShelfRemoved = "{0} work is off the shelf.|{0} works are off the shelf.";
    ShelfListRemoved = "The list “{0}” is gone.";
    ShelfSearchRemoved = "The search “{0}” is gone.";
    ShelfRemoveList = "Remove list";
    ShelfRename = "Rename";
    ShelfName = "Name";
    ShelfPick = "Select {0}";
    ShelfPickAll = "Select all";
    ShelfPicked = "{0} selected";
    ShelfMarkRead = "Mark as read";
    ShelfMarkUnread = "Mark as unread";
    ShelfMarked = "{0} work marked.|{0} works marked.";
    ShelfLink = "Link to them";
    ShelfLinkHere = "A link to the selected works";
    ShelfLinkTooMany = "These are too many works for a link: save them as a file instead.";
    ShelfClear = "Clear selection";
    ShelfLeft = "No longer in the catalogue. This is what was known:";
    ShelfSearches = "Saved searches";
    ShelfNewSince = "{0} new";
    ShelfSent = "{0} work that a link names|{0} works that a link names";
    ShelfSentSave = "Save…";
    ShelfSentClose = "Put away";
    ShelfShowAll = "Show all {0}";

    // Citing, exporting, contributing.
    Cite = "Cite";
}

impl Text {
    /// What it says in English, without the note for translators.
    pub fn english(self) -> &'static str {
        shown(ENGLISH[self as usize])
    }
}

/// A text without its note for translators.
pub fn shown(text: &str) -> &str {
    text.split_once("##").map_or(text, |(shown, _)| shown)
}

/// The form of a text for a number of things.
pub fn form(text: &str, count: usize) -> &str {
    match text.split_once('|') {
        Some((one, _)) if count == 1 => one,
        Some((_, many)) => many,
        None => text,
    }
}

/// A text with its places filled in. A place without a value stays as it is.
pub fn filled(text: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, place) = rest.split_at(at);
        out.push_str(before);
        let number = place
            .as_bytes()
            .get(1)
            .map(|digit| digit.wrapping_sub(b'0'));
        let value = number.and_then(|number| values.get(usize::from(number)));
        match (value, place.as_bytes().get(2)) {
            (Some(value), Some(b'}')) => {
                out.push_str(value);
                rest = &place[3..];
            }
            _ => {
                out.push('{');
                rest = &place[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_places_in_any_order_and_leaves_braces_alone() {
        assert_eq!(filled("{1} of {0}", &["a", "b{0}"]), "b{0} of a");
        assert_eq!(filled("{x} {7} {", &["a"]), "{x} {7} {");
        assert_eq!(filled("{0}", &["知"]), "知");
    }

    #[test]
    fn one_thing_has_a_form_of_its_own() {
        assert_eq!(form("{0} work|{0} works", 1), "{0} work");
        assert_eq!(form("{0} work|{0} works", 0), "{0} works");
        assert_eq!(form("{0} 项", 1), "{0} 项");
    }

    #[test]
    fn notes_for_translators_are_not_shown() {
        assert_eq!(Text::Date.english(), "{0} {1} {2}");
    }
}
