//! A facet with its name, which folds it away and keeps it so.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::memory;
use crate::app::reactive::{flag, memo, text};
use crate::app::session::Session;

const NAME: &str = "folded";

/// The facets that are folded away, by their keys.
#[derive(Clone, Copy)]
pub struct Folded(RwSignal<BTreeSet<String>>);

impl Folded {
    /// As the reader left them.
    pub fn recalled(session: Session) -> Self {
        let kept = memory::recall(session, NAME).unwrap_or_default();
        let keys = kept.split(',').filter(|key| !key.is_empty());
        Self(RwSignal::new(keys.map(str::to_owned).collect()))
    }

    fn has(self, key: &str) -> bool {
        self.0.with(|folded| folded.contains(key))
    }

    fn toggle(self, session: Session, key: &str) {
        self.0.update(|folded| {
            if !folded.remove(key) {
                folded.insert(key.to_owned());
            }
        });
        let keys: Vec<String> = self.0.with_untracked(|keys| keys.iter().cloned().collect());
        memory::remember(session, NAME, &keys.join(","));
    }
}

/// A facet under its name. Folded away, it tells how much is chosen in it.
pub fn facet_group(
    key: &'static str,
    legend: &'static str,
    n_chosen: impl Fn() -> usize + Send + Sync + 'static,
    content: AnyView,
) -> AnyView {
    let session = Session::current();
    let folded = expect_context::<Folded>();
    let is_folded = memo(move || folded.has(key));
    let chosen = move || match n_chosen() {
        n_chosen @ 1.. if is_folded.get() => format!("{n_chosen} chosen"),
        _ => String::new(),
    };
    view! {
        <fieldset class="facet" data-facet=key>
            <legend class="facet-legend">
                <button
                    type="button"
                    class="facet-fold"
                    aria-expanded=text(move || (!is_folded.get()).to_string())
                    on:click=move |_| folded.toggle(session, key)
                >
                    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                        <path d="m4 2.5 4 3.5-4 3.5"/>
                    </svg>
                    {legend}
                    <span class="facet-chosen">{text(chosen)}</span>
                </button>
            </legend>
            <div class="facet-body" hidden=flag(move || is_folded.get())>{content}</div>
        </fieldset>
    }
    .into_any()
}
