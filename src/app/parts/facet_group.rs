//! A facet with its name, which folds it away and keeps it so.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::controls::bare_button;
use super::icons::{FOLD, icon};
use crate::app::dom::{El, el};
use crate::app::memory;
use crate::app::reactive::{RwSignal, memo};
use crate::app::say::{count, say};
use crate::app::session::Session;
use crate::texts::Text;

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
    legend: Text,
    n_chosen: impl Fn() -> usize + 'static,
    content: impl IntoIterator<Item = El>,
) -> El {
    let session = Session::current();
    let folded = expect_context::<Folded>();
    let is_folded = memo(move || folded.has(key));
    let chosen = move || match n_chosen() {
        n_chosen @ 1.. if is_folded.get() => count(Text::Chosen, n_chosen, &[]),
        _ => String::new(),
    };
    let fold = bare_button("facet-fold")
        .follow_attr("aria-expanded", move || (!is_folded.get()).to_string())
        .on_click(move || folded.toggle(session, key))
        .put(icon("12", FOLD))
        .say(say(legend))
        .put(el("span").class("facet-chosen").follow_text(chosen));
    let body = el("div")
        .class("facet-body")
        .follow_flag("hidden", move || is_folded.get())
        .put_all(content);
    el("fieldset")
        .class("facet")
        .attr("data-facet", key)
        .put(el("legend").class("facet-legend").put(fold))
        .put(body)
}
