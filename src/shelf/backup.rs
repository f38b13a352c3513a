//! When to remind the reader of a backup: a browser may drop what it stores.

/// This many edits without a backup are worth a reminder …
const MANY_EDITS: u32 = 20;
/// … as are this many days, if there was an edit.
const MANY_DAYS: u64 = 14;

/// What happened since the last backup, or since the reader last dismissed the reminder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    n_edits: u32,
    /// Days since 1970, by the reader's clock.
    since: i64,
}

impl Backup {
    /// Starts over: a backup was made, or the reminder was dismissed.
    pub fn started(today: i64) -> Self {
        Self {
            n_edits: 0,
            since: today,
        }
    }

    /// Counts an edit.
    pub fn edited(self) -> Self {
        Self {
            n_edits: self.n_edits.saturating_add(1),
            ..self
        }
    }

    /// Whether a reminder is due. The absolute difference still works after the clock was set back.
    pub fn is_due(self, today: i64) -> bool {
        let days = today.abs_diff(self.since);
        self.n_edits >= MANY_EDITS || self.n_edits > 0 && days >= MANY_DAYS
    }

    /// Reads what [`Backup::write`] wrote; anything else starts today.
    pub fn read(text: Option<&str>, today: i64) -> Self {
        let read = |text: &str| {
            let (edits, since) = text.split_once(' ')?;
            Some(Self {
                n_edits: edits.parse().ok()?,
                since: since.parse().ok()?,
            })
        };
        text.and_then(read).unwrap_or(Self::started(today))
    }

    /// The text to store.
    pub fn write(self) -> String {
        format!("{} {}", self.n_edits, self.since)
    }
}
