//! Elements of the page, built by plain calls.
//!
//! ```ignore
//! let n_clicks = RwSignal::new(0);
//! el("div")
//!     .class("counter")
//!     .child(el("output").bind_text(move || n_clicks.get().to_string()))
//!     .child(
//!         el("button")
//!             .attr("type", "button")
//!             .bind_flag("disabled", move || n_clicks.get() >= 10)
//!             .text("Once more")
//!             .on_click(move || n_clicks.update(|n_clicks| *n_clicks += 1)),
//!     )
//! ```
//!
//! What is bound follows the signals that its closure reads ([`binding`], [`keyed`]). The `view!`
//! macro of Leptos makes a type, and with it code, for every piece of markup; here an element is
//! one type. ARCHITECTURE.md has the figures.
//!
//! An [`El`] owns its listeners and effects, and those of its children. Dropping it ends them, so
//! whoever takes a node out of the page drops its `El` as well.

pub mod binding;
pub mod handle;
pub mod keyed;

use std::any::Any;

use leptos::prelude::document;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, Node};

use crate::app::kit::dom::handle::{ElementHandle, NodeRef, set_attribute, set_style};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element, with all that keeps it going.
pub struct El {
    node: Element,
    /// Listeners and effects. They end when they are dropped.
    kept: Vec<Box<dyn Any>>,
}

/// A new HTML element.
///
/// # Panics
/// If `tag` is not a valid name, which no data can cause.
pub fn el(tag: &'static str) -> El {
    El::of(document().create_element(tag))
}

/// A new SVG element.
///
/// # Panics
/// As [`el`].
pub fn svg(tag: &'static str) -> El {
    El::of(document().create_element_ns(Some(SVG), tag))
}

impl El {
    fn of(made: Result<Element, JsValue>) -> Self {
        Self {
            node: made.expect("tags are written in the source"),
            kept: Vec::new(),
        }
    }

    /// The DOM node.
    pub fn node(&self) -> &Element {
        &self.node
    }

    /// A handle for changing the element later, by hand.
    pub fn handle(&self) -> ElementHandle {
        ElementHandle::new(self.node.clone())
    }

    /// Keeps a listener or an effect for as long as the element.
    fn keep(&mut self, guard: impl Any) {
        self.kept.push(Box::new(guard));
    }

    /// Sets the class or classes; none if empty.
    pub fn class(self, names: &str) -> Self {
        match names {
            "" => self,
            names => self.attr("class", names),
        }
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> Self {
        set_attribute(&self.node, name, Some(value));
        self
    }

    /// Sets a boolean attribute such as `hidden`, or leaves it out.
    pub fn flag(self, name: &str, is_set: bool) -> Self {
        set_attribute(&self.node, name, is_set.then_some(""));
        self
    }

    /// Sets a CSS property. Only for computed geometry; everything else is in `style/`.
    pub fn style(self, name: &str, value: &str) -> Self {
        set_style(&self.node, name, value);
        self
    }

    /// Adds a text node.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.append(&document().create_text_node(text));
        self
    }

    /// Adds a child.
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        self.append(&child.node);
        self.kept.extend(child.kept);
        self
    }

    /// Adds children: a list, or an option.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Makes the element known to a [`NodeRef`].
    pub fn node_ref(self, node_ref: NodeRef) -> Self {
        node_ref.set(&self.node);
        self
    }

    /// Listens to an event.
    pub fn on(self, name: &str, listener: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(name, Box::new(listener))
    }

    /// Boxed, so that it is compiled once and not for each closure; so are others below.
    #[inline(never)]
    fn on_boxed(mut self, name: &str, listener: Box<dyn FnMut(Event)>) -> Self {
        let listener = Closure::wrap(listener);
        let function = listener.as_ref().unchecked_ref();
        // Fails only for what is not a function.
        let _ = self.node.add_event_listener_with_callback(name, function);
        self.keep(listener);
        self
    }

    /// Listens to clicks.
    pub fn on_click(self, mut listener: impl FnMut() + 'static) -> Self {
        self.on_boxed("click", Box::new(move |_| listener()))
    }

    /// Listens to clicks or another event of the mouse.
    pub fn on_mouse(self, name: &str, mut listener: impl FnMut(MouseEvent) + 'static) -> Self {
        self.on_boxed(
            name,
            Box::new(move |event| listener(event.unchecked_into())),
        )
    }

    /// Listens to keys.
    pub fn on_key(self, mut listener: impl FnMut(KeyboardEvent) + 'static) -> Self {
        self.on_boxed(
            "keydown",
            Box::new(move |event| listener(event.unchecked_into())),
        )
    }

    #[inline(never)]
    fn append(&self, child: &Node) {
        // Fails only for a node that would contain itself.
        let _ = self.node.append_child(child);
    }

    /// Appends it to an element for as long as the page is open.
    pub fn mount(self, parent: &Element) {
        // Fails only for a node that would contain itself.
        let _ = parent.append_child(&self.node);
        std::mem::forget(self);
    }
}
