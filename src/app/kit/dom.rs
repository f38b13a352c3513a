//! Elements of the page, put together by plain calls.
//!
//! Leptos' `view!` makes a type, and with it code of its own, for every piece of markup, which
//! was half of the download. Here an element is an element: one type for all of them, which
//! follows signals through Leptos' render effects. What a closure reads, it follows.
//!
//! An [`El`] owns what keeps it alive: its listeners and effects, and those of its children.
//! Dropping it ends them, so that whoever takes a node out of the page drops its `El` as well.

pub mod binding;

use leptos::__reexports::send_wrapper::SendWrapper;
use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, Node};

use crate::app::kit::dom::binding::{Target, set_attribute, set_style};

pub use crate::app::kit::dom::binding::ElementHandle;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element, with all that keeps it going.
pub struct El {
    node: Element,
    kept: Vec<Kept>,
}

/// What ends when the element goes.
#[allow(dead_code, reason = "kept only for what dropping them does")]
enum Kept {
    Value(RenderEffect<Option<String>>),
    Content(RenderEffect<Vec<El>>),
    Items(RenderEffect<Vec<Item>>),
    Listener(Closure<dyn FnMut(Event)>),
}

impl Drop for Kept {
    /// Ends what is inside at once. Left to itself, an effect gives up its last value only with
    /// its task, and what is inside might follow signals once more that are gone by then.
    fn drop(&mut self) {
        match self {
            Self::Content(effect) => drop(effect.take_value()),
            Self::Items(effect) => drop(effect.take_value()),
            Self::Value(_) | Self::Listener(_) => {}
        }
    }
}

/// An element of a keyed list. Its signals live as long as it does, and not only until the next
/// change of the list.
struct Item {
    key: String,
    element: El,
    _owner: Owner,
}

/// A new element of HTML.
///
/// # Panics
/// If `tag` is not the name of an element, which no caller can do by data.
pub fn el(tag: &'static str) -> El {
    El::of(document().create_element(tag))
}

/// A new element of SVG.
///
/// # Panics
/// As [`el`].
pub fn svg(tag: &'static str) -> El {
    El::of(document().create_element_ns(Some(SVG), tag))
}

impl El {
    fn of(made: Result<Element, JsValue>) -> Self {
        Self {
            node: made.expect("the name of an element"),
            kept: Vec::new(),
        }
    }

    /// The element itself.
    pub fn node(&self) -> &Element {
        &self.node
    }

    /// The element, to be changed while it is in the page.
    pub fn handle(&self) -> ElementHandle {
        ElementHandle::new(self.node.clone())
    }

