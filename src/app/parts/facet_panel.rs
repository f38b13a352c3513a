//! The panel of filters: beside the results where there is room, else a sheet over them.

use leptos::html::Button;
use leptos::prelude::*;

use super::about::About;
use super::area_facet::AreaFacet;
use super::facet_group::Folded;
use super::range_facet::{BarClick, RangeFacet};
use super::value_facet::ValueFacet;
use crate::app::format;
use crate::app::reactive::text;
use crate::app::session::Session;
use crate::query::{Facet, Measure};

/// All facets. `open` is whether the sheet is up, on a narrow page.
#[component]
pub fn FacetPanel(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::current();
    provide_context(Folded::recalled(session));
    let close_button = NodeRef::<Button>::new();
    Effect::new(move || {
        if let (true, Some(button)) = (open.get(), close_button.get()) {
            // Focusing an element of the page cannot fail.
            let _ = button.focus();
        }
    });
    // Back leads to another view of the works, and the sheet would hide it.
    let listener = window_event_listener(leptos::ev::popstate, move |_| open.set(false));
    on_cleanup(move || listener.remove());
    let modal = Signal::derive(move || open.get().then(|| "true".to_owned()));
    let show = move || {
        let n_hits = session.hits.with(|hits| hits.len());
        format!("Show {}", format::works(n_hits))
    };
    view! {
        <section
            class="facets"
            id="filters"
            aria-label="Filters"
            role=text(move || match open.get() {
                true => "dialog".to_owned(),
                false => "region".to_owned(),
            })
            aria-modal=modal
            // A click beside the boxes must not lose the focus, and Escape with it.
            tabindex="-1"
            data-open=text(move || open.get().to_string())
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    open.set(false);
                }
            }
        >
            <div class="sheet-head">
                <h2>"Filters"</h2>
                <button
                    node_ref=close_button
                    type="button"
                    class="quiet-button"
                    on:click=move |_| open.set(false)
                >
                    "Close"
                </button>
            </div>
            <AreaFacet/>
            <ValueFacet facet=Facet::Venue legend="Venue"/>
            <RangeFacet measure=Measure::Stars legend="Stars" click=BarClick::AtLeast/>
            <RangeFacet measure=Measure::Year legend="Year" click=BarClick::Only/>
            <ValueFacet facet=Facet::Kind legend="Kind"/>
            <ValueFacet facet=Facet::Has legend="Comes with"/>
            <RangeFacet measure=Measure::Citations legend="Citations" click=BarClick::AtLeast/>
            <ValueFacet facet=Facet::List legend="List"/>
            <ValueFacet facet=Facet::Tag legend="Tag"/>
            <About sheet=open/>
            <div class="sheet-foot">
                <button type="button" class="main-button" on:click=move |_| open.set(false)>
                    {text(show)}
                </button>
            </div>
        </section>
    }
}
