//! What `offline.js` tells the page: whether it works without a network, and what is newer.
//!
//! That script owns the service worker; the page hears of it by events on `window`, and reads
//! `ellm.offline` for what was said before it listened.

use std::time::Duration;

use js_sys::Reflect;
use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// What is to be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// Whether the network is gone.
    pub is_offline: bool,
    /// Whether the page has just become able to work without one.
    pub just_ready: bool,
    /// What can be taken.
    pub update: Option<Newer>,
}

/// Something newer than what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// Whether the data alone is newer.
    pub is_data: bool,
    /// ISO date of its data.
    pub as_of: String,
}

/// How long it is told that the page now works offline.
const BRIEFLY: Duration = Duration::from_secs(8);

/// Follows what is said, for as long as the page is open.
pub fn follow() -> RwSignal<Offline> {
    let now = RwSignal::new(Offline {
        is_offline: !window().navigator().on_line(),
        just_ready: false,
        update: said_before().and_then(|state| newer(&get(&state, "update")?)),
    });
    let hear = |name: &str, act: fn(&mut Offline, Option<JsValue>)| {
        window_event_listener_untyped(name, move |event: Event| {
            let detail = get(&event, "detail");
            now.update(|now| act(now, detail));
        });
    };
    hear("ellm:update", |now, detail| {
        now.update = detail.and_then(|detail| newer(&detail));
    });
    hear("ellm:offline", |now, _| now.is_offline = true);
    hear("ellm:online", |now, _| now.is_offline = false);
    hear("ellm:offline-ready", |now, _| now.just_ready = true);
    Effect::new(move |_| {
        if now.with(|now| now.just_ready) {
            set_timeout(move || now.update(|now| now.just_ready = false), BRIEFLY);
        }
    });
    now
}

/// Takes what is newer: the page loads again with it.
pub fn take_update() {
    if let Ok(event) = Event::new("ellm:take-update") {
        // Nobody prevents it, and nothing follows from that.
        let _ = window().dispatch_event(&event);
    }
}

fn said_before() -> Option<JsValue> {
    get(&get(&window(), "ellm")?, "offline")
}

fn newer(said: &JsValue) -> Option<Newer> {
    Some(Newer {
        is_data: get(said, "kind")?.as_string()? == "data",
        as_of: get(said, "as_of")?.as_string()?,
    })
}

/// A field of an object, if it has a value.
fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
