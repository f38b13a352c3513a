//! What a reader can do with the shelf.

/// An action. The elements that offer it name it in `data-shelf`, and what it is about in
/// `data-key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Saves a work, or takes it out of its lists.
    ToggleSaved,
    /// Opens the dialog of lists and tags for a work.
    ChooseWork,
    /// The same for all works that are found.
    ChooseFound,
    /// The same for the selected works.
    ChooseSelected,
    /// The same for the works of a shared link.
    ChooseSent,
    /// Closes that dialog.
    CloseDialog,
    /// Takes a shared link out of the address.
    DismissSent,
    /// Saves the current search.
    SaveSearch,
    /// Puts the chosen works into a list, or takes them out.
    ToggleList,
    /// Makes a list for the chosen works.
    AddList,
    /// Tags the chosen works.
    AddTag,
    /// Takes a tag off the chosen works.
    DropTag,
    /// Marks a work as read or unread.
    SetRead,
    /// Marks the selected works as read.
    MarkRead,
    /// Marks the selected works as unread.
    MarkUnread,
    /// Writes the note of a work.
    Note,
    /// Removes a work.
    RemoveWork,
    /// Removes the selected works.
    RemoveSelected,
    /// Removes a list.
    RemoveList,
    /// Removes a search.
    RemoveSearch,
    /// Renames a list or a search.
    Rename,
    /// Runs a saved search.
    RunSearch,
    /// Opens or closes a [`Disclosure`](crate::app::state::shelf::ui::Disclosure).
    Disclose,
    /// Selects a work, or no longer.
    Select,
    /// Selects the works of a list.
    SelectList,
    /// Selects nothing.
    SelectNone,
    /// Exports the selected works.
    ExportSelected,
    /// Exports the works of a list.
    ExportList,
    /// Sorts the lists.
    Sort,
    /// Shows unread works only, or all.
    UnreadOnly,
    /// Downloads the shelf as a file.
    Export,
    /// Looks into a file.
    Import,
    /// Whether an import brings back what was removed.
    BringBack,
    /// Imports the file.
    ConfirmImport,
    /// Closes the preview of an import.
    CancelImport,
    /// Undoes the last action.
    Undo,
    /// Closes the notification.
    CloseNotification,
    /// Tries again to store what could not be stored.
    TryAgain,
    /// Puts off the reminder of a back-up.
    Later,
    /// Forgets the records that cannot be read.
    Forget,
}

/// All actions with their names in the page.
const NAMES: [(Action, &str); 40] = [
    (Action::ToggleSaved, "toggle"),
    (Action::ChooseWork, "choose"),
    (Action::ChooseFound, "choose-all"),
    (Action::ChooseSelected, "choose-picked"),
    (Action::ChooseSent, "choose-sent"),
    (Action::CloseDialog, "close-dialog"),
    (Action::DismissSent, "put-away"),
    (Action::SaveSearch, "save-search"),
    (Action::ToggleList, "list"),
    (Action::AddList, "add-list"),
    (Action::AddTag, "add-tag"),
    (Action::DropTag, "drop-tag"),
    (Action::SetRead, "read"),
    (Action::MarkRead, "mark-read"),
    (Action::MarkUnread, "mark-unread"),
    (Action::Note, "note"),
    (Action::RemoveWork, "remove"),
    (Action::RemoveSelected, "remove-picked"),
    (Action::RemoveList, "remove-list"),
    (Action::RemoveSearch, "remove-search"),
    (Action::Rename, "rename"),
    (Action::RunSearch, "ask"),
    (Action::Disclose, "open"),
    (Action::Select, "pick"),
    (Action::SelectList, "pick-list"),
    (Action::SelectNone, "pick-none"),
    (Action::ExportSelected, "export-picked"),
    (Action::ExportList, "export-list"),
    (Action::Sort, "order"),
    (Action::UnreadOnly, "unread-only"),
    (Action::Export, "export"),
    (Action::Import, "import"),
    (Action::BringBack, "bring-back"),
    (Action::ConfirmImport, "take-over"),
    (Action::CancelImport, "cancel-import"),
    (Action::Undo, "undo"),
    (Action::CloseNotification, "close-news"),
    (Action::TryAgain, "try-again"),
    (Action::Later, "later"),
    (Action::Forget, "forget"),
];

impl Action {
    /// Its name in the page.
    pub fn name(self) -> &'static str {
        let named = NAMES.iter().find(|(action, _)| *action == self);
        named.map_or("", |(_, name)| name)
    }

    /// The action of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let named = NAMES.iter().find(|(_, known)| *known == name);
        named.map(|(action, _)| *action)
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Action, NAMES};

    #[wasm_bindgen_test]
    fn every_name_is_of_one_action() {
        for (action, name) in NAMES {
            assert_eq!(Action::from_name(name), Some(action));
            assert_eq!(action.name(), name);
        }
        assert_eq!(Action::from_name("__proto__"), None);
    }
}
