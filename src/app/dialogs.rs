//! What readers take away, and what they give back: dialogs to export, to cite, to embed and to
//! correct. Works are written by the export worker, which is loaded when the first of them opens.

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
use crate::app::state::dialogs::Dialogs;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::texts::Text;

const CLASS: &str = "help take";

/// Where the dialogs are while they are open.
pub fn dialogs(session: Session) -> [El; 4] {
    let Dialogs {
        exporting,
        citing,
        fixing,
        embedding,
        ..
    } = session.dialogs;
    [
        modal(exporting, CLASS, tr(Text::Export), move |dialog| {
            export::content(session, dialog)
        }),
        modal(citing, CLASS, tr(Text::CiteThis), move |dialog| {
            cite::content(session, dialog)
        }),
        modal(fixing, CLASS, tr(Text::FixRecord), move |dialog| {
            fix::content(session, dialog)
        }),
        modal(embedding, CLASS, tr(Text::Embed), move |dialog| {
            embed::content(session, dialog)
        }),
    ]
}
