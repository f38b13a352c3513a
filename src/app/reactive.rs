//! Values that follow from signals.

use leptos::prelude::*;

/// A value that follows from signals, worked out once a change and told only if it differs.
///
/// Every closure is a type of its own, and Leptos makes the code of a memo anew for each type of
/// closure that it meets; one type of closure for each type of value keeps the download small.
pub fn memo<T>(now: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let now: Box<dyn Fn() -> T + Send + Sync> = Box::new(now);
    Memo::new(move |_| now())
}
