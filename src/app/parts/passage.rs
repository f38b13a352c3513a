//! Texts that the export worker writes, to be taken.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::classed;
use crate::app::parts::copy::copy_button;
use crate::app::parts::link::link_out;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::worker;
use crate::texts::Text;

/// A text to be taken, under a name.
pub fn passage(name: &str, text: impl Fn() -> String + Copy + 'static) -> El {
    let copied = tr_with(Text::CopyIt, &[name]);
    classed("div", "passage")
        .child(classed("h3", "").text(name))
        .child(copy_button(Text::Copy, &copied, Text::TextRefused, text))
        .child(text_box(name, text))
}

/// A text that may need room.
pub fn text_box(name: &str, text: impl Fn() -> String + 'static) -> El {
    el("pre")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", name)
        .bind_text(text)
}

/// Asks the desk for something, and does something with what comes.
pub fn ask(
    function: &'static str,
    arguments: Vec<JsValue>,
    done: impl FnOnce(Result<String, String>) + 'static,
) {
    let done: Box<dyn FnOnce(Result<String, String>)> = Box::new(done);
    spawn_local(async move {
        let said = worker::ask(function, &arguments).await;
        done(said.map(String::from).map_err(|why| failed(&why)));
    });
}

pub fn failed(why: &str) -> String {
    tr_with(Text::DeskFailed, &[why])
}

/// The way to an issue of a list: with everything filled in, or with a text to paste. `issue` is
/// what the desk says of it.
pub fn issue_link(issue: &JsValue) -> El {
    let address = worker::text_at(issue, "address");
    let page = worker::text_at(issue, "page");
    match (address.is_empty(), page.is_empty()) {
        (false, _) => link_out("main-button", &address, tr(Text::OpenIssue)),
        (true, false) => link_out("main-button", &page, tr(Text::OpenToPaste)),
        (true, true) => classed("span", "quiet").text(tr(Text::NoHome)),
    }
}
