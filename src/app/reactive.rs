//! Values of the view that change.
//!
//! Every closure is a type of its own, and Leptos makes its code anew for each type that it meets
//! in a view. One type for all texts and one for all switches keeps the download small.

use std::sync::Arc;

use leptos::prelude::*;

/// A value that follows from signals, worked out once a change and told only if it differs.
pub fn memo<T>(now: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let now: Box<dyn Fn() -> T + Send + Sync> = Box::new(now);
    Memo::new(move |_| now())
}

/// Views that follow from keys, each kept as long as its key is there.
pub fn each(
    keys: impl Fn() -> Vec<String> + Send + Sync + 'static,
    view: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let keys: Box<dyn Fn() -> Vec<String> + Send + Sync> = Box::new(keys);
    let view: Arc<dyn Fn(String) -> AnyView + Send + Sync> = Arc::new(view);
    view! { <For each=keys key=String::clone let(key)>{view(key)}</For> }.into_any()
}

/// A view that is there or not.
pub fn when(
    is_there: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let is_there = memo(is_there);
    let view: Box<dyn Fn() -> AnyView + Send + Sync> = Box::new(view);
    changing(move || match is_there.get() {
        true => view(),
        false => ().into_any(),
    })
}

/// A view that follows from signals, made anew with each change.
pub fn changing(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send + Sync> = Box::new(view);
    view.into_any()
}

/// A text that follows from signals.
pub fn text(now: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(now)
}

/// A switch that follows from signals.
pub fn flag(now: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(now)
}
