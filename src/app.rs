//! The page: loads the catalogue, follows the address bar, shows what the query keeps.
//!
//! The address is the only writer of the query, and everything on the page follows from it.

mod address;
mod format;
mod load;
mod parts;
mod reactive;
mod session;

use leptos::prelude::*;
use leptos::task::spawn_local;

use address::Address;
use parts::{Explorer, LoadFailure, Loading};

pub use address::{from_search, to_search};

/// Puts the page into the document's body.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// The whole page: the explorer once the catalogue is there, until then why it is not.
///
/// One signal and not a `LocalResource` under `<Suspense>`, which would do the same for 16 kB
/// (compressed) more to download.
#[component]
fn App() -> impl IntoView {
    let address = Address::new();
    parts::apply_theme(address);
    let catalogue = RwSignal::new(None);
    let start = move |past_cache| {
        catalogue.set(None);
        spawn_local(async move { catalogue.set(Some(load::load(past_cache).await)) });
    };
    start(false);
    move || match catalogue.get() {
        None => Loading().into_any(),
        Some(Ok(index)) => view! { <Explorer index address/> }.into_any(),
        Some(Err(error)) => {
            let retry = Callback::new(move |()| start(true));
            view! { <LoadFailure error retry/> }.into_any()
        }
    }
}
