//! The choice of a language.

use crate::app::kit::dom::El;
use crate::app::kit::widget::button;
use crate::app::state::language::Language;
use crate::app::state::session::Session;

/// A button that leads to the other language, named in that language.
pub fn language_button(session: Session) -> El {
    let other = Language::current().other();
    button("quiet-button language-button", "")
        .attr("lang", other.tag())
        .text(other.name())
        .on_click(move || session.address.set_language(other))
}
