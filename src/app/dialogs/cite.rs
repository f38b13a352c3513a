//! A work as others cite it.

use wasm_bindgen::JsValue;

use crate::app::dialogs::frame::head;
use crate::app::kit::dom::{El, Handle, el};
use crate::app::kit::modal::close;
use crate::app::kit::reactive::RwSignal;
use crate::app::kit::widget::button;
use crate::app::parts::passage::{ask, passage};
use crate::app::state::language::tr::say;
use crate::app::state::session::Session;
use crate::app::state::worker;
use crate::texts::Text;

/// The dialog's content.
pub fn content(session: Session, dialog: Handle) -> El {
    let index = session.index();
    let key = session.take.work.get_untracked();
    let mut body = el("div").class("help-body").put(head(Text::Cite, dialog));
    let Some(id) = index.with_key(&key) else {
        return body;
    };
    let title = index.work(id).title;
    body = body.put(el("p").class("take-title").attr("dir", "auto").say(&title));
    let (record, head) = (worker::record(&index, id), worker::head(&index));
    let list = worker::listed(&record);
    let forms = [
        (say(Text::AsReference), "cite", vec![record, head.clone()]),
        (
            "BibTeX",
            "write",
            vec![JsValue::from_str("bibtex"), list.clone(), head.clone()],
        ),
        ("RIS", "write", vec![JsValue::from_str("ris"), list, head]),
    ];
    for (name, function, arguments) in forms {
        let text = RwSignal::new(say(Text::DeskLoading).to_owned());
        ask(function, arguments, move |said| {
            // The dialog may be closed by now.
            text.try_set(said.unwrap_or_else(|why| why).trim_end().to_owned());
        });
        body = body.put(passage(name, move || text.get()));
    }
    let more = move || {
        close(dialog);
        session.take.export_works(&key);
    };
    body.put(button("link-button", say(Text::MoreFormats), "", more))
}
