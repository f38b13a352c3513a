//! A facet of names as check boxes with live counts.

use leptos::prelude::*;

use super::published_only::PublishedOnly;
use crate::app::format::thousands;
use crate::app::reactive::{flag, memo, text};
use crate::app::session::Session;
use crate::query::Facet;
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
    let counts = session.counts(facet);
    let whole = RwSignal::new(false);
    let wanted = RwSignal::new(String::new());
    let shown = shown(facet, values, whole, wanted);
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
                <For each=move || shown.get() key=|position| *position let(position)>
                    <li>
                        <FacetValue
                            facet
                            value=values.with_value(|values| values[position].clone())
                            count=Signal::derive(move || {
                                counts.with(|counts| counts[position])
                            })
                        />
                    </li>
                </For>
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
) -> Memo<Vec<usize>> {
    let session = Session::current();
    memo(move || {
        let choice = session.query.with(|query| query.choice(facet).clone());
        let wanted = wanted.get().to_lowercase();
        let shows = |&(position, value): &(usize, &Value)| {
            let chosen = choice.any.contains(&value.id) || choice.none.contains(&value.id);
            let in_view = whole.get() || position < FEW || value.id == UNKNOWN;
            chosen || (in_view && value.label.to_lowercase().contains(&wanted))
        };
        values.with_value(|values| {
            let kept = values.iter().enumerate().filter(shows);
            kept.map(|(position, _)| position).collect()
        })
    })
}

/// One check box.
#[component]
fn FacetValue(facet: Facet, value: Value, count: Signal<u32>) -> impl IntoView {
    let session = Session::current();
    let id = StoredValue::new(value.id.clone());
    let choice = move |query: &crate::query::Query| {
        let choice = query.choice(facet);
        let id = id.get_value();
        (choice.any.contains(&id), choice.none.contains(&id))
    };
    let chosen = memo(move || session.query.with(choice));
    view! {
        <label class="facet-value" class:is-zero=flag(move || count.get() == 0)>
            <input
                type="checkbox"
                value=value.id.clone()
                prop:checked=flag(move || chosen.get().0)
                on:change=move |_| session.go(|query| query.toggled(facet, &id.get_value()))
            />
            <span class="facet-label" class:is-excluded=flag(move || chosen.get().1)>
                {value.label.clone()}
            </span>
            <span class="facet-count">{text(move || thousands(count.get()))}</span>
        </label>
    }
}
