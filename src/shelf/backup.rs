//! When to remind the reader of a back-up: a browser may drop what it stores.

/// So many edits without one are worth a reminder.
const MANY_EDITS: u32 = 20;
/// So are so many days, if there was an edit.
const MANY_DAYS: u64 = 14;

/// What was done since the last back-up, or since the reader last said that it can wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    n_edits: u32,
    /// Days since 1970, by the reader's clock.
    since: i64,
}

impl Backup {
    /// Starts again: a back-up was made, or can wait.
    pub fn started(today: i64) -> Self {
        Self {
            n_edits: 0,
            since: today,
        }
    }

    /// One edit more.
    pub fn edited(self) -> Self {
        Self {
            n_edits: self.n_edits.saturating_add(1),
            ..self
        }
    }

    /// Whether a reminder is due. A clock that was set back far is no reason to stay silent.
    pub fn is_due(self, today: i64) -> bool {
        let days = today.abs_diff(self.since);
        self.n_edits >= MANY_EDITS || self.n_edits > 0 && days >= MANY_DAYS
    }

    /// Reads what [`Backup::write`] wrote; starts today where it did not.
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

    /// Its text.
    pub fn write(self) -> String {
        format!("{} {}", self.n_edits, self.since)
    }
}
