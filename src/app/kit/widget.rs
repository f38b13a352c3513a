//! Widgets of any page: buttons, boxes, links, rows. Each is an [`El`] to build on.

use web_sys::MouseEvent;

use crate::app::kit::dom::{El, el};

/// A button; without a label, it is up to the caller what it shows.
pub fn button(class: &str, label: &str) -> El {
    let button = el("button").attr("type", "button").class(class);
    match label {
        "" => button,
        label => button.text(label),
    }
}

/// A check box.
pub fn check_box(value: &str) -> El {
    el("input").attr("type", "checkbox").attr("value", value)
}

/// A check box or another field with its label behind it.
pub fn labelled(class: &str, field: El, label: &str) -> El {
    el("label")
        .class(class)
        .child(field)
        .child(el("span").text(label))
}

/// Radio buttons under a legend, each made by [`choice`].
pub fn choices(legend: &str) -> El {
    el("fieldset")
        .class("choices")
        .child(el("legend").text(legend))
}

/// A radio button of a group, with a note on what it is for.
pub fn choice(
    group: &str,
    label: &str,
    note: &str,
    is_chosen: Box<dyn Fn() -> bool>,
    choose: Box<dyn Fn()>,
) -> El {
    let button = el("input")
        .attr("type", "radio")
        .attr("name", group)
        .bind_prop("checked", is_chosen)
        .on("change", move |_| choose());
    let label = el("span")
        .attr("dir", "auto")
        .text(label)
        .text(" ")
        .child(el("span").class("quiet").text(note));
    el("label").class("choice").child(button).child(label)
}

/// Text in any script.
pub fn text_span(class: &str, text: &str) -> El {
    el("span").class(class).attr("dir", "auto").text(text)
}

/// Elements in a row, or whatever the class makes of them.
pub fn row(class: &str, children: Vec<El>) -> El {
    el("div").class(class).children(children)
}

/// A section under a heading, which is `h3` or the like.
pub fn section(level: &'static str, heading: &str, content: Vec<El>) -> El {
    el("section")
        .child(el(level).text(heading))
        .children(content)
}

/// A list of facts, each made by [`fact`].
pub fn facts(facts: Vec<El>) -> El {
    el("dl").class("facts").children(facts)
}

/// A fact: its name, which is a `dt`, and its value.
pub fn fact(name: El, value: Vec<El>) -> El {
    let value = el("dd").children(value);
    el("div").class("fact").child(name).child(value)
}

/// A text with an element in place of a slot such as `{0}`, wherever its language wants that.
pub fn text_around(parent: El, text: &str, slot: &str, inside: El) -> El {
    let (before, after) = text.split_once(slot).unwrap_or((text, ""));
    parent.text(before).child(inside).text(after)
}

/// A link within this page. Its address is bound.
pub fn link_in(
    class: &str,
    href: impl Fn() -> String + 'static,
    label: &str,
    go: impl Fn() + 'static,
) -> El {
    let link = el("a")
        .class(class)
        .bind_attr("href", href)
        .attr("dir", "auto")
        .text(label);
    on_plain_click(link, go)
}

/// Makes a link act within this page when it is clicked.
pub fn on_plain_click(link: El, go: impl Fn() + 'static) -> El {
    let go: Box<dyn Fn()> = Box::new(go);
    link.on_mouse("click", move |event| {
        if is_plain(&event) {
            event.prevent_default();
            go();
        }
    })
}

/// Whether a click on a link is meant for this page: with a modifier, it opens elsewhere.
pub fn is_plain(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}
