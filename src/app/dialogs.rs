//! What readers take away, and what they give back: dialogs to export, to cite, to embed and to
//! correct. Works are written by the desk, which is loaded when the first of them opens.

pub mod cite;
pub mod embed;
pub mod export;
pub mod fix;
pub mod frame;
pub mod help;
pub mod palette;
pub mod save;

use crate::app::kit::dom::El;
use crate::app::kit::modal::modal;
use crate::app::state::dialogs::Take;
use crate::app::state::language::tr::say;
use crate::app::state::session::Session;
use crate::texts::Text;

const CLASS: &str = "help take";

/// Where the dialogs are while they are open.
pub fn dialogs(session: Session) -> [El; 4] {
    let Take {
        exporting,
        citing,
        fixing,
        embedding,
        ..
    } = session.take;
    [
        modal(exporting, CLASS, say(Text::Export), move |dialog| {
            export::content(session, dialog)
        }),
        modal(citing, CLASS, say(Text::CiteThis), move |dialog| {
            cite::content(session, dialog)
        }),
        modal(fixing, CLASS, say(Text::FixRecord), move |dialog| {
            fix::content(session, dialog)
        }),
        modal(embedding, CLASS, say(Text::Embed), move |dialog| {
            embed::content(session, dialog)
        }),
    ]
}
