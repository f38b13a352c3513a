//! Something done once, when what asks for it has come to rest.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

/// One thing that waits to be done. Asked for again, it waits anew.
#[derive(Clone, Copy)]
pub struct Debounce(StoredValue<Option<TimeoutHandle>>);

impl Debounce {
    /// With nothing to do yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Does something after a while, unless it is asked for again or put off before.
    pub fn run(self, delay: Duration, act: impl FnOnce() + 'static) {
        self.run_boxed(delay, Box::new(act));
    }

    /// Not compiled anew for each thing to do.
    fn run_boxed(self, delay: Duration, act: Box<dyn FnOnce()>) {
        self.cancel();
        let act = move || {
            self.0.try_set_value(None);
            act();
        };
        // Refused only where there is no window, and then there is nothing to be done.
        if let Ok(handle) = set_timeout_with_handle(act, delay) {
            self.0.try_set_value(Some(handle));
        }
    }

    /// Does not do it; whether there was something to do.
    pub fn cancel(self) -> bool {
        let waiting = self.0.try_update_value(Option::take).flatten();
        waiting.inspect(TimeoutHandle::clear).is_some()
    }
}
