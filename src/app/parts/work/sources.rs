//! Which lists have a work, where, in what words, what they disagree on, and which facts come from
//! elsewhere.

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::{button, row, section, text_span};
use crate::app::parts::link::link_out;
use crate::app::state::language::format::day;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::app::state::sources::Loading;
use crate::query::Facet;
use crate::search::Index;
use crate::texts::Text;
use crate::work::{Conflict, Evidence, Listing, Work, WorkSources};

/// The sources of a work, loaded when they are first shown. `level` is that of the headings, such
/// as `h3`.
pub fn sources(session: Session, work: &Work, level: &'static str) -> El {
    let made = el("div").class("sources");
    let inline = WorkSources {
        listings: work.listings.clone(),
        conflicts: work.conflicts.clone(),
        evidence: Vec::new(),
    };
    // Catalogues of the first schema have everything in one file.
    if inline != WorkSources::default() {
        return made.children(sections(&session.index(), &inline, level));
    }
    let request = move || session.sources.request(session.index().version());
    request();
    let key = work.id.clone();
    made.bind_children(move || match session.sources.state() {
        Loading::Idle | Loading::Pending => vec![
            el("p")
                .class("quiet")
                .attr("role", "status")
                .text(tr(Text::SourcesLoading)),
        ],
        Loading::Ready(sources) => match sources.of(&key) {
            Ok(sources) => sections(&session.index(), &sources, level),
            Err(error) => vec![failure(&tr_with(
                Text::SourcesFailed,
                &[&error.to_string()],
            ))],
        },
        Loading::Failed(why) => {
            vec![failure(&why).child(button("link-button", tr(Text::TryAgain)).on_click(request))]
        }
    })
}

fn failure(why: &str) -> El {
    el("p").attr("role", "alert").text(why).text(" ")
}

fn sections(index: &Index, sources: &WorkSources, level: &'static str) -> Vec<El> {
    let listings = sources.listings.iter().map(|l| listing(index, l)).collect();
    let conflicts = sources
        .conflicts
        .iter()
        .map(|c| conflict(index, c))
        .collect();
    let evidence = sources.evidence.iter().map(evidence).collect();
    let parts: [(Text, Vec<El>); 3] = [
        (Text::ListedIn, listings),
        (Text::ListsDiffer, conflicts),
        (Text::FactsFrom, evidence),
    ];
    let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    parts
        .map(|(heading, lines)| section(level, tr(heading), lines))
        .collect()
}

fn listing(index: &Index, listing: &Listing) -> El {
    let list = index.lists().iter().find(|list| list.id == listing.list);
    let title = list.map_or(&listing.list, |list| &list.title);
    let list = match list.and_then(|list| list.url.as_deref()) {
        Some(url) => link_out("work-link", url, title),
        None => text_span("", title),
    };
    let mut place = listing.line.to_string();
    if let Some(page) = listing.page.as_deref().filter(|page| *page != "README.md") {
        place = tr_with(Text::LineOfPage, &[&place, page]);
    }
    let place = match listing.area_path.is_empty() {
        true => tr_with(Text::AtLine, &[&place]),
        false => tr_with(Text::AtLineUnder, &[&place, &listing.area_path.join(" › ")]),
    };
    let mut printed = tr_with(Text::Quoted, &[&listing.title]);
    let year = listing.year.map(|year| year.to_string());
    for said in listing.venue.iter().chain(&year) {
        printed = format!("{printed}, {said}");
    }
    let pieces = vec![
        list,
        text_span("quiet", &place),
        text_span("printed", &printed),
    ];
    row("detail-item", pieces)
}

fn conflict(index: &Index, conflict: &Conflict) -> El {
    let claims = conflict.values.iter().map(|claim| {
        let list = index.label(Facet::List, &claim.list);
        let list = list.unwrap_or(&claim.list);
        tr_with(Text::ListSays, &[list, value(&claim.value)])
    });
    let claims: Vec<String> = claims.collect();
    let chosen = tr_with(Text::HereItIs, &[value(&conflict.chosen), &conflict.rule]);
    let pieces = vec![
        text_span("conflict-field", &field(&conflict.field)),
        text_span("", &claims.join(" ")),
        text_span("quiet", &chosen),
    ];
    row("detail-item", pieces)
}

/// A fact that no list prints: what, who says so, and since when.
fn evidence(evidence: &Evidence) -> El {
    let source = match evidence.file_address() {
        Some(address) => link_out("work-link", &address, &evidence.source),
        None => text_span("", &evidence.source),
    };
    let mut pieces = vec![
        text_span("conflict-field", &field(&evidence.field)),
        text_span("", value(&evidence.value)),
        source,
    ];
    if let Some(date) = &evidence.as_of {
        pieces.push(text_span("quiet", &day(date)));
    }
    row("detail-item", pieces)
}

/// The name of a work's field, for readers.
fn field(name: &str) -> String {
    match name {
        "arxiv_id" => tr(Text::FieldArxiv).to_owned(),
        "authors_truncated" => tr(Text::FieldCutOff).to_owned(),
        _ => {
            let mut letters = name.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            first
                .into_iter()
                .chain(letters)
                .collect::<String>()
                .replace('_', " ")
        }
    }
}

fn value(value: &str) -> &str {
    match value {
        "true" => tr(Text::Yes),
        "false" => tr(Text::No),
        _ => value,
    }
}
