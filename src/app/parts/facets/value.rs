//! A facet of names as check boxes with live counts.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::button;
use crate::app::parts::facets::group::facet_group;
use crate::app::parts::facets::row::{FacetRow, facet_row, only};
use crate::app::parts::facets::search::facet_search;
use crate::app::state::language::names;
use crate::app::state::language::names::facet_name;
use crate::app::state::language::tr::{tr, tr_plural};
use crate::app::state::session::Session;
use crate::query::{Choice, Facet, Query};
use crate::search::{CheckState, PUBLISHED, RECOMMENDED, UNKNOWN, Value, sorted_by_key};
use crate::texts::Text;
use crate::work::VenueKind;

/// How many values show before "Show all".
const FEW: usize = 8;

/// Facets longer than this can be searched.
const MANY: usize = 12;

/// Venues of one kind stand together once all show.
const KINDS: [Text; 4] = [
    Text::Conferences,
    Text::Workshops,
    Text::Journals,
    Text::PreprintsAndWeb,
];

/// A row of the list.
#[derive(Clone, Copy, PartialEq)]
enum Row {
    /// A value, by its position in the facet.
    Value(usize),
    /// The name of a kind of venue, above its values.
    Kind(Text),
}

/// A facet of names. Its values keep their places while counts change, and those without any
/// work stay, quietly.
pub fn value_facet(facet: Facet) -> El {
    let session = Session::current();
    let all = names::values(&session.index(), facet);
    let n_values = all.len();
    let values = StoredValue::new(all);
    let whole = RwSignal::new(false);
    let wanted = RwSignal::new(String::new());
    let largest = Memo::new(move |_| session.largest_count(facet));
    let item = move |row: &Row| match row {
        Row::Value(position) => value_row(facet, values, *position, largest),
        Row::Kind(name) => el("li").class("facet-kind").text(tr(*name)),
    };
    let legend = facet_name(facet);
    let search = facet_search(legend, n_values, wanted)
        .bind_flag("hidden", move || !whole.get() || n_values <= MANY);
    let list = el("ul")
        .class("facet-values")
        .keyed(shown(facet, values, whole, wanted), item);
    let more = button("link-button", "")
        .flag("hidden", n_values <= FEW)
        .bind_attr("aria-expanded", move || whole.get().to_string())
        .on_click(move || {
            wanted.set(String::new());
            whole.update(|whole| *whole = !*whole);
        })
        .bind_text(move || match whole.get() {
            true => tr(Text::ShowFewer).to_owned(),
            false => tr_plural(Text::ShowAll, n_values, &[]),
        });
    let n_chosen = move || session.query.with(|query| n_chosen(query, facet));
    let content = [Some(search), only_of(facet), Some(list), Some(more)];
    facet_group(facet.key(), legend, n_chosen, content.into_iter().flatten())
}

/// The box for what would take many.
fn only_of(facet: Facet) -> Option<El> {
    match facet {
        Facet::Venue => Some(only(
            PUBLISHED,
            "published-only",
            Text::PublishedOnly,
            Text::PublishedOnlyMeans,
        )),
        Facet::List => Some(only(
            RECOMMENDED,
            "recommended",
            Text::IsRecommended,
            Text::RecommendedMeans,
        )),
        _ => None,
    }
}

/// How many values are chosen or excluded, with the box above them.
fn n_chosen(query: &Query, facet: Facet) -> usize {
    let said = |choice: &Choice| choice.any.len() + choice.none.len();
    let above = match facet {
        Facet::Venue => PUBLISHED,
        Facet::List => RECOMMENDED,
        _ => return said(query.choice(facet)),
    };
    let is = &query.choice(Facet::Is).any;
    said(query.choice(facet)) + usize::from(is.iter().any(|id| id == above))
}

/// The positions of the values that show: the first few or all, those that are searched for,
/// and always what is chosen or excluded. All venues stand by their kind, each under its name.
fn shown(
    facet: Facet,
    values: StoredValue<Vec<Value>>,
    whole: RwSignal<bool>,
    wanted: RwSignal<String>,
) -> impl Fn() -> Vec<Row> + 'static {
    let session = Session::current();
    move || {
        let choice = session.query.with(|query| query.choice(facet).clone());
        let wanted = wanted.get().to_lowercase();
        let shows = |&(_, position, value): &(usize, usize, &Value)| {
            let chosen = choice.any.contains(&value.id) || choice.none.contains(&value.id);
            let in_view = whole.get() || position < FEW || value.id == UNKNOWN;
            chosen || (in_view && value.label.to_lowercase().contains(&wanted))
        };
        let by_kind = facet == Facet::Venue && whole.get();
        values.with_value(|values| {
            let all = values.iter().enumerate();
            let all = all.map(|(position, value)| (kind(value, by_kind), position, value));
            let kept: Vec<(usize, usize, &Value)> = all.filter(shows).collect();
            let kept = sorted_by_key(kept, |&(kind, _, _)| kind as u64);
            let mut keys = Vec::new();
            let mut last = KINDS.len();
            for (kind, position, _) in kept {
                if by_kind && kind != last {
                    keys.extend(KINDS.get(kind).copied().map(Row::Kind));
                    last = kind;
                }
                keys.push(Row::Value(position));
            }
            keys
        })
    }
}

/// Where a venue's kind stands; the unknown last.
fn kind(value: &Value, by_kind: bool) -> usize {
    match value.venue_kind {
        _ if !by_kind => 0,
        Some(VenueKind::Conference) => 0,
        Some(VenueKind::Workshop) => 1,
        Some(VenueKind::Journal) => 2,
        Some(VenueKind::Preprint | VenueKind::Web) => 3,
        None => KINDS.len(),
    }
}

fn value_row(
    facet: Facet,
    values: StoredValue<Vec<Value>>,
    position: usize,
    largest: Memo<u32>,
) -> El {
    let session = Session::current();
    let value = move || values.with_value(|values| values[position].clone());
    let Value { id, label, .. } = value();
    let chosen = id.clone();
    let is_chosen = move |query: &Query| query.choice(facet).any.contains(&chosen);
    el("li").child(facet_row(FacetRow {
        facet,
        position,
        id,
        label,
        title: None,
        largest,
        tick_now: Box::new(move || match session.query.with(&is_chosen) {
            true => CheckState::Checked,
            false => CheckState::Unchecked,
        }),
        tick: Box::new(move || session.go(|query| query.toggled(facet, &value().id))),
        exclude: Box::new(move || {
            session.go(|query| query.exclusion_toggled(facet, &value().id));
        }),
    }))
}
