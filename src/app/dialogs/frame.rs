//! What the dialogs have in common.

use crate::app::kit::dom::{El, NodeRef, el};
use crate::app::kit::modal::close;
use crate::app::kit::widget::{button, classed};
use crate::app::state::language::tr::tr;
use crate::texts::Text;

/// The name of a dialog, and a way out of it.
pub fn head(name: Text, dialog: NodeRef) -> El {
    classed("div", "detail-head")
        .child(el("h2").text(tr(name)))
        .child(button("quiet-button", tr(Text::Close), "", move || {
            close(dialog);
        }))
}

/// Choices of which one holds.
pub fn choices(name: Text) -> El {
    classed("fieldset", "choices").child(el("legend").text(tr(name)))
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
        .bind_prop("checked", is_on)
        .on("change", move |_| pick());
    classed("label", "choice").child(button).child(
        el("span")
            .attr("dir", "auto")
            .text(name)
            .text(" ")
            .child(classed("span", "quiet").text(note)),
    )
}
