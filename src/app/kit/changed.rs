//! Values that are compared with what they were, so that only changes reach the page.

use std::cell::RefCell;

/// The last value of something, if there was one.
pub struct Changed<T>(RefCell<Option<T>>);

impl<T> Default for Changed<T> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<T: PartialEq> Changed<T> {
    /// Takes the value of now; returns whether it differs from the one before.
    pub fn to(&self, now: T) -> bool {
        let is_new = self.0.borrow().as_ref() != Some(&now);
        if is_new {
            self.0.replace(Some(now));
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::Changed;

    #[wasm_bindgen_test]
    fn only_another_value_is_a_change() {
        let changed = Changed::default();
        let told = [1, 1, 2, 1].map(|value| changed.to(value));
        assert_eq!(told, [true, false, true, true]);
    }
}
