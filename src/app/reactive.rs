//! Values of the view that change.
//!
//! Every closure is a type of its own, and Leptos makes its code anew for each type that it meets
//! in a view. One type for all texts and one for all switches keeps the download small.

use leptos::prelude::*;

/// A value that follows from signals, worked out once a change and told only if it differs.
pub fn memo<T>(now: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let now: Box<dyn Fn() -> T + Send + Sync> = Box::new(now);
    Memo::new(move |_| now())
}

/// A text that follows from signals.
pub fn text(now: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(now)
}

/// A switch that follows from signals.
pub fn flag(now: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(now)
}
