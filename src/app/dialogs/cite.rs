//! A work as others cite it.

use wasm_bindgen::JsValue;

use crate::app::dialogs::frame::head;
use crate::app::kit::dom::{El, NodeRef, el};
use crate::app::kit::modal::close;
use crate::app::kit::reactive::RwSignal;
use crate::app::kit::widget::button;
use crate::app::parts::passage::{ask, passage};
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::app::state::worker;
use crate::texts::Text;

/// The dialog's content.
pub fn content(session: Session, dialog: NodeRef) -> El {
    let index = session.index();
    let key = session.dialogs.work.get_untracked();
    let mut body = el("div").class("help-body").child(head(Text::Cite, dialog));
    let Some(id) = index.with_key(&key) else {
        return body;
    };
    let title = index.work(id).title;
    body = body.child(el("p").class("take-title").attr("dir", "auto").text(&title));
    let (record, head) = (worker::record(&index, id), worker::head(&index));
    let list = worker::listed(&record);
    let forms = [
        (tr(Text::AsReference), "cite", vec![record, head.clone()]),
        (
            "BibTeX",
            "write",
            vec![JsValue::from_str("bibtex"), list.clone(), head.clone()],
        ),
        ("RIS", "write", vec![JsValue::from_str("ris"), list, head]),
    ];
    for (name, function, arguments) in forms {
        let text = RwSignal::new(tr(Text::DeskLoading).to_owned());
        ask(function, arguments, move |said| {
            // The dialog may be closed by now.
            text.try_set(said.unwrap_or_else(|why| why).trim_end().to_owned());
        });
        body = body.child(passage(name, move || text.get()));
    }
    let more = move || {
        close(dialog);
        session.dialogs.export_works(&key);
    };
    body.child(button("link-button", tr(Text::MoreFormats), "", more))
}
