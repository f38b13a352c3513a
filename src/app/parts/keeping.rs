//! What leads to the parts that only the whole program has, whether or not this is it.

use crate::app::reactive::{RwSignal, effect};
use leptos::prelude::*;

use super::controls::{bare_button, button};
use super::icons::{SAVE, icon};
use super::pieces::classed;
use crate::app::dom::{El, el};
use crate::app::rest::{Rest, Wanted, load, wanted};
use crate::app::say::say;
use crate::app::session::Session;
use crate::texts::Text;

/// Keeps a work. There is nothing of it in a page inside another.
pub fn save_button(session: Session, key: &str) -> El {
    if let Some(rest) = session.rest {
        return (rest.save_button)(key);
    }
    let wanted = Wanted::Save(key.to_owned());
    let toggle = bare_button("save-toggle")
        .attr("title", say(Text::ShelfSaveTitle))
        .attr("aria-pressed", "false")
        .put(icon("16", SAVE))
        .put(el("span").say(say(Text::ShelfSave)))
        .on_click(move || load(&wanted));
    classed("span", "save")
        .flag("hidden", session.is_embedded())
        .put(toggle)
}

/// Keeps the work that is selected; whether there is one.
pub fn save_selected(session: Session, selected: Option<String>) -> bool {
    if let Some(rest) = session.rest {
        return (rest.save_key)(session);
    }
    let selected = selected.filter(|_| !session.is_embedded());
    selected.map(|key| load(&Wanted::Save(key))).is_some()
}

/// What can be kept of what is found.
pub fn offers(session: Session) -> El {
    if let Some(rest) = session.rest {
        return (rest.offers)(session);
    }
    let save = button("link-button", Text::ShelfSaveSearch).on_click(|| load(&Wanted::SaveSearch));
    classed("p", "shelf-offers")
        .flag("hidden", session.is_embedded())
        .put(save)
}

/// A view that the whole program has; the first one loads that.
pub fn view_of_rest(session: Session, view: impl FnOnce(Rest) -> El) -> El {
    match session.rest {
        Some(rest) => view(rest),
        None => {
            // After the address says so.
            request_animation_frame(|| load(&Wanted::View));
            classed("p", "view-note").say(say(Text::DeskLoading))
        }
    }
}

/// Does what was wanted before the whole program was there; the first one loads it when
/// something is wanted that only that one has.
pub fn follow_wants(session: Session, palette: RwSignal<bool>) {
    let take = session.take;
    let Some(rest) = session.rest else {
        let load_when = |open: RwSignal<bool>, wanted: fn(String) -> Wanted| {
            effect(move |_| {
                if open.get() {
                    load(&wanted(take.work.get_untracked()));
                }
            });
        };
        load_when(take.exporting, Wanted::Export);
        load_when(take.citing, Wanted::Cite);
        load_when(take.fixing, Wanted::Fix);
        load_when(palette, |_| Wanted::Palette);
        return;
    };
    match wanted() {
        Some(Wanted::Save(key)) => (rest.save)(session, &key),
        Some(Wanted::SaveSearch) => (rest.save_search)(session),
        Some(Wanted::Export(keys)) => take.export_works(&keys),
        Some(Wanted::Cite(key)) => take.cite(key),
        Some(Wanted::Fix(key)) => take.fix(key),
        Some(Wanted::Palette) => palette.set(true),
        Some(Wanted::View) | None => {}
    }
}
