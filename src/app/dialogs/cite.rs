//! A work as others cite it.

use leptos::prelude::*;

use crate::app::dialogs::frame::head;
use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::kit::modal::close;
use crate::app::kit::widget::button;
use crate::app::parts::passage::passage;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::app::state::worker;
use crate::export_worker::{Citation, Request, Response};
use crate::texts::Text;

/// A form to cite a work in.
type Form = fn(&Citation) -> &str;

/// The dialog's content.
pub fn content(session: Session, dialog: NodeRef) -> El {
    let index = session.index();
    let key = session.dialogs.work.get_untracked();
    let body = el("div").class("help-body").child(head(Text::Cite, dialog));
    let Some(id) = index.with_key(&key) else {
        return body;
    };
    let title = index.work(id).title;
    let citation = RwSignal::new(Err(tr(Text::OneMoment).to_owned()));
    let (cite, pick) = (Request::Cite, Response::citation);
    worker::ask_about(index, vec![id], cite, pick, move |answered| {
        // The dialog may be closed by now.
        citation.try_set(answered);
    });
    let forms: [(&str, Form); 3] = [
        (tr(Text::AsReference), |citation| &citation.reference),
        ("BibTeX", |citation| &citation.bibtex),
        ("RIS", |citation| &citation.ris),
    ];
    let passages = forms.map(|(name, form)| {
        passage(name, move || {
            citation.with(|citation| match citation {
                Ok(citation) => form(citation).trim_end().to_owned(),
                Err(why) => why.clone(),
            })
        })
    });
    let more = move || {
        close(dialog);
        session.dialogs.export_works(&key);
    };
    body.child(el("p").class("take-title").attr("dir", "auto").text(&title))
        .children(passages)
        .child(button("link-button", tr(Text::MoreFormats)).on_click(more))
}
