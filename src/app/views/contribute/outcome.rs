//! What comes of a draft: works that it may repeat, and what to send to each list.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::{link_in, section};
use crate::app::parts::passage::{issue_link, passage};
use crate::app::state::language::tr::{tr, tr_dynamic, tr_with};
use crate::app::state::session::Session;
use crate::export_worker::{Check, Duplicate, Likeness, Proposal};
use crate::texts::Text;

/// The works that a draft may be about.
pub fn alike(session: Session, checked: RwSignal<Option<Check>>) -> El {
    let found = el("div").class("take-alike").attr("role", "status");
    found.bind_children(move || {
        checked.with(|checked| {
            let alike = checked.iter().flat_map(|checked| &checked.duplicates);
            let mut alike: Vec<El> = alike.map(|work| duplicate(session, work)).collect();
            if !alike.is_empty() {
                alike.insert(0, el("h3").text(tr(Text::MayBeThere)));
            }
            alike
        })
    })
}

/// What to send to each list.
pub fn proposals(checked: RwSignal<Option<Check>>, is_begun: RwSignal<bool>) -> El {
    el("div").class("passages").bind_children(move || {
        let is_begun = is_begun.get();
        checked.with(|checked| {
            let proposals = checked.iter().flat_map(|checked| &checked.proposals);
            let proposals: Vec<El> = proposals.map(proposal).collect();
            if proposals.is_empty() && is_begun {
                return vec![el("p").class("quiet").text(tr(Text::FixFields))];
            }
            proposals
        })
    })
}

/// A work that the draft may be about.
fn duplicate(session: Session, work: &Duplicate) -> El {
    let likeness = match work.likeness {
        Likeness::Exact => Text::LikeExact,
        Likeness::ById => Text::LikeById,
        Likeness::Near => Text::LikeNear,
    };
    let (id, linked) = (work.id.clone(), work.id.clone());
    let href = move || session.address.link_to_work(&linked);
    let open = move || session.open_work(Some(id.clone()));
    el("p")
        .child(link_in("", href, &work.title, open))
        .child(el("span").class("quiet").text(" · ").text(tr(likeness)))
}

/// What to send to a list: under which of its headings, as which line, and where.
fn proposal(proposal: &Proposal) -> El {
    let under = (!proposal.section.is_empty()).then(|| {
        let under = tr_with(Text::UnderHeading, &[&proposal.section.join(" › ")]);
        el("p").attr("dir", "auto").text(&under)
    });
    let lines = proposal.lines.iter().map(|(syntax, line)| {
        let text = RwSignal::new(line.clone());
        passage(&tr_dynamic(syntax.label(), &[]), move || text.get())
    });
    let mut parts: Vec<El> = under.into_iter().chain(lines).collect();
    parts.push(issue_link(proposal.address.as_ref()));
    section("h3", &proposal.title, parts)
}
