//! Lets an [`El`] stand in Leptos' own views while the page is moved from those to elements.

use leptos::__reexports::send_wrapper::SendWrapper;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use super::dom::El;

pub struct Bridge(SendWrapper<El>);

impl El {
    pub fn any(self) -> AnyView {
        Bridge(SendWrapper::new(self)).into_any()
    }
}

impl Render for Bridge {
    type State = Self;
    fn build(self) -> Self {
        self
    }
    fn rebuild(self, state: &mut Self) {
        let _ = state.0.node().replace_with_with_node_1(self.0.node());
        *state = self;
    }
}

leptos::tachys::no_attrs!(Bridge);

impl RenderHtml for Bridge {
    type AsyncOutput = ();
    type Owned = Self;
    const MIN_LENGTH: usize = 0;
    fn dry_resolve(&mut self) {}
    async fn resolve(self) {}
    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self {
        self
    }
    fn into_owned(self) -> Self {
        self
    }
}

impl Mountable for Bridge {
    fn unmount(&mut self) {
        self.0.node().remove();
    }
    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        let _ = parent.insert_before(self.0.node(), marker);
    }
    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.0.node().parent_element() else {
            return false;
        };
        child.mount(&parent, Some(self.0.node()));
        true
    }
    fn elements(&self) -> Vec<types::Element> {
        vec![self.0.node().clone()]
    }
}
