//! A facet with its name, which folds it away and keeps it so.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::icon::{FOLD, icon};
use crate::app::kit::widget::button;
use crate::app::state::language::tr::{tr, tr_plural};
use crate::app::state::session::Session;
use crate::app::state::storage::{self, Key};
use crate::texts::Text;

/// The facets that are folded away, by their keys, as they are remembered.
#[derive(Clone, Copy)]
pub struct Folded(RwSignal<String>);

impl Folded {
    /// As the reader left them.
    pub fn recalled(session: Session) -> Self {
        let kept = storage::get(session.address.is_embedded(), Key::Folded).unwrap_or_default();
        Self(RwSignal::new(kept))
    }

    fn has(self, key: &str) -> bool {
        self.0
            .with(|folded| folded.split(',').any(|known| known == key))
    }

    fn toggle(self, session: Session, key: &str) {
        let folded = self.0.get_untracked();
        let known = folded.split(',').filter(|known| !known.is_empty());
        let mut keys: Vec<&str> = known.filter(|&known| known != key).collect();
        if !untrack(|| self.has(key)) {
            keys.push(key);
        }
        let keys = keys.join(",");
        storage::set(session.address.is_embedded(), Key::Folded, &keys);
        self.0.set(keys);
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
    let is_folded = Memo::new(move |_| folded.has(key));
    let chosen = move || match n_chosen() {
        n_chosen @ 1.. if is_folded.get() => tr_plural(Text::Chosen, n_chosen, &[]),
        _ => String::new(),
    };
    let fold = button("facet-fold", "")
        .bind_attr("aria-expanded", move || (!is_folded.get()).to_string())
        .on_click(move || folded.toggle(session, key))
        .child(icon("12", FOLD))
        .text(tr(legend))
        .child(el("span").class("facet-chosen").bind_text(chosen));
    let body = el("div")
        .class("facet-body")
        .bind_flag("hidden", move || is_folded.get())
        .children(content);
    el("fieldset")
        .class("facet")
        .attr("data-facet", key)
        .child(el("legend").class("facet-legend").child(fold))
        .child(body)
}
