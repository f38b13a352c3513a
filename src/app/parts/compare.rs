//! Choosing works to be compared: the buttons that do so, and how many are chosen.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::{button, link_in};
use crate::app::parts::dialog_buttons::export_compared;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::route::{MOST_COMPARED, View};
use crate::app::state::session::Session;
use crate::texts::Text;

/// Chooses a work, or no longer. Whoever shows it says whether it is chosen.
pub fn compare_button(session: Session, class: &str, key: &str) -> El {
    let key = key.to_owned();
    button(class, tr(Text::Compare)).on_click(move || {
        session.toggle_compared(&key);
    })
}

/// Why one more work was not chosen, if it was not; for where the tray is out of sight.
pub fn refusal(session: Session) -> El {
    el("span")
        .class("quiet")
        .attr("role", "status")
        .bind_text(move || match is_refused(session) {
            true => too_many(),
            false => String::new(),
        })
}

fn is_refused(session: Session) -> bool {
    session.n_compared() == MOST_COMPARED && session.is_compared_full.get()
}

fn too_many() -> String {
    tr_with(Text::CompareFull, &[&MOST_COMPARED.to_string()])
}

/// How many works are chosen, the way to see them side by side, and the way to choose none. Its
/// place for words is always there, so that what is said in it is heard.
pub fn compare_tray(session: Session) -> El {
    let n_chosen = move || session.n_compared();
    let said = move || match n_chosen() {
        0 => String::new(),
        _ if is_refused(session) => too_many(),
        chosen => tr_plural(Text::ChosenToCompare, chosen, &[]),
    };
    let href = move || session.link_to_view(View::Compare);
    let go = move || session.open_view(View::Compare);
    let name = move || tr_plural(Text::CompareThem, n_chosen(), &[]);
    let open = link_in("main-button", href, tr(Text::CompareView), go)
        .bind_attr("aria-label", name)
        .bind_flag("hidden", move || n_chosen() < 2);
    let clear = move || session.clear_compared();
    let clear = button("quiet-button", tr(Text::Clear))
        .on_click(clear)
        .bind_flag("hidden", move || n_chosen() < 1);
    let export = export_compared(session).bind_flag("hidden", move || n_chosen() < 1);
    el("div")
        .class("compare-tray")
        .bind_flag("hidden", move || session.address.view() == View::Compare)
        .child(el("p").attr("role", "status").bind_text(said))
        .child(open)
        .child(export)
        .child(clear)
}
