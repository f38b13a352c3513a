//! Lists whose elements stay as long as their keys do.

use std::cell::RefCell;

use leptos::prelude::{RenderEffect, untrack};
use leptos::reactive::owner::Owner;
use web_sys::Node;

use crate::app::kit::dom::El;
use crate::app::kit::dom::binding::insert_before;

/// An element of a list. Its signals live as long as it does, and not only until the next change
/// of the list.
struct Item {
    element: El,
    _owner: Owner,
}

/// What a list is made of, whatever its keys are, so that the list itself is compiled once.
trait Source {
    /// Reads the keys of now; for each the position that it had before, if it was there.
    fn update(&self) -> Vec<Option<usize>>;

    /// Makes the element of a key by its position.
    fn make(&self, position: usize) -> El;
}

struct Keyed<K, F, V> {
    keys: F,
    view: V,
    shown: RefCell<Vec<K>>,
}

impl<K, F, V> Source for Keyed<K, F, V>
where
    K: Clone + PartialEq,
    F: Fn() -> Vec<K>,
    V: Fn(&K) -> El,
{
    fn update(&self) -> Vec<Option<usize>> {
        let keys = (self.keys)();
        let before = self.shown.replace(keys.clone());
        let mut before: Vec<Option<K>> = before.into_iter().map(Some).collect();
        let keys = keys.iter().enumerate();
        keys.map(|(position, key)| take(&mut before, position, key))
            .collect()
    }

    fn make(&self, position: usize) -> El {
        let key = self.shown.borrow()[position].clone();
        (self.view)(&key)
    }
}

/// Takes a key from those before; gives back its position. Mostly it is where it was.
fn take<K: PartialEq>(before: &mut [Option<K>], position: usize, key: &K) -> Option<usize> {
    let is_it = |known: &Option<K>| known.as_ref() == Some(key);
    let found = match before.get(position).is_some_and(is_it) {
        true => position,
        false => before.iter().position(is_it)?,
    };
    before[found] = None;
    Some(found)
}

impl El {
    /// Adds an element for each key, which stays as long as its key is there.
    pub fn keyed<K: Clone + PartialEq + 'static>(
        self,
        keys: impl Fn() -> Vec<K> + 'static,
        view: impl Fn(&K) -> Self + 'static,
    ) -> Self {
        self.keyed_boxed(Box::new(Keyed {
            keys,
            view,
            shown: RefCell::default(),
        }))
    }

    fn keyed_boxed(mut self, source: Box<dyn Source>) -> Self {
        let end = self.append_marker();
        let parent = Owner::current().unwrap_or_default();
        let effect = RenderEffect::new(move |before: Option<Vec<Item>>| {
            let before = before.unwrap_or_default().into_iter();
            let mut before: Vec<Option<Item>> = before.map(Some).collect();
            let make = |position: usize| {
                let owner = parent.child();
                let element = owner.with(|| untrack(|| source.make(position)));
                Item {
                    element,
                    _owner: owner,
                }
            };
            let places = source.update().into_iter().enumerate();
            let items = places.map(|(position, known)| {
                let known = known.and_then(|known| before[known].take());
                known.unwrap_or_else(|| make(position))
            });
            let items: Vec<Item> = items.collect();
            let gone = before.iter().flatten();
            gone.for_each(|item| item.element.node.remove());
            put_in_order(&items, &end);
            items
        });
        self.keep(Items(effect));
        self
    }
}

/// The items of a list; see [`binding`](super::binding) for why they end at once.
struct Items(RenderEffect<Vec<Item>>);

impl Drop for Items {
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

/// Moves only what is not before its neighbour: a node that is moved loses the focus.
fn put_in_order(items: &[Item], end: &Node) {
    let mut next = end.clone();
    for item in items.iter().rev() {
        let node: &Node = &item.element.node;
        if node.next_sibling().as_ref() != Some(&next) {
            insert_before(&item.element.node, &next);
        }
        next = node.clone();
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;
    use leptos::reactive::owner::Owner;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::take;
    use crate::app::kit::clock::yield_to_page;
    use crate::app::kit::dom::el;

    #[wasm_bindgen_test]
    fn a_key_is_taken_once_and_mostly_where_it_was() {
        let mut before = vec![Some('a'), Some('b'), Some('a')];
        assert_eq!(take(&mut before, 2, &'a'), Some(2));
        assert_eq!(take(&mut before, 1, &'a'), Some(0));
        assert_eq!(take(&mut before, 0, &'a'), None);
        assert_eq!(before, [None, Some('b'), None]);
    }

    #[wasm_bindgen_test]
    async fn elements_stay_while_their_keys_do_and_follow_their_order() {
        // The tests of a run share one page, whose executor may be set already.
        let _ = any_spawner::Executor::init_wasm_bindgen();
        let owner = Owner::new();
        let keys = owner.with(|| RwSignal::new(vec![1, 2, 3]));
        let n_made = owner.with(|| RwSignal::new(0));
        let list = owner.with(|| {
            el("ul").keyed(
                move || keys.get(),
                move |key: &i32| {
                    n_made.update(|n_made| *n_made += 1);
                    el("li").text(&key.to_string())
                },
            )
        });
        let text = || list.node().text_content();
        assert_eq!(text().as_deref(), Some("123"));
        let first = list.node().first_element_child();
        for (now, shown) in [(vec![3, 1, 4], "314"), (vec![1], "1"), (vec![], "")] {
            keys.set(now);
            yield_to_page().await;
            yield_to_page().await;
            assert_eq!(text().as_deref(), Some(shown));
            if shown == "1" {
                assert_eq!(list.node().first_element_child(), first, "the same node");
            }
        }
        assert_eq!(n_made.get_untracked(), 4, "each key once");
    }
}
