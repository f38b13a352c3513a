//! What comes of a draft: works that it may repeat, and what to send to each list.

use wasm_bindgen::JsValue;

use crate::app::kit::dom::{El, el};
use crate::app::kit::reactive::RwSignal;
use crate::app::kit::widget::{classed, link_in, section};
use crate::app::parts::passage::{issue_link, passage};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::app::state::worker;
use crate::texts::Text;

/// The works that a draft may be about, as the desk says.
pub fn alike(session: Session, checked: RwSignal<String>) -> El {
    let found = classed("div", "take-alike").attr("role", "status");
    found.bind_children(move || {
        let alike = said(checked, "duplicates");
        let mut alike: Vec<El> = alike.iter().map(|work| duplicate(session, work)).collect();
        if !alike.is_empty() {
            alike.insert(0, el("h3").text(tr(Text::MayBeThere)));
        }
        alike
    })
}

/// What to send to each list, as the desk says.
pub fn proposals(checked: RwSignal<String>, is_begun: RwSignal<bool>) -> El {
    classed("div", "passages").bind_children(move || {
        let proposals = said(checked, "proposals");
        if proposals.is_empty() && is_begun.get() {
            return vec![el("p").class("quiet").text(tr(Text::FixFields))];
        }
        proposals.iter().map(proposal).collect()
    })
}

/// What the desk says under a key.
pub fn said(checked: RwSignal<String>, key: &str) -> Vec<JsValue> {
    worker::items_at(&worker::parsed(&checked.get().as_str().into()), key)
}

/// A work that the draft may be about.
fn duplicate(session: Session, work: &JsValue) -> El {
    let id = worker::text_at(work, "id");
    let likeness = match worker::text_at(work, "likeness").as_str() {
        "exact" => Text::LikeExact,
        "by-id" => Text::LikeById,
        _ => Text::LikeNear,
    };
    let linked = id.clone();
    let href = move || session.link_to_work(&linked);
    let open = move || session.open_work(Some(id.clone()));
    let link = link_in("", href, &worker::text_at(work, "title"), open);
    el("p")
        .child(link)
        .child(classed("span", "quiet").text(" · ").text(tr(likeness)))
}

/// What to send to a list: under which of its headings, as which line, and where.
fn proposal(proposal: &JsValue) -> El {
    let headings = worker::items_at(proposal, "section").into_iter();
    let headings: Vec<String> = headings.filter_map(|name| name.as_string()).collect();
    let under = (!headings.is_empty()).then(|| {
        let under = tr_with(Text::UnderHeading, &[&headings.join(" › ")]);
        el("p").attr("dir", "auto").text(&under)
    });
    let lines = worker::items_at(proposal, "lines").into_iter().map(|line| {
        let text = RwSignal::new(worker::text_at(&line, "text"));
        passage(&worker::said_at(&line, "label"), move || text.get())
    });
    let mut pieces: Vec<El> = under.into_iter().collect();
    pieces.extend(lines);
    pieces.push(issue_link(proposal));
    section("h3", &worker::text_at(proposal, "title"), pieces)
}
