//! What comes of a draft: works that it may repeat, and what to send to each list.

use wasm_bindgen::JsValue;

use crate::app::desk;
use crate::app::dom::{El, el};
use crate::app::parts::pieces::{classed, link_in, section};
use crate::app::parts::take::{issue_link, passage};
use crate::app::reactive::RwSignal;
use crate::app::say::{fill, say};
use crate::app::session::Session;
use crate::texts::Text;

/// Follows what the desk says of a draft.
pub fn of(session: Session, checked: RwSignal<String>, is_begun: RwSignal<bool>) -> El {
    classed("div", "passages").follow(move || {
        let checked = desk::parsed(&checked.get().as_str().into());
        let mut parts = Vec::new();
        let alike = desk::items_at(&checked, "duplicates");
        if !alike.is_empty() {
            let alike = alike.iter().map(|work| duplicate(session, work)).collect();
            let found = section(say(Text::MayBeThere), alike);
            parts.push(found.class("take-alike").attr("role", "status"));
        }
        let proposals = desk::items_at(&checked, "proposals");
        if proposals.is_empty() && is_begun.get() {
            parts.push(el("p").class("quiet").say(say(Text::FixFields)));
        }
        parts.extend(proposals.iter().map(proposal));
        parts
    })
}

/// A work that the draft may be about.
fn duplicate(session: Session, work: &JsValue) -> El {
    let id = desk::text_at(work, "id");
    let likeness = match desk::text_at(work, "likeness").as_str() {
        "exact" => Text::LikeExact,
        "by-id" => Text::LikeById,
        _ => Text::LikeNear,
    };
    let linked = id.clone();
    let href = move || session.link_to_work(&linked);
    let open = move || session.open_work(Some(id.clone()));
    let link = link_in("", href, &desk::text_at(work, "title"), open);
    el("p")
        .put(link)
        .put(classed("span", "quiet").say(" · ").say(say(likeness)))
}

/// What to send to a list: under which of its headings, as which line, and where.
fn proposal(proposal: &JsValue) -> El {
    let headings = desk::items_at(proposal, "section").into_iter();
    let headings: Vec<String> = headings.filter_map(|name| name.as_string()).collect();
    let under = (!headings.is_empty()).then(|| {
        let under = fill(Text::UnderHeading, &[&headings.join(" › ")]);
        el("p").attr("dir", "auto").say(&under)
    });
    let lines = desk::items_at(proposal, "lines").into_iter().map(|line| {
        let text = RwSignal::new(desk::text_at(&line, "text"));
        passage(&desk::text_at(&line, "label"), move || text.get())
    });
    let mut pieces: Vec<El> = under.into_iter().collect();
    pieces.extend(lines);
    pieces.push(issue_link(proposal));
    section(&desk::text_at(proposal, "title"), pieces)
}
