//! Buttons, boxes and fields that act on the shelf.

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::button;
use crate::app::parts::shelf::action::Action;
use crate::app::state::language::tr::tr;
use crate::app::state::shelf::shelf_store;
use crate::app::state::shelf::ui::Disclosure;
use crate::texts::Text;

/// Makes an element act; `key` is what it is about, and may be empty.
pub fn acting(element: El, action: Action, key: &str) -> El {
    element
        .attr("data-shelf", action.name())
        .attr("data-key", key)
}

/// A button.
pub fn action_button(class: &str, label: Text, action: Action, key: &str) -> El {
    acting(button(class, tr(label)), action, key)
}

/// A button that opens something, or closes it.
pub fn disclosure_button(class: &str, label: Text, disclosure: &Disclosure) -> El {
    let is_open = shelf_store().look(|_, ui| ui.is_open(disclosure));
    let expanded = if is_open { "true" } else { "false" };
    action_button(class, label, Action::Disclose, &disclosure.key()).attr("aria-expanded", expanded)
}

/// A check box.
pub fn action_box(is_checked: bool, action: Action, key: &str) -> El {
    let check = el("input").attr("type", "checkbox");
    // The attribute and not the property, for the box is drawn anew when that changes.
    acting(check, action, key).flag("checked", is_checked)
}

/// A check box with a label.
pub fn labelled_action_box(is_checked: bool, label: Text, action: Action, key: &str) -> El {
    let check = action_box(is_checked, action, key);
    el("label").class("shelf-tick").child(check).text(tr(label))
}

/// A field for a name, and a button that takes it.
pub fn name_entry(field: Text, label: Text, now: &str, action: Action, key: &str) -> El {
    let input = el("input")
        .class("facet-search")
        .attr("aria-label", tr(field))
        .attr("placeholder", tr(field))
        .attr("maxlength", "100")
        .attr("value", now);
    el("div")
        .class("save-entry")
        .child(acting(input, action, key))
        .child(action_button("quiet-button", label, action, key))
}
