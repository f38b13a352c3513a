//! Texts that the export worker writes, for the reader to copy.

use crate::app::kit::dom::{El, el};
use crate::app::parts::copy::copy_button;
use crate::app::parts::link::link_out;
use crate::app::state::language::tr::{tr, tr_with};
use crate::export_worker::Address;
use crate::texts::Text;

/// A text to be copied, under a name.
pub fn passage(name: &str, text: impl Fn() -> String + Copy + 'static) -> El {
    let copied = tr_with(Text::CopyIt, &[name]);
    el("div")
        .class("passage")
        .child(el("h3").class("").text(name))
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

/// The way to an issue of a list: with everything filled in, or with a text to paste.
pub fn issue_link(address: Option<&Address>) -> El {
    match address {
        Some(Address::Prefilled(url)) => link_out("main-button", url, tr(Text::OpenIssue)),
        Some(Address::Copy(page)) => link_out("main-button", page, tr(Text::OpenToPaste)),
        None => el("span").class("quiet").text(tr(Text::NoHome)),
    }
}
