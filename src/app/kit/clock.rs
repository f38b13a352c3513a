//! Time: what the clock says, and slices of work that leave the page to its reader.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// A slice of work on the page's only thread, in milliseconds: short enough for every keystroke
/// to be answered within a frame.
const SLICE: f64 = 8.0;

/// A stretch of work that leaves the page to its reader when it has lasted long enough.
pub struct Slice(f64);

impl Slice {
    /// Starts now.
    pub fn start() -> Self {
        Self(now())
    }

    /// Whether it has lasted long enough.
    pub fn is_over(&self) -> bool {
        now() - self.0 > SLICE
    }

    /// Lets the page do what waits, then goes on.
    pub async fn next(self) -> Self {
        yield_to_page().await;
        Self::start()
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Resolves after a while.
#[cfg(test)]
pub async fn sleep(delay: std::time::Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        leptos::prelude::set_timeout(move || drop(resolve.call0(&JsValue::NULL)), delay);
    });
    // It is never rejected.
    let _ = JsFuture::from(promise).await;
}

/// Resolves in a task of its own, so that input and painting come before. By a message and not
/// by a timer, which browsers hold back for some milliseconds.
pub async fn yield_to_page() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let sent = MessageChannel::new().and_then(|channel| {
            channel.port1().set_onmessage(Some(&resolve));
            channel.port2().post_message(&JsValue::NULL)
        });
        if sent.is_err() {
            // Better without a rest than never.
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(promise).await;
}
