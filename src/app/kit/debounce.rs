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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::time::Duration;

    use leptos::reactive::owner::Owner;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::Debounce;
    use crate::app::kit::clock::sleep;

    #[wasm_bindgen_test]
    async fn only_the_last_of_several_runs_and_none_that_is_cancelled() {
        let owner = Owner::new();
        let (first, second) = owner.with(|| (Debounce::new(), Debounce::new()));
        let ran = Rc::new(RefCell::new(Vec::new()));
        for number in 1..=3 {
            let ran = Rc::clone(&ran);
            first.run(Duration::from_millis(20), move || {
                ran.borrow_mut().push(number)
            });
        }
        let never = Rc::clone(&ran);
        second.run(Duration::from_millis(1), move || never.borrow_mut().push(0));
        assert!(second.cancel(), "something was waiting");
        assert!(!second.cancel(), "and is no longer");
        sleep(Duration::from_millis(60)).await;
        assert_eq!(*ran.borrow(), [3]);
        assert!(!first.cancel(), "what ran does not wait");
    }
}
