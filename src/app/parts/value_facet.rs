//! A facet of names as check boxes with live counts.

use leptos::prelude::*;

use super::published_only::PublishedOnly;
use crate::app::format::thousands;
use crate::app::reactive::{each, flag, text};
use crate::app::session::Session;
use crate::query::{Choice, Facet, Query};
use crate::search::{UNKNOWN, Value};

/// How many values show before "Show all".
const FEW: usize = 8;

/// Facets longer than this can be searched.
const MANY: usize = 12;

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
    let value = move |key: String| {
        let position = key.parse().unwrap_or(0);
        let value = values.with_value(|values| values[position].clone());
        view! { <FacetValue facet value position/> }.into_any()
    };
    let is_searchable = move || whole.get() && n_values > MANY;
    view! {
        <fieldset class="facet" data-facet=facet.key()>
            <legend class="facet-legend">{legend}</legend>
            <input
                type="search"
                class="facet-search"
                hidden=flag(move || !is_searchable())
                aria-label=format!("Search in {}", legend.to_lowercase())
                placeholder=format!("Find among {n_values}")
                prop:value=text(move || wanted.get())
                on:input=move |event| wanted.set(event_target_value(&event))
            />
            {(facet == Facet::Venue).then(|| view! { <PublishedOnly/> })}
            <ul class="facet-values">
                {each(shown, value)}
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
        </fieldset>
    }
}

/// The positions of the values that show: the first few or all, those that are searched for,
/// and always what is chosen or excluded.
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
        let shows = |&(position, value): &(usize, &Value)| {
            let chosen = choice.any.contains(&value.id) || choice.none.contains(&value.id);
            let in_view = whole.get() || position < FEW || value.id == UNKNOWN;
            chosen || (in_view && value.label.to_lowercase().contains(&wanted))
        };
        values.with_value(|values| {
            let kept = values.iter().enumerate().filter(shows);
            kept.map(|(position, _)| position.to_string()).collect()
        })
    }
}

/// One check box.
#[component]
fn FacetValue(facet: Facet, value: Value, position: usize) -> impl IntoView {
    let session = Session::current();
    let id = StoredValue::new(value.id.clone());
    let count = move || session.count(facet, position);
    let is_in = move |ids: fn(&Choice) -> &Vec<String>| {
        let choice = |query: &Query| id.with_value(|id| ids(query.choice(facet)).contains(id));
        session.query.with(choice)
    };
    view! {
        <label class="facet-value" class:is-zero=flag(move || count() == 0)>
            <input
                type="checkbox"
                value=value.id.clone()
                prop:checked=flag(move || is_in(|choice| &choice.any))
                on:change=move |_| session.go(|query| query.toggled(facet, &id.get_value()))
            />
            <span class="facet-label" class:is-excluded=flag(move || is_in(|choice| &choice.none))>
                {value.label.clone()}
            </span>
            <span class="facet-count">{text(move || thousands(count()))}</span>
        </label>
    }
}
