//! What the page calls the things that are the same in every catalogue: facets, measures, and
//! the values that have a fixed meaning. Areas, venues, lists and tags are data, and stay as
//! their catalogue has them.

use crate::app::state::language::format::day;
use crate::app::state::language::tr::{tr, tr_with};
use crate::query::{Facet, Measure};
use crate::search::{Index, NEW, PUBLISHED, RECOMMENDED, UNKNOWN, Value};
use crate::texts::Text;
use crate::work::{Kind, Track};

/// The name of a facet.
pub fn facet_name(facet: Facet) -> Text {
    match facet {
        Facet::Area => Text::FacetArea,
        Facet::Venue => Text::FacetVenue,
        Facet::Kind => Text::FacetKind,
        Facet::Has => Text::FacetHas,
        Facet::List => Text::FacetList,
        Facet::Tag => Text::FacetTag,
        Facet::Is => Text::FacetIs,
    }
}

/// The name of a measure.
pub fn measure_name(measure: Measure) -> Text {
    match measure {
        Measure::Year => Text::MeasureYear,
        Measure::Stars => Text::MeasureStars,
        Measure::Citations => Text::MeasureCitations,
        Measure::Lists => Text::MeasureLists,
    }
}

/// The name of a value with a fixed meaning, by its id.
pub fn value_name(facet: Facet, id: &str) -> Option<Text> {
    Some(match (facet, id) {
        (Facet::Venue, UNKNOWN) => Text::Unknown,
        (Facet::Kind, "paper") => Text::KindPaper,
        (Facet::Kind, "project") => Text::KindProject,
        (Facet::Kind, "framework") => Text::KindFramework,
        (Facet::Kind, "article") => Text::KindArticle,
        (Facet::Kind, "other") => Text::KindOther,
        (Facet::Has, "code") => Text::HasCode,
        (Facet::Has, "model") => Text::HasModel,
        (Facet::Has, "dataset") => Text::HasDataset,
        (Facet::Has, "project") => Text::HasProject,
        (Facet::Has, "blog") => Text::HasBlog,
        (Facet::Has, "video") => Text::HasVideo,
        (Facet::Is, PUBLISHED) => Text::IsPublished,
        (Facet::Is, RECOMMENDED) => Text::IsRecommended,
        (Facet::Is, NEW) => Text::IsNew,
        _ => return None,
    })
}

/// The label of a value with a fixed meaning. Recent additions are named by the day since which
/// they count.
fn fixed_label(index: &Index, facet: Facet, id: &str) -> Option<String> {
    match index.recent_since(id).filter(|_| facet == Facet::Is) {
        Some(date) => Some(tr_with(Text::AddedSince, &[&day(&date.to_string())])),
        None => value_name(facet, id).map(|name| tr(name).to_owned()),
    }
}

/// The id and the name of a kind.
pub fn kind_name(kind: Kind) -> (&'static str, Text) {
    match kind {
        Kind::Paper => ("paper", Text::KindPaper),
        Kind::Project => ("project", Text::KindProject),
        Kind::Framework => ("framework", Text::KindFramework),
        Kind::Article => ("article", Text::KindArticle),
        Kind::Other => ("other", Text::KindOther),
    }
}

/// The values of a facet, each with the label that readers see.
pub fn values(index: &Index, facet: Facet) -> Vec<Value> {
    let mut values = index.values(facet).to_vec();
    for value in &mut values {
        if let Some(label) = fixed_label(index, facet, &value.id) {
            value.label = label;
        }
    }
    values
}

/// The label of a value, if the catalogue has it.
pub fn label(index: &Index, facet: Facet, id: &str) -> Option<String> {
    let value = &index.values(facet)[index.position(facet, id)?];
    Some(fixed_label(index, facet, &value.id).unwrap_or_else(|| value.label.clone()))
}

/// What a part of a venue is called.
pub fn track_name(track: Track) -> &'static str {
    tr(match track {
        Track::Findings => Text::TrackFindings,
        Track::Workshop => Text::TrackWorkshop,
        Track::Demo => Text::TrackDemo,
        Track::Short => Text::TrackShort,
        Track::Srw => Text::TrackStudent,
        Track::Other => Text::TrackOther,
    })
}
