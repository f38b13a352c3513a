//! Clearing all filters, and taking that back.

use leptos::prelude::*;

use super::chips::keep_focus;
use super::controls::button;
use crate::app::dom::El;
use crate::app::say::say;
use crate::app::session::Session;
use crate::query::Query;
use crate::texts::Text;

/// What was asked before everything was cleared, and what that left, for as long as nothing else
/// is asked.
#[derive(Clone, Copy)]
pub struct Clearing {
    session: Session,
    cleared: RwSignal<Option<(Query, Query)>>,
}

impl Clearing {
    /// Nothing cleared yet; for all parts of the page that are made from here on.
    pub fn provide(session: Session) -> Self {
        let cleared = RwSignal::new(None);
        // Asking something else and coming back must not bring an old offer with it.
        Effect::new(move || {
            let is_kept = session.query.with(|now| {
                cleared.with_untracked(|cleared: &Option<(Query, Query)>| {
                    cleared.as_ref().is_none_or(|(_, left)| left == now)
                })
            });
            if !is_kept {
                cleared.set(None);
            }
        });
        let clearing = Self { session, cleared };
        provide_context(clearing);
        clearing
    }

    /// Whether it can be taken back.
    pub fn can_undo(self) -> bool {
        self.cleared.with(Option::is_some)
    }

    fn clear(self) {
        let asked = self.session.query.get_untracked();
        let left = asked.cleared();
        self.cleared.set(Some((asked, left.clone())));
        self.session.go(|_| left);
        keep_focus(0);
    }

    fn undo(self) {
        if let Some((asked, _)) = self.cleared.get_untracked() {
            self.session.go(|_| asked);
            keep_focus(0);
        }
    }
}

/// A button that clears everything that is asked.
pub fn clear_button(class: &str, text: Text) -> El {
    let clearing = expect_context::<Clearing>();
    button(class, text).on_click(move || clearing.clear())
}

/// A button that brings back what was cleared.
pub fn undo_button(clearing: Clearing) -> El {
    button("chip is-undo", Text::Undo)
        .attr("title", say(Text::UndoMeans))
        .on_click(move || clearing.undo())
}
