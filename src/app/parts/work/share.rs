//! The link to a work, to be taken elsewhere.

use crate::app::kit::dom::El;
use crate::app::kit::icon::{COPY_LINK, icon};
use crate::app::kit::widget::button;
use crate::app::parts::copy::copying;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::texts::Text;

/// A button that says what it does in words.
pub fn in_words() -> El {
    button("quiet-button", "").text(tr(Text::CopyLink))
}

/// A button that shows what it does by a sign, and says it.
pub fn in_a_sign() -> El {
    button("card-action", "")
        .attr("aria-label", tr(Text::CopyLink))
        .attr("title", tr(Text::CopyLink))
        .child(icon("16", COPY_LINK))
}

/// Makes a button copy the link; where the browser refuses, the link itself.
pub fn copy_link(session: Session, key: &str, button: El) -> El {
    let key = key.to_owned();
    let name = tr(Text::LinkToWork);
    copying(button, name, Text::CopyRefused, move || {
        session.address.permalink(&key)
    })
}
