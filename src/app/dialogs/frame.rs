//! What the dialogs have in common.

use crate::app::kit::dom::{El, Handle, el};
use crate::app::kit::modal::close;
use crate::app::kit::widget::{button, classed};
use crate::app::state::language::tr::say;
use crate::texts::Text;

/// The name of a dialog, and a way out of it.
pub fn head(name: Text, dialog: Handle) -> El {
    classed("div", "detail-head")
        .put(el("h2").say(say(name)))
        .put(button("quiet-button", say(Text::Close), "", move || {
            close(dialog);
        }))
}

/// Choices of which one holds.
pub fn choices(name: Text) -> El {
    classed("fieldset", "choices").put(el("legend").say(say(name)))
}

/// A choice of a group, with a note on what it is for.
pub fn choice(
    group: &str,
    name: &str,
    note: &str,
    is_on: Box<dyn Fn() -> bool>,
    pick: Box<dyn Fn()>,
) -> El {
    let button = el("input")
        .attr("type", "radio")
        .attr("name", group)
        .follow_switch("checked", is_on)
        .on("change", move |_| pick());
    classed("label", "choice").put(button).put(
        el("span")
            .attr("dir", "auto")
            .say(name)
            .say(" ")
            .put(classed("span", "quiet").say(note)),
    )
}
