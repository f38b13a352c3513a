//! Values of the view that change.
//!
//! Every closure is a type of its own, and Leptos makes its code anew for each type that it meets
//! in a view. One type for all texts and one for all switches keeps the download small.

use leptos::prelude::*;

/// A text that follows from signals.
pub fn text(now: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(now)
}

/// A switch that follows from signals.
pub fn flag(now: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(now)
}
