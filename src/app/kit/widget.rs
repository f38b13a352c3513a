//! Small pieces that larger parts are put together from: a few shapes, so that each is compiled
//! once however often it is used.

use web_sys::MouseEvent;

use crate::app::kit::dom::{El, el};

/// Whether a click on a link is meant for this page: with a key held, a link opens elsewhere.
pub fn is_plain(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// An element of a class, with nothing in it yet.
pub fn classed(tag: &'static str, class: &str) -> El {
    let made = el(tag);
    match class {
        "" => made,
        _ => made.class(class),
    }
}

/// Some words, which may be in any script.
pub fn words(class: &str, text: &str) -> El {
    classed("span", class).attr("dir", "auto").text(text)
}

/// Pieces on a line of their own.
pub fn line(class: &str, pieces: Vec<El>) -> El {
    classed("div", class).children(pieces)
}

/// A part under a heading, which is `h3` or the like.
pub fn section(level: &'static str, heading: &str, pieces: Vec<El>) -> El {
    el("section")
        .child(el(level).text(heading))
        .children(pieces)
}

/// Facts, each made by [`fact`].
pub fn facts(facts: Vec<El>) -> El {
    el("dl").class("facts").children(facts)
}

/// Something, which is a `dt`, and what is to be said of it.
pub fn fact(name: El, pieces: Vec<El>) -> El {
    let said = el("dd").children(pieces);
    el("div").class("fact").child(name).child(said)
}

/// A link within this page. Its address follows from signals.
pub fn link_in(
    class: &str,
    href: impl Fn() -> String + 'static,
    label: &str,
    go: impl Fn() + 'static,
) -> El {
    link_around(class, href, go).text(label)
}

/// A link within this page with nothing in it yet.
pub fn link_around(
    class: &str,
    href: impl Fn() -> String + 'static,
    go: impl Fn() + 'static,
) -> El {
    boxed_link(class, Box::new(href), Box::new(go))
}

fn boxed_link(class: &str, href: Box<dyn Fn() -> String>, go: Box<dyn Fn()>) -> El {
    let link = classed("a", class)
        .bind_attr("href", href)
        .attr("dir", "auto");
    follow_plainly(link, go)
}

/// Makes a plain click on a link act within this page.
pub fn follow_plainly(link: El, go: impl Fn() + 'static) -> El {
    link.on_mouse("click", move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            go();
        }
    })
}

/// A button; `title` says more than its label, where there is more to say.
pub fn button(class: &str, label: &str, title: &str, press: impl Fn() + 'static) -> El {
    boxed_button(class, label, title, Box::new(press))
}

fn boxed_button(class: &str, label: &str, title: &str, press: Box<dyn Fn()>) -> El {
    let made = classed("button", class).attr("type", "button");
    let made = match title {
        "" => made,
        _ => made.attr("title", title),
    };
    made.text(label).on_click(press)
}
