//! What readers take away, and what they give back: dialogs to export, to cite, to embed and to
//! correct. Works are written by the desk, which is loaded when the first of them opens.

mod cite;
mod embed;
mod export;
mod fix;
mod which;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::copy::copy_button;
use super::icons::{CITE, icon};
use super::modal::{close, modal};
use super::pieces::{button, classed, link_out};
use crate::app::desk;
use crate::app::dom::{El, Handle, el};
use crate::app::say::{fill, say};
use crate::app::session::Session;
use crate::app::take::Take;
use crate::texts::Text;

const CLASS: &str = "help take";

/// Where the dialogs are while they are open.
pub fn dialogs(session: Session) -> [El; 4] {
    let Take {
        exporting,
        citing,
        fixing,
        embedding,
        ..
    } = session.take;
    [
        modal(exporting, CLASS, Text::Export, move |dialog| {
            export::content(session, dialog)
        }),
        modal(citing, CLASS, Text::CiteThis, move |dialog| {
            cite::content(session, dialog)
        }),
        modal(fixing, CLASS, Text::FixRecord, move |dialog| {
            fix::content(session, dialog)
        }),
        modal(embedding, CLASS, Text::Embed, move |dialog| {
            embed::content(session, dialog)
        }),
    ]
}

/// Opens the export of what is found.
pub fn export_button() -> El {
    let take = Session::current().take;
    button(
        "quiet-button export-button",
        say(Text::Export),
        "e",
        move || take.export(),
    )
}

/// Opens the export of the works that are chosen to be compared.
pub fn export_compared(session: Session) -> El {
    button("quiet-button", say(Text::Export), "", move || {
        let keys = session.compared.get_untracked();
        session.take.export_works(&keys.join(","));
    })
}

/// Opens the citation of a work, on a card.
pub fn cite_icon(key: &str) -> El {
    cite(key, "icon-button", "")
        .attr("aria-label", say(Text::Cite))
        .attr("title", say(Text::CiteThis))
        .put(icon("16", CITE))
}

/// Opens the citation of a work, beside all that is known of it.
pub fn cite_button(key: &str) -> El {
    cite(key, "quiet-button", say(Text::Cite))
}

fn cite(key: &str, class: &str, label: &str) -> El {
    let take = Session::current().take;
    let key = key.to_owned();
    button(class, label, "", move || take.cite(key.clone()))
}

/// Opens the correction of a work.
pub fn fix_button(key: &str) -> El {
    let take = Session::current().take;
    let key = key.to_owned();
    button("quiet-button", say(Text::FixRecord), "", move || {
        take.fix(key.clone());
    })
}

/// The name of a dialog, and a way out of it.
fn head(name: Text, dialog: Handle) -> El {
    classed("div", "detail-head")
        .put(el("h2").say(say(name)))
        .put(button("quiet-button", say(Text::Close), "", move || {
            close(dialog);
        }))
}

/// Choices of which one holds.
fn choices(name: Text) -> El {
    classed("fieldset", "choices").put(el("legend").say(say(name)))
}

/// A choice of a group, with a note on what it is for.
fn choice(
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

/// A text to be taken, under a name.
pub fn passage(name: &str, text: impl Fn() -> String + Copy + 'static) -> El {
    let copied = fill(Text::CopyIt, &[name]);
    classed("div", "passage")
        .put(classed("h3", "").say(name))
        .put(copy_button(Text::Copy, &copied, Text::TextRefused, text))
        .put(text_box(name, text))
}

/// A text that may need room.
fn text_box(name: &str, text: impl Fn() -> String + 'static) -> El {
    el("pre")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", name)
        .follow_text(text)
}

/// Asks the desk for something, and does something with what comes.
pub fn ask(
    function: &'static str,
    arguments: Vec<JsValue>,
    done: impl FnOnce(Result<String, String>) + 'static,
) {
    let done: Box<dyn FnOnce(Result<String, String>)> = Box::new(done);
    spawn_local(async move {
        let said = desk::ask(function, &arguments).await;
        done(said.map(String::from).map_err(|why| failed(&why)));
    });
}

fn failed(why: &str) -> String {
    fill(Text::DeskFailed, &[why])
}

/// The way to an issue of a list: with everything filled in, or with a text to paste. `issue` is
/// what the desk says of it.
pub fn issue_link(issue: &JsValue) -> El {
    let address = desk::text_at(issue, "address");
    let page = desk::text_at(issue, "page");
    match (address.is_empty(), page.is_empty()) {
        (false, _) => link_out("main-button", &address, say(Text::OpenIssue)),
        (true, false) => link_out("main-button", &page, say(Text::OpenToPaste)),
        (true, true) => classed("span", "quiet").say(say(Text::NoHome)),
    }
}
