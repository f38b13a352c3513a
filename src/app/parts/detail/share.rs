//! The link to a work, to be taken elsewhere.

use crate::app::dom::El;
use crate::app::parts::copy::copy_button;
use crate::app::say::say;
use crate::app::session::Session;
use crate::texts::Text;

/// A button that copies the link; where the browser refuses, the link itself.
pub fn copy_link(session: Session, key: &str) -> El {
    let link = session.permalink(key);
    let name = say(Text::LinkToWork);
    copy_button(Text::CopyLink, name, Text::CopyRefused, move || {
        link.clone()
    })
}
