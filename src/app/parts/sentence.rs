//! A sentence with an element in the middle of it, wherever its language wants that.

use crate::app::kit::dom::El;
use crate::app::state::language::tr::tr;
use crate::texts::Text;

/// Says a text in an element, with another element at its place `{0}`.
pub fn sentence(around: El, text: Text, inside: El) -> El {
    let text = tr(text);
    let (before, after) = text.split_once("{0}").unwrap_or((text, ""));
    around.text(before).child(inside).text(after)
}
