//! The lists that have a work, and the works near it.

use crate::app::kit::dom::El;
use crate::app::kit::widget::{link_in, row, section, text_span};
use crate::app::parts::work::sources::sources;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::session::Session;
use crate::query::Facet;
use crate::search::{Index, Reason, Related};
use crate::texts::Text;
use crate::work::WorkId;

/// More related works than this are no help.
const MOST_RELATED: usize = 8;

/// Where the facts about a work come from, and what is near it, each under a heading of a level
/// such as `h3`.
pub fn sources_and_related(
    session: Session,
    index: &Index,
    id: WorkId,
    level: &'static str,
) -> Vec<El> {
    let sources = sources(session, &index.work(id), level);
    let related = related(session, index, id, level);
    [sources].into_iter().chain(related).collect()
}

fn related(session: Session, index: &Index, id: WorkId, level: &'static str) -> Option<El> {
    let found = index.related(id, MOST_RELATED);
    let one = |Related { id, reasons }: Related| {
        let work = index.work(id);
        let (key, linked) = (work.id.clone(), work.id);
        let href = move || session.address.link_to_work(&linked);
        let open = move || session.open_work(Some(key.clone()));
        let reasons: Vec<String> = reasons.iter().map(|r| in_words(r, index)).collect();
        let pieces = vec![
            link_in("detail-related", href, &work.title, open),
            text_span("quiet", &reasons.join("; ")),
        ];
        row("detail-item", pieces)
    };
    let found: Vec<El> = found.into_iter().map(one).collect();
    (!found.is_empty()).then(|| section(level, tr(Text::Related), found))
}

fn in_words(reason: &Reason, index: &Index) -> String {
    match reason {
        Reason::Repository(name) => tr_with(Text::SameRepository, &[name]),
        Reason::Authors(names) if names.len() > 3 => tr_plural(Text::SameAuthors, names.len(), &[]),
        Reason::Authors(names) => tr_with(Text::AlsoBy, &[&names.join(", ")]),
        Reason::Words(words) => {
            let quoted = words.iter().map(|word| tr_with(Text::Quoted, &[word]));
            let quoted: Vec<String> = quoted.collect();
            tr_with(Text::BothSay, &[&quoted.join(", ")])
        }
        Reason::Area(id) => {
            let label = index.label(Facet::Area, id).unwrap_or(id);
            tr_with(Text::BothOn, &[label])
        }
    }
}
