//! What of an element changes while it is in the page.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

/// Where a value that follows signals goes.
pub enum Target {
    /// An attribute.
    Attribute(&'static str),
    /// A class, on or off.
    Class(&'static str),
    /// A property, which the reader may change too.
    Property(&'static str),
    /// A property of its style.
    Style(&'static str),
    /// The words of a node.
    Text(Node),
}

/// An element whose changes are made by hand, for [`El::with_effect`](super::El::with_effect).
pub struct ElementHandle(Element);

impl ElementHandle {
    /// To change an element.
    pub fn new(node: Element) -> Self {
        Self(node)
    }

    /// Sets an attribute.
    pub fn attr(&self, name: &'static str, value: &str) {
        Target::Attribute(name).set(&self.0, Some(value));
    }

    /// Sets an attribute that is `true` or `false`.
    pub fn attr_bool(&self, name: &'static str, is_on: bool) {
        self.attr(name, if is_on { "true" } else { "false" });
    }

    /// Puts a class on, or takes it off.
    pub fn class(&self, name: &'static str, is_on: bool) {
        Target::Class(name).set(&self.0, is_on.then_some(""));
    }

    /// Sets a property that is a switch.
    pub fn switch(&self, name: &'static str, is_on: bool) {
        Target::Property(name).set(&self.0, is_on.then_some(""));
    }

    /// Sets a property of its style.
    pub fn style(&self, name: &'static str, value: &str) {
        Target::Style(name).set(&self.0, Some(value));
    }

    /// Sets its words, where there is nothing else in it.
    pub fn text(&self, words: &str) {
        // Other words in the same node cost less than another node.
        match self.0.first_child() {
            Some(text) => text.set_text_content(Some(words)),
            None => self.0.set_text_content(Some(words)),
        }
    }

    /// Takes everything out of it. Only for what has no bindings or listeners of its own: those
    /// end with the [`El`](super::El) that owns them.
    pub fn clear(&self) {
        self.0.set_text_content(None);
    }

    /// Adds a text at its end.
    pub fn append_text(&self, words: &str) {
        self.append(&document().create_text_node(words));
    }

    /// Adds a plain node at its end; see [`Self::clear`].
    pub fn append(&self, node: &Node) {
        // Refused only for a node that would hold itself.
        let _ = self.0.append_child(node);
    }
}

impl Target {
    /// Sets it.
    #[inline(never)]
    pub fn set(&self, node: &Element, value: Option<&str>) {
        match self {
            Self::Attribute(name) => set_attribute(node, name, value),
            Self::Class(name) => {
                // Refused only for a name that is no class.
                let _ = node.class_list().toggle_with_force(name, value.is_some());
            }
            Self::Property(name) => {
                let value = match (*name, value) {
                    ("value", text) => JsValue::from_str(text.unwrap_or_default()),
                    (_, switch) => JsValue::from_bool(switch.is_some()),
                };
                // An element of the page takes its own properties.
                let _ = js_sys::Reflect::set(node, &JsValue::from_str(name), &value);
            }
            Self::Style(name) => set_style(node, name, value.unwrap_or_default()),
            Self::Text(text) => text.set_text_content(value),
        }
    }
}

/// Sets an attribute, or takes it away.
pub fn set_attribute(node: &Element, name: &str, value: Option<&str>) {
    // Refused only for a name that is none of an attribute.
    let _ = match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    };
}

/// Sets a property of an element's style.
pub fn set_style(node: &Element, name: &str, value: &str) {
    let style = match node.dyn_ref::<HtmlElement>() {
        Some(html) => html.style(),
        None => node.unchecked_ref::<web_sys::SvgElement>().style(),
    };
    // A value that is none of the property's is left out by the browser.
    let _ = style.set_property(name, value);
}
