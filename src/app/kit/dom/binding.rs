//! Binding elements to signals.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use crate::app::kit::dom::El;
use crate::app::kit::dom::handle::{set_attribute, set_class, set_property, set_style};

/// What a bound value sets.
enum Target {
    Attribute(&'static str),
    Class(&'static str),
    /// A boolean property, which readers may change too.
    Property(&'static str),
    /// The text of a field, which readers may change too.
    Value,
    Style(&'static str),
    Text(Node),
}

/// A bound value; switches are on if there is one.
type Value = Option<String>;

impl El {
    /// Binds an attribute.
    pub fn bind_attr(self, name: &'static str, now: impl Fn() -> String + 'static) -> Self {
        self.bind(Target::Attribute(name), Box::new(move || Some(now())))
    }

    /// Binds an attribute that may be absent.
    pub fn bind_attr_opt(
        self,
        name: &'static str,
        now: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.bind(Target::Attribute(name), Box::new(now))
    }

    /// Binds a boolean attribute such as `hidden`.
    pub fn bind_flag(self, name: &'static str, now: impl Fn() -> bool + 'static) -> Self {
        self.bind(Target::Attribute(name), switch(now))
    }

    /// Binds whether the element has a class.
    pub fn bind_class(self, name: &'static str, now: impl Fn() -> bool + 'static) -> Self {
        self.bind(Target::Class(name), switch(now))
    }

    /// Binds a boolean property such as `checked`, which a click changes as well.
    pub fn bind_prop(self, name: &'static str, now: impl Fn() -> bool + 'static) -> Self {
        self.bind(Target::Property(name), switch(now))
    }

    /// Binds the text of a field, which typing changes as well.
    pub fn bind_value(self, now: impl Fn() -> String + 'static) -> Self {
        self.bind(Target::Value, Box::new(move || Some(now())))
    }

    /// Binds a CSS property.
    pub fn bind_style(self, name: &'static str, now: impl Fn() -> String + 'static) -> Self {
        self.bind(Target::Style(name), Box::new(move || Some(now())))
    }

    /// Adds a text node that is bound.
    pub fn bind_text(self, now: impl Fn() -> String + 'static) -> Self {
        let text: Node = document().create_text_node("").into();
        self.append(&text);
        self.bind(Target::Text(text), Box::new(move || Some(now())))
    }

    #[inline(never)]
    fn bind(mut self, target: Target, now: Box<dyn Fn() -> Value>) -> Self {
        let node = self.node.clone();
        let effect = RenderEffect::new(move |before: Option<Value>| {
            let value = now();
            if before.as_ref() != Some(&value) || target.is_shared() {
                target.set(&node, value.as_deref());
            }
            value
        });
        self.keep(effect);
        self
    }

    /// Runs an effect now and after each change of what it reads.
    pub fn with_effect(self, effect: impl Fn() + 'static) -> Self {
        self.with_effect_boxed(Box::new(effect))
    }

    fn with_effect_boxed(mut self, effect: Box<dyn Fn()>) -> Self {
        self.keep(RenderEffect::new(move |_: Option<()>| effect()));
        self
    }

    /// Adds children that are rebuilt after each change of what `view` reads.
    pub fn bind_children<V>(self, view: impl Fn() -> V + 'static) -> Self
    where
        V: IntoIterator<Item = Self>,
    {
        self.bind_children_boxed(Box::new(move || view().into_iter().collect()))
    }

    #[inline(never)]
    fn bind_children_boxed(mut self, view: Box<dyn Fn() -> Vec<Self>>) -> Self {
        let end = self.append_marker();
        let effect = RenderEffect::new(move |before: Option<Vec<Self>>| {
            before.iter().flatten().for_each(|old| old.node.remove());
            drop(before);
            let shown = view();
            shown.iter().for_each(|new| insert_before(&new.node, &end));
            shown
        });
        self.keep(Children(effect));
        self
    }

    /// Adds children that are there or not, and stay as they are while they are there.
    pub fn show_when<V>(
        self,
        is_shown: impl Fn() -> bool + Send + Sync + 'static,
        view: impl Fn() -> V + 'static,
    ) -> Self
    where
        V: IntoIterator<Item = Self>,
    {
        let is_shown = Memo::new(move |_| is_shown());
        self.bind_children_boxed(Box::new(move || match is_shown.get() {
            true => untrack(|| view().into_iter().collect()),
            false => Vec::new(),
        }))
    }

    /// Appends a comment that marks where children that come and go end.
    pub(super) fn append_marker(&self) -> Node {
        let marker: Node = document().create_comment("").into();
        self.append(&marker);
        marker
    }
}

/// Children that an effect built.
struct Children(RenderEffect<Vec<El>>);

impl Drop for Children {
    /// Ends the children's own effects at once. Left to itself, an effect drops its last value only
    /// with its task, and they might run once more for signals that are gone by then.
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

impl Target {
    /// Whether readers change it too, so that it is always set again.
    fn is_shared(&self) -> bool {
        matches!(self, Self::Property(_) | Self::Value)
    }

    #[inline(never)]
    fn set(&self, node: &Element, value: Option<&str>) {
        match self {
            Self::Attribute(name) => set_attribute(node, name, value),
            Self::Class(name) => set_class(node, name, value.is_some()),
            Self::Property(name) => set_property(node, name, &JsValue::from_bool(value.is_some())),
            Self::Value => set_property(node, "value", &value.unwrap_or_default().into()),
            Self::Style(name) => set_style(node, name, value.unwrap_or_default()),
            Self::Text(text) => text.set_text_content(value),
        }
    }
}

fn switch(now: impl Fn() -> bool + 'static) -> Box<dyn Fn() -> Value> {
    Box::new(move || now().then(String::new))
}

/// Inserts a node before another one, if that is still in the page.
pub(super) fn insert_before(node: &Element, next: &Node) {
    if let Some(parent) = next.parent_node() {
        // Fails only for a node that would contain itself.
        let _ = parent.insert_before(node, Some(next));
    }
}