    /// Gives it its class or classes.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> Self {
        set_attribute(&self.node, name, Some(value));
        self
    }

    /// Sets an attribute without a value, such as `hidden`, or leaves it out.
    pub fn flag(self, name: &str, is_set: bool) -> Self {
        set_attribute(&self.node, name, is_set.then_some(""));
        self
    }

    /// Adds some words, exactly as they are.
    #[inline(never)]
    pub fn text(self, words: &str) -> Self {
        self.append(&document().create_text_node(words));
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        self.append(&child.node);
        self.kept.extend(child.kept);
        self
    }

    /// Adds elements: those of a list, or the one that may be there.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Keeps the element where others can ask for it.
    pub fn node_ref(self, handle: NodeRef) -> Self {
        let node: Option<HtmlElement> = self.node.clone().dyn_into().ok();
        handle.0.set_value(node.map(SendWrapper::new));
        self
    }

    /// Keeps an attribute equal to what follows from signals.
    pub fn bind_attr(self, name: &'static str, now: impl Fn() -> String + 'static) -> Self {
        self.bind_boxed(Target::Attribute(name), Box::new(move || Some(now())))
    }

    /// Keeps an attribute that is not always there.
    pub fn bind_attr_opt(
        self,
        name: &'static str,
        now: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.bind_boxed(Target::Attribute(name), Box::new(now))
    }

    /// Keeps an attribute without a value, such as `hidden`.
    pub fn bind_flag(self, name: &'static str, now: impl Fn() -> bool + 'static) -> Self {
        self.bind_boxed(Target::Attribute(name), switch(now))
    }

    /// Keeps a class on or off.
    pub fn bind_class(self, name: &'static str, now: impl Fn() -> bool + 'static) -> Self {
        self.bind_boxed(Target::Class(name), switch(now))
    }

    /// Keeps a property that is a switch, such as `checked`, which a click also changes.
    pub fn bind_prop(self, name: &'static str, now: impl Fn() -> bool + 'static) -> Self {
        let now = move || now().then(String::new);
        self.bind_boxed(Target::Property(name), Box::new(now))
    }

    /// Keeps the value of a field, which typing also changes.
    pub fn bind_value(self, now: impl Fn() -> String + 'static) -> Self {
        self.bind_boxed(Target::Property("value"), Box::new(move || Some(now())))
    }

    /// Sets a property of its style; computed geometry only, everything else is in `style/`.
    pub fn style(self, name: &str, value: &str) -> Self {
        set_style(&self.node, name, value);
        self
    }

    /// Keeps a property of its style.
    pub fn bind_style(self, name: &'static str, now: impl Fn() -> String + 'static) -> Self {
        self.bind_boxed(Target::Style(name), Box::new(move || Some(now())))
    }

    /// Adds words that follow from signals.
    pub fn bind_text(self, now: impl Fn() -> String + 'static) -> Self {
        self.bind_text_boxed(Box::new(move || Some(now())))
    }

    fn bind_text_boxed(self, now: Box<dyn Fn() -> Option<String>>) -> Self {
        let text: Node = document().create_text_node("").into();
        self.append(&text);
        self.bind_boxed(Target::Text(text), now)
    }

    #[inline(never)]
    fn bind_boxed(mut self, sink: Target, now: Box<dyn Fn() -> Option<String>>) -> Self {
        let node = self.node.clone();
        let effect = RenderEffect::new(move |before: Option<Option<String>>| {
            let value = now();
            // What the reader may have changed since is always set again.
            if before.as_ref() != Some(&value) || matches!(sink, Target::Property(_)) {
                sink.set(&node, value.as_deref());
            }
            value
        });
        self.kept.push(Kept::Value(effect));
        self
    }

    /// Does something now, and again with each change of what it reads: for many small things
    /// that change together, each of which would cost as much as all of them.
    pub fn with_effect(self, act: impl Fn() + 'static) -> Self {
        self.with_effect_boxed(Box::new(act))
    }

    fn with_effect_boxed(mut self, act: Box<dyn Fn()>) -> Self {
        let effect = RenderEffect::new(move |_: Option<Option<String>>| {
            act();
            None
        });
        self.kept.push(Kept::Value(effect));
        self
    }

    /// Adds elements that are made anew with each change of what `view` reads.
    pub fn bind_children<V>(self, view: impl Fn() -> V + 'static) -> Self
    where
        V: IntoIterator<Item = Self>,
    {
        self.bind_children_boxed(Box::new(move || view().into_iter().collect()))
    }

    #[inline(never)]
    fn bind_children_boxed(mut self, view: Box<dyn Fn() -> Vec<Self>>) -> Self {
        let end = self.end_marker();
        let effect = RenderEffect::new(move |before: Option<Vec<Self>>| {
            before.iter().flatten().for_each(|gone| gone.node.remove());
            drop(before);
            let shown = view();
            let nodes = shown.iter().map(|element| &element.node);
            nodes.for_each(|node| insert_before(node, &end));
            shown
        });
        self.kept.push(Kept::Content(effect));
        self
    }

    /// Adds elements that are there or not, and stay as they are while they are there.
    pub fn show_when<V>(
        self,
        is_there: impl Fn() -> bool + Send + Sync + 'static,
        view: impl Fn() -> V + 'static,
    ) -> Self
    where
        V: IntoIterator<Item = Self>,
    {
        let view = move || view().into_iter().collect();
        self.show_when_boxed(Box::new(is_there), Box::new(view))
    }

    fn show_when_boxed(
        self,
        is_there: Box<dyn Fn() -> bool + Send + Sync>,
        view: Box<dyn Fn() -> Vec<Self>>,
    ) -> Self {
        let is_there = crate::app::kit::reactive::memo(is_there);
        self.bind_children_boxed(Box::new(move || match is_there.get() {
            true => untrack(&view),
            false => Vec::new(),
        }))
    }

    /// Adds an element for each key, which stays as long as its key is there.
    pub fn keyed(
        self,
        keys: impl Fn() -> Vec<String> + 'static,
        view: impl Fn(&str) -> Self + 'static,
    ) -> Self {
        self.keyed_boxed(Box::new(keys), Box::new(view))
    }

    fn keyed_boxed(
        mut self,
        keys: Box<dyn Fn() -> Vec<String>>,
        view: Box<dyn Fn(&str) -> Self>,
    ) -> Self {
        let end = self.end_marker();
        let parent = Owner::current().unwrap_or_default();
        let make = move |key: String| {
            let owner = parent.child();
            let element = owner.with(|| untrack(|| view(&key)));
            Item {
                key,
                element,
                _owner: owner,
            }
        };
        let effect = RenderEffect::new(move |before: Option<Vec<Item>>| {
            let mut before: Vec<Option<Item>> =
                before.unwrap_or_default().into_iter().map(Some).collect();
            let reuse = |(at, key): (usize, String)| {
                take_known(&mut before, at, &key).unwrap_or_else(|| make(key))
            };
            let items: Vec<Item> = keys().into_iter().enumerate().map(reuse).collect();
            let gone = before.iter().flatten();
            gone.for_each(|item: &Item| item.element.node.remove());
            put_in_order(&items, &end);
            items
        });
        self.kept.push(Kept::Items(effect));
        self
    }

    /// Does something on each event of a name.
    pub fn on(self, name: &str, act: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(name, Box::new(act))
    }

    /// Not compiled anew for each thing to do, as what is generic is.
    #[inline(never)]
    fn on_boxed(mut self, name: &str, act: Box<dyn FnMut(Event)>) -> Self {
        let listener = Closure::wrap(act);
        let function = listener.as_ref().unchecked_ref();
        // Refused only for what is no function.
        let _ = self.node.add_event_listener_with_callback(name, function);
        self.kept.push(Kept::Listener(listener));
        self
    }

    /// Does something on each click.
    pub fn on_click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on_boxed("click", Box::new(move |_| act()))
    }

    /// Does something on each click, or another event of the mouse, by what it says.
    pub fn on_mouse(self, name: &str, mut act: impl FnMut(MouseEvent) + 'static) -> Self {
        self.on_boxed(name, Box::new(move |event| act(event.unchecked_into())))
    }

    /// Does something on each key that is pressed in it.
    pub fn on_key(self, mut act: impl FnMut(KeyboardEvent) + 'static) -> Self {
        self.on_boxed(
            "keydown",
            Box::new(move |event| act(event.unchecked_into())),
        )
    }

    #[inline(never)]
    fn append(&self, child: &Node) {
        // Refused only for a node that would hold itself.
        let _ = self.node.append_child(child);
    }

    /// Marks where elements that come and go end.
    fn end_marker(&self) -> Node {
        let marker: Node = document().create_comment("").into();
        self.append(&marker);
        marker
    }

    /// Puts it at the end of another element for as long as the page is open.
    pub fn mount(self, parent: &Element) {
        // Refused only for a node that would hold itself.
        let _ = parent.append_child(&self.node);
        std::mem::forget(self);
    }
}

