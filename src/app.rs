//! The page: loads the catalogue, follows the address bar, shows what the query keeps.
//!
//! The address is the only writer of the query, and everything on the page follows from it.

mod address;
mod format;
mod load;
mod parts;
mod session;

use leptos::prelude::*;

use address::Address;
use parts::{Explorer, LoadFailure, Loading};

pub use address::{from_search, to_search};

/// Puts the page into the document's body.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// The whole page: the explorer once the catalogue is there, until then why it is not.
#[component]
fn App() -> impl IntoView {
    let address = Address::new();
    let attempt = RwSignal::new(0_u32);
    let catalogue = LocalResource::new(move || {
        let attempt = attempt.get();
        load::load(attempt > 0)
    });
    parts::apply_theme(address);
    view! {
        <Suspense fallback=Loading>
            {move || Suspend::new(async move {
                match catalogue.await {
                    Ok(index) => view! { <Explorer index address/> }.into_any(),
                    Err(error) => {
                        let retry = move |()| attempt.update(|attempt| *attempt += 1);
                        view! { <LoadFailure error retry=Callback::new(retry)/> }.into_any()
                    }
                }
            })}
        </Suspense>
    }
}
