//! A text with what was searched for marked in it.

use std::cell::RefCell;
use std::ops::Range;

use crate::app::kit::dom::handle::ElementHandle;
use crate::app::kit::dom::{El, el};
use crate::query::TextField;
use crate::search::{Answer, Index};

/// A text of a work in the page. Whatever follows the query marks it anew.
pub struct MarkedText {
    element: ElementHandle,
    text: String,
    field: TextField,
    marks: RefCell<Vec<Range<usize>>>,
}

impl MarkedText {
    /// Puts a text into an empty element, without marks.
    pub fn new(parent: El, text: &str, field: TextField) -> (El, Self) {
        let parent = parent.text(text);
        let marked = Self {
            element: parent.handle(),
            text: text.to_owned(),
            field,
            marks: RefCell::default(),
        };
        (parent, marked)
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its element.
    pub fn element(&self) -> &ElementHandle {
        &self.element
    }

    /// Marks what an answer found in it.
    pub fn mark(&self, index: &Index, answer: &Answer) {
        let marks = index.highlights(answer, &self.text, Some(self.field));
        if *self.marks.borrow() == marks {
            return;
        }
        self.element.clear();
        let mut end = 0;
        for mark in &marks {
            self.element.append_text(&self.text[end..mark.start]);
            self.element
                .append(el("mark").text(&self.text[mark.clone()]).node());
            end = mark.end;
        }
        self.element.append_text(&self.text[end..]);
        self.marks.replace(marks);
    }
}
