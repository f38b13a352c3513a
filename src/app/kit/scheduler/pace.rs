//! How fast the machine follows what its reader does, and when the page should wait for them.

use std::cell::Cell;

use crate::app::kit::clock::now;

/// How long effects run before the page has its turn, in milliseconds: enough for most of them at
/// once on a fast machine, and on a slow one no longer than a key may wait.
const SLICE: f64 = 8.0;

/// The same on a slow machine, where what they change takes longer still to be painted.
const SLOW_SLICE: f64 = 2.0;

/// A machine is slow where effects take longer than this to follow what a reader does, in
/// milliseconds.
const SLOW: f64 = 25.0;

/// What remains of an effort when the next one is less: one light task does not make a machine
/// fast.
const MEMORY: f64 = 0.7;

/// How long a pause in typing is, in milliseconds: longer than from key to key within a word.
const PAUSE: f64 = 200.0;

/// How long nothing was followed, in milliseconds, where what is followed next is another thing.
const BETWEEN: f64 = 300.0;

/// What was seen of the machine. Times are in milliseconds since the page was opened.
#[derive(Default)]
pub struct Pace {
    /// When an effect last ended, and how long they took since the reader did something.
    last: Cell<f64>,
    busy: Cell<f64>,
    /// The same for what was done before; what took less than the time before counts less.
    effort: Cell<f64>,
    /// Whether there was a key: what was drawn at first says nothing about what follows one.
    has_typed: Cell<bool>,
    not_before: Cell<f64>,
}

impl Pace {
    /// Whether what can be done in small portions should be.
    pub fn is_slow(&self) -> bool {
        self.effort.get() > SLOW
    }

    /// A key was typed. On a slow machine, or where the page has fallen behind, the next key must
    /// not wait for what follows from this one: that waits for a pause.
    pub fn typing(&self, has_fallen_behind: bool) {
        self.judge();
        self.has_typed.set(true);
        let waits = self.is_slow() || has_fallen_behind;
        self.not_before.set(if waits { now() + PAUSE } else { 0.0 });
    }

    /// The reader will not type on.
    pub fn typed(&self) {
        self.not_before.set(0.0);
    }

    /// How long the next turn has to wait yet.
    pub fn wait(&self) -> Option<f64> {
        Some(self.not_before.get() - now()).filter(|&wait| wait > 0.0)
    }

    /// A turn begins; when it is over.
    pub fn begin(&self) -> f64 {
        let now = now();
        if now - self.last.replace(now) > BETWEEN {
            self.judge();
        }
        now + if self.is_slow() { SLOW_SLICE } else { SLICE }
    }

    /// An effect has ended.
    pub fn count(&self) {
        let now = now();
        self.busy
            .set(self.busy.get() + now - self.last.replace(now));
    }

    /// Judges the machine by what it took to follow the last thing that the reader did.
    fn judge(&self) {
        let busy = self.busy.replace(0.0);
        if self.has_typed.get() && busy > 0.0 {
            self.effort.set(busy.max(self.effort.get() * MEMORY));
        }
    }
}
