//! Works as a file: which ones, in which format.

pub mod which;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::JsString;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::dialogs::export::which::{Works, offered};
use crate::app::dialogs::frame::head;
use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::kit::modal::close;
use crate::app::kit::number::thousands;
use crate::app::kit::widget::{button, choice, choices, row};
use crate::app::parts::copy::copy_button;
use crate::app::parts::passage::text_box;
use crate::app::state::language::format::works;
use crate::app::state::language::tr::{tr, tr_dynamic, tr_plural, tr_with};
use crate::app::state::session::Session;
use crate::app::state::worker;
use crate::export::Format;
use crate::export_worker::Request;
use crate::texts::Text;

/// Number of characters shown in the preview.
const SHOWN: u32 = 2_000;

/// An export on its way.
struct Export {
    session: Session,
    offered: Vec<Works>,
    which: RwSignal<usize>,
    format: RwSignal<Format>,
    status: RwSignal<String>,
    preview: RwSignal<String>,
    /// What was written; nothing while it is not all there.
    written: RefCell<Option<JsString>>,
    is_ready: RwSignal<bool>,
    /// Counts what was asked for: only the last counts.
    turn: Cell<u32>,
}

/// The dialog's content.
pub fn content(session: Session, dialog: NodeRef) -> El {
    let export = Rc::new(Export {
        session,
        offered: offered(session, &session.dialogs.work.get_untracked()),
        which: RwSignal::new(0),
        format: RwSignal::new(Format::Bibtex),
        status: RwSignal::new(String::new()),
        preview: RwSignal::new(String::new()),
        written: RefCell::default(),
        is_ready: RwSignal::new(false),
        turn: Cell::default(),
    });
    export.write();
    let (preview, writing) = (export.preview, Rc::clone(&export));
    let choices = el("div")
        .class("passages")
        // After the listeners of the choices themselves.
        .on("change", move |_| writing.write())
        .child(export.choice_of_works())
        .child(export.choice_of_format());
    let embed = button("link-button", tr(Text::Embed)).on_click(move || {
        close(dialog);
        session.dialogs.embedding.set(true);
    });
    el("div")
        .class("help-body")
        .child(head(Text::Export, dialog))
        .child(choices)
        .child(text_box(tr(Text::Preview), move || preview.get()))
        .child(embed)
        .child(foot(&export))
}

/// The buttons that take what was written, and how far writing is.
fn foot(export: &Rc<Export>) -> El {
    let (status, is_ready) = (export.status, export.is_ready);
    let (copying, saving) = (Rc::clone(export), Rc::clone(export));
    let written = move || {
        let written = copying.written.borrow();
        written.as_ref().map(String::from).unwrap_or_default()
    };
    let save = button("main-button", tr(Text::Download))
        .on_click(move || saving.save())
        .bind_flag("disabled", move || !is_ready.get());
    let copy = copy_button(Text::Copy, tr(Text::Copy), Text::TextRefused, written);
    let status = el("span")
        .class("quiet")
        .attr("role", "status")
        .bind_text(move || status.get());
    row("take-foot", vec![save, copy, status])
}

/// What a format is for.
fn purpose(format: Format) -> Text {
    match format {
        Format::Bibtex => Text::ForBibtex,
        Format::Ris => Text::ForRis,
        Format::CslJson => Text::ForCsl,
        Format::Csv => Text::ForCsv,
        Format::Json => Text::ForJson,
        Format::Markdown => Text::ForMarkdown,
        Format::Listing(_) => Text::ForListing,
    }
}

impl Export {
    fn choice_of_works(&self) -> El {
        let which = self.which;
        let one = |(position, works): (usize, &Works)| {
            let is_on = Box::new(move || which.get() == position);
            let pick = Box::new(move || which.set(position));
            choice("take-works", &works.name, &works.note, is_on, pick)
        };
        let all = self.offered.iter().enumerate().map(one);
        choices(tr(Text::WhichWorks)).children(all)
    }

    fn choice_of_format(&self) -> El {
        let chosen = self.format;
        let one = |format: Format| {
            let name = tr_dynamic(format.label(), &[]);
            let is_on = Box::new(move || chosen.get() == format);
            let pick = Box::new(move || chosen.set(format));
            choice("take-format", &name, tr(purpose(format)), is_on, pick)
        };
        choices(tr(Text::Format)).children(Format::ALL.map(one))
    }

    /// Writes what is chosen.
    fn write(self: &Rc<Self>) {
        let (which, format) = (self.which.get_untracked(), self.format.get_untracked());
        self.turn.set(self.turn.get() + 1);
        self.written.take();
        self.is_ready.set(false);
        self.status.set(tr(Text::Writing).to_owned());
        let (export, turn) = (Rc::clone(self), self.turn.get());
        spawn_local(async move {
            let index = export.session.index();
            let ids = &export.offered[which].ids;
            let all = works(ids.len());
            let is_current = || export.turn.get() == turn;
            let tell = |n_gathered: usize| {
                if is_current() {
                    let said = tr_with(Text::Gathering, &[&thousands(n_gathered as u64), &all]);
                    export.status.try_set(said);
                }
            };
            let catalogue = worker::extract(&index, ids, None, &tell).await;
            if !is_current() {
                return;
            }
            export.status.try_set(tr(Text::Writing).to_owned());
            let written = worker::ask(&Request::Export { format }, &catalogue).await;
            if is_current() {
                export.show(written.map(|(_, file)| file), ids.len());
            }
        });
    }

    fn show(&self, written: Result<JsString, String>, n_works: usize) {
        // The dialog may be closed by now.
        match written {
            Ok(text) => {
                let size = thousands(u64::from(text.length().div_ceil(1_000)));
                self.status
                    .try_set(tr_plural(Text::Written, n_works, &[&size]));
                let start = String::from(text.slice(0, SHOWN));
                let more = if text.length() > SHOWN { "…" } else { "" };
                self.preview.try_set(start + more);
                self.written.replace(Some(text));
                self.is_ready.try_set(true);
            }
            Err(why) => {
                self.preview.try_set(String::new());
                self.status.try_set(why);
            }
        }
    }

    /// Gives what was written to the reader as a file.
    fn save(&self) {
        if let Some(text) = &*self.written.borrow() {
            let format = self.format.get_untracked();
            let slug = &self.offered[self.which.get_untracked()].slug;
            let date = self.session.index().as_of().to_owned();
            let parts = ["efficient-llm", slug, &date].into_iter();
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            let name = [&*parts.join("-"), ".", format.extension()].concat();
            worker::save(&name, format.media_type(), text);
        }
    }
}