fn switch(now: impl Fn() -> bool + 'static) -> Box<dyn Fn() -> Option<String>> {
    Box::new(move || now().then(String::new))
}

fn insert_before(node: &Element, next: &Node) {
    if let Some(parent) = next.parent_node() {
        // Refused only for a node that would hold itself.
        let _ = parent.insert_before(node, Some(next));
    }
}

/// The item of a key among those that were there: mostly it stands where it stood.
fn take_known(before: &mut [Option<Item>], at: usize, key: &str) -> Option<Item> {
    let is_it = |item: &Option<Item>| item.as_ref().is_some_and(|item| item.key == key);
    let known = match before.get(at).is_some_and(is_it) {
        true => at,
        false => before.iter().position(is_it)?,
    };
    before[known].take()
}

/// Moves only what does not stand before its neighbour: a node that is moved loses the focus.
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

/// A place where an element can be asked for while it is in the page.
#[derive(Clone, Copy)]
pub struct NodeRef(StoredValue<Option<SendWrapper<HtmlElement>>>);

impl NodeRef {
    /// A place that holds nothing yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The element, if it is in the page.
    pub fn get(self) -> Option<HtmlElement> {
        let held = self.0.try_get_value()??.take();
        held.is_connected().then_some(held)
    }

    /// Leads the keyboard to it.
    pub fn focus(self) {
        if let Some(element) = self.get() {
            // Focusing an element of the page cannot fail.
            let _ = element.focus();
        }
    }
}
