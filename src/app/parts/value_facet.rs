//! A facet of names as check boxes with live counts.

use leptos::prelude::*;

use super::facet_group::facet_group;
use super::facet_row::{FacetRow, facet_row, only};
use crate::app::reactive::{each, flag, memo, text};
use crate::app::session::Session;
use crate::query::{Choice, Facet, Query};
use crate::search::{PUBLISHED, RECOMMENDED, UNKNOWN, Value, by_rising};
use crate::work::VenueKind;

/// How many values show before "Show all".
const FEW: usize = 8;

/// Facets longer than this can be searched.
const MANY: usize = 12;

/// Venues of one kind stand together once all show.
const KINDS: [&str; 4] = ["Conferences", "Workshops", "Journals", "Preprints and web"];

/// A facet of names. Its values keep their places while counts change, and those without any
/// work stay, quietly.
#[component]
pub fn ValueFacet(facet: Facet, legend: &'static str) -> impl IntoView {
    let session = Session::current();
    let index = session.index();
    let values = StoredValue::new(index.values(facet).to_vec());
    let n_values = index.values(facet).len();
    let whole = RwSignal::new(false);
    let wanted = RwSignal::new(String::new());
    let shown = shown(facet, values, whole, wanted);
    let largest = memo(move || session.largest_count(facet));
    let item = move |key: String| match key.parse() {
        Ok(position) => value_row(facet, values, position, largest),
        Err(_) => view! { <li class="facet-kind">{key}</li> }.into_any(),
    };
    let is_searchable = move || whole.get() && n_values > MANY;
    let content = view! {
        <input
            type="search"
            class="facet-search"
            hidden=flag(move || !is_searchable())
            aria-label=format!("Search in {}", legend.to_lowercase())
            placeholder=format!("Find among {n_values}")
            prop:value=text(move || wanted.get())
            on:input=move |event| wanted.set(event_target_value(&event))
        />
        {only_of(facet)}
        <ul class="facet-values">
            {each(shown, item)}
        </ul>
        <button
            type="button"
            class="link-button"
            hidden=n_values <= FEW
            aria-expanded=text(move || whole.get().to_string())
            on:click=move |_| {
                wanted.set(String::new());
                whole.update(|whole| *whole = !*whole);
            }
        >
            {text(move || match whole.get() {
                true => "Show fewer".to_owned(),
                false => format!("Show all {n_values}"),
            })}
        </button>
    };
    let n_chosen = move || session.query.with(|query| n_chosen(query, facet));
    facet_group(facet.key(), legend, n_chosen, content.into_any())
}

/// The box for what would take many.
fn only_of(facet: Facet) -> Option<AnyView> {
    const NO_PREPRINTS: &str = "No preprints, no web sites, no unknown venues";
    const STARRED: &str = "A list marks it as recommended";
    match facet {
        Facet::Venue => Some(only(
            PUBLISHED,
            "published-only",
            "Published only",
            NO_PREPRINTS,
        )),
        Facet::List => Some(only(
            RECOMMENDED,
            "recommended",
            "Recommended by a list",
            STARRED,
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
) -> impl Fn() -> Vec<String> + Send + Sync + 'static {
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
            let kept = by_rising(kept, |&(kind, _, _)| kind as u64);
            let mut keys = Vec::new();
            let mut last = KINDS.len();
            for (kind, position, _) in kept {
                if by_kind && kind != last {
                    keys.extend(KINDS.get(kind).map(|name| (*name).to_owned()));
                    last = kind;
                }
                keys.push(position.to_string());
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
) -> AnyView {
    let session = Session::current();
    let Value { id, label, .. } = values.with_value(|values| values[position].clone());
    let stored = StoredValue::new(id.clone());
    let is_chosen =
        move |query: &Query| stored.with_value(|id| query.choice(facet).any.contains(id));
    let row = facet_row(FacetRow {
        facet,
        position,
        id,
        label,
        title: None,
        largest,
        ticked: flag(move || session.query.with(is_chosen)),
        partly: flag(|| false),
        on_tick: Callback::new(move |()| session.go(|q| q.toggled(facet, &stored.get_value()))),
        on_exclude: Callback::new(move |()| {
            session.go(|query| query.exclusion_toggled(facet, &stored.get_value()));
        }),
    });
    view! { <li>{row}</li> }.into_any()
}
