//! Changing an element while it is in the page.

use leptos::__reexports::send_wrapper::SendWrapper;
use leptos::prelude::{GetValue, SetValue, StoredValue, document};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node, SvgElement};

/// An element that an effect changes by hand: where many small things change together, one effect
/// for all of them costs a fraction of one for each.
pub struct ElementHandle(Element);

impl ElementHandle {
    /// A handle to an element.
    pub fn new(node: Element) -> Self {
        Self(node)
    }

    /// Sets an attribute.
    pub fn attr(&self, name: &str, value: &str) {
        set_attribute(&self.0, name, Some(value));
    }

    /// Sets an attribute to `true` or `false`.
    pub fn attr_bool(&self, name: &str, is_on: bool) {
        self.attr(name, if is_on { "true" } else { "false" });
    }

    /// Adds or removes a class.
    pub fn class(&self, name: &str, is_on: bool) {
        set_class(&self.0, name, is_on);
    }

    /// Sets a boolean property such as `checked`.
    pub fn prop(&self, name: &str, is_on: bool) {
        set_property(&self.0, name, &JsValue::from_bool(is_on));
    }

    /// Sets a CSS property.
    pub fn style(&self, name: &str, value: &str) {
        set_style(&self.0, name, value);
    }

    /// Sets the text of an element that contains nothing else.
    pub fn text(&self, text: &str) {
        // Changing a text node costs less than making another one.
        match self.0.first_child() {
            Some(node) => node.set_text_content(Some(text)),
            None => self.0.set_text_content(Some(text)),
        }
    }

    /// Removes everything inside. Only for content without bindings or listeners, which end with
    /// the [`El`](super::El) that owns them.
    pub fn clear(&self) {
        self.0.set_text_content(None);
    }

    /// Appends a text node.
    pub fn append_text(&self, text: &str) {
        self.append(&document().create_text_node(text));
    }

    /// Appends a plain node; see [`Self::clear`].
    pub fn append(&self, node: &Node) {
        // Fails only for a node that would contain itself.
        let _ = self.0.append_child(node);
    }
}

/// A reference to an element, which can be made before the element is.
#[derive(Clone, Copy)]
pub struct NodeRef(StoredValue<Option<SendWrapper<HtmlElement>>>);

impl NodeRef {
    /// A reference to nothing yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Refers to an element from now on.
    pub fn set(self, node: &Element) {
        let node: Option<HtmlElement> = node.clone().dyn_into().ok();
        self.0.set_value(node.map(SendWrapper::new));
    }

    /// The element, if it is in the page.
    pub fn get(self) -> Option<HtmlElement> {
        let node = self.0.try_get_value()??.take();
        node.is_connected().then_some(node)
    }

    /// Focuses the element.
    pub fn focus(self) {
        if let Some(element) = self.get() {
            // Focusing an element of the page cannot fail.
            let _ = element.focus();
        }
    }
}

/// Sets or removes an attribute.
pub fn set_attribute(node: &Element, name: &str, value: Option<&str>) {
    // Fails only for an invalid attribute name.
    let _ = match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    };
}

/// Adds or removes a class.
pub fn set_class(node: &Element, name: &str, is_on: bool) {
    // Fails only for an invalid class name.
    let _ = node.class_list().toggle_with_force(name, is_on);
}

/// Sets a property.
pub fn set_property(node: &Element, name: &str, value: &JsValue) {
    // Elements accept their own properties.
    let _ = js_sys::Reflect::set(node, &JsValue::from_str(name), value);
}

/// Sets a CSS property.
pub fn set_style(node: &Element, name: &str, value: &str) {
    let style = match node.dyn_ref::<HtmlElement>() {
        Some(html) => html.style(),
        None => node.unchecked_ref::<SvgElement>().style(),
    };
    // Browsers ignore invalid values.
    let _ = style.set_property(name, value);
}
