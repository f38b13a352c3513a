//! Facts of a work in words.

use crate::app::kit::number::thousands;
use crate::app::state::language::format::day;
use crate::app::state::language::tr::{tr, tr_with};
use crate::query::Facet;
use crate::search::Index;
use crate::texts::Text;
use crate::work::Work;

/// What a framework can do, in words.
pub fn supported(work: &Work) -> Vec<&'static str> {
    let Some(can) = work.capabilities else {
        return Vec::new();
    };
    let all = [
        (can.training, Text::CanTrain),
        (can.fine_tuning, Text::CanTune),
        (can.inference, Text::CanInfer),
    ];
    let known = all.into_iter().filter(|(can, _)| *can);
    known.map(|(_, what)| tr(what)).collect()
}

/// How often a work is cited, and who says so.
pub fn citation_line(index: &Index, work: &Work) -> Option<String> {
    work.citations.as_ref().map(|citations| {
        let list = index.label(Facet::List, &citations.list);
        let list = list.unwrap_or(&citations.list);
        let count = thousands(citations.count);
        match citations.as_of.as_deref().map(day) {
            Some(date) => tr_with(Text::CitedAsSaysOn, &[&count, list, &date]),
            None => tr_with(Text::CitedAsSays, &[&count, list]),
        }
    })
}
