//! The explorer as a whole: title bar, filters, results.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::app::dialogs::dialogs;
use crate::app::dialogs::help::help;
use crate::app::dialogs::palette::palette;
use crate::app::dialogs::save::save_dialog;
use crate::app::keys::follow_keys;
use crate::app::kit::debounce::Debounce;
use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::parts::compare::compare_tray;
use crate::app::parts::detail::detail;
use crate::app::parts::dialog_buttons::export_button;
use crate::app::parts::facets::facet_panel;
use crate::app::parts::messages::news::news;
use crate::app::parts::messages::notices::notices;
use crate::app::parts::shelf::buttons::shelf_offers;
use crate::app::parts::shelf::notices::shelf_notice;
use crate::app::parts::title_bar::title_bar;
use crate::app::parts::toolbar::chips::{Chip, active_filters, chips};
use crate::app::parts::toolbar::columns::{Columns, columns_menu};
use crate::app::parts::toolbar::density::{Density, density_buttons};
use crate::app::parts::toolbar::hints::hints;
use crate::app::parts::toolbar::quick::quick;
use crate::app::parts::toolbar::sort_select::sort_select;
use crate::app::parts::toolbar::view_tabs::view_tabs;
use crate::app::state::address_bar::AddressBar;
use crate::app::state::language::format::works;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::offline::Offline;
use crate::app::state::route::View;
use crate::app::state::session::Session;
use crate::app::state::shelf::shelf_store;
use crate::app::views::about::about;
use crate::app::views::compare::compare;
use crate::app::views::contribute::contribute;
use crate::app::views::frameworks::frameworks;
use crate::app::views::list::results;
use crate::app::views::map::map;
use crate::app::views::shelf::shelf;
use crate::app::views::trends::trends;
use crate::search::{Answer, Index};
use crate::texts::Text;

/// The page once the catalogue is there. `complete` is whether these are all works; if not, the
/// others are still being read.
pub fn explorer(
    index: Arc<Index>,
    address: AddressBar,
    offline: RwSignal<Offline>,
    complete: bool,
) -> Vec<El> {
    let session = Session::new(index, address);
    provide_context(session);
    shelf_store().serve(session);
    let active = Memo::new(move |_| session.query.with(|query| chips(query, &session.index())));
    name_document(active);
    let filters_open = RwSignal::new(false);
    let help_open = RwSignal::new(false);
    let palette_open = RwSignal::new(false);
    follow_keys(session, help_open, palette_open);
    let skip = el("a")
        .class("skip-link")
        .attr("href", "#results")
        .text(tr(Text::SkipToResults));
    let page = el("div")
        .class("explorer")
        .bind_class("is-embedded", move || session.look.get().embed)
        .child(title_bar(filters_open, help_open))
        .child(notices(offline, session.index().as_of().to_owned()))
        .child(facet_panel(filters_open))
        .child(found(session, active, filters_open, complete))
        .bind_children(detail(complete));
    let mut shown = vec![skip, page, save_dialog(), shelf_notice()];
    shown.extend(dialogs(session));
    shown.extend([palette(session, palette_open), help(help_open)]);
    shown
}

/// What was found, in the view that is open.
fn found(
    session: Session,
    active: Memo<Vec<Chip>>,
    filters_open: RwSignal<bool>,
    complete: bool,
) -> El {
    let density = Density::recalled(session);
    let columns = Columns::recalled(session);
    let open_view = Memo::new(move |_| session.address.view());
    let first_works = (!complete).then(|| {
        el("p")
            .class("notice-line")
            .attr("role", "status")
            .text(tr(Text::FirstWorks))
    });
    let tools = el("div")
        .class("tool-bar")
        .child(result_count(session))
        .child(filters_button(filters_open, active))
        .show_when(
            move || open_view.get() == View::List,
            move || {
                let menu = columns_menu(columns, density);
                [
                    sort_select(),
                    menu,
                    density_buttons(density),
                    export_button(),
                ]
            },
        );
    el("main")
        .class("found")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .bind_flag("inert", move || filters_open.get())
        .child(view_tabs())
        .child(active_filters(active))
        .child(hints())
        .child(quick(session))
        .children(first_works)
        .children(news(session).filter(|_| complete))
        .child(tools)
        .bind_children(move || {
            let view = open_view.get();
            untrack(|| open(view, session, density, columns, complete))
        })
        .child(compare_tray(session))
}

fn open(
    view: View,
    session: Session,
    density: RwSignal<Density>,
    columns: Columns,
    complete: bool,
) -> Vec<El> {
    match view {
        View::List => {
            let heading = el("h2").class("unseen").text(tr(Text::Results));
            vec![heading, shelf_offers(session), results(density, columns)]
        }
        View::Trends => vec![trends(session)],
        View::Map => vec![map(session)],
        View::Frameworks => vec![frameworks(session)],
        View::Shelf => vec![shelf(session, complete)],
        View::About => vec![about(session)],
        View::Contribute => vec![contribute(session)],
        View::Compare => vec![compare(session)],
    }
}

/// Browsers take as long for a new name as for a letter, so names wait for the end of a word.
const NAME_DELAY: Duration = Duration::from_millis(250);

/// Names the document after the work that is open, else after what is asked, so that history and
/// bookmarks tell views apart.
fn name_document(active: Memo<Vec<Chip>>) {
    let session = Session::current();
    let debounce = Debounce::new();
    Effect::new(move |_| {
        let mut asked: Vec<String> = active.get().into_iter().map(|chip| chip.label).collect();
        let index = session.index();
        let work = session.work.get().and_then(|key| index.with_key(&key));
        if let Some(id) = work {
            asked = vec![index.work(id).title];
        }
        let name = tr(Text::AppName);
        let title = match asked.is_empty() {
            true => name.to_owned(),
            false => format!("{} – {name}", asked.join(", ")),
        };
        debounce.run(NAME_DELAY, move || document().set_title(&title));
    });
}

/// How many works the query keeps, said aloud when it changes.
fn result_count(session: Session) -> El {
    let n_works = session.index().len();
    let count = move || {
        let n_hits = session.hits.with(|hits| hits.len());
        match session.answer.with(|answer| is_unfiltered(answer)) {
            true => works(n_works),
            false => tr_with(Text::SomeOf, &[&thousands(n_hits as u64), &works(n_works)]),
        }
    };
    el("p")
        .class("result-count")
        .attr("role", "status")
        .attr("tabindex", "-1")
        .bind_text(count)
}

fn is_unfiltered(answer: &Answer) -> bool {
    answer.resolved().effective.is_unfiltered()
}

/// Opens the filters, where they are a sheet. Takes the focus back when they close.
fn filters_button(open: RwSignal<bool>, active: Memo<Vec<Chip>>) -> El {
    let button = NodeRef::new();
    let mut was_open = false;
    Effect::new(move |_| {
        let is_open = open.get();
        if was_open && !is_open {
            button.focus();
        }
        was_open = is_open;
    });
    // A window made wide shows the filters beside the results: there is no sheet to be open.
    let listener = window_event_listener(leptos::ev::resize, move |_| {
        let is_narrow = button
            .get()
            .is_some_and(|button| button.offset_parent().is_some());
        if open.get_untracked() && !is_narrow {
            open.set(false);
        }
    });
    on_cleanup(move || listener.remove());
    let label = move || match active.with(Vec::len) {
        0 => tr(Text::Filters).to_owned(),
        n_active => tr_with(Text::FiltersActive, &[&n_active.to_string()]),
    };
    el("button")
        .node_ref(button)
        .attr("type", "button")
        .class("quiet-button filters-button")
        .bind_attr("aria-expanded", move || open.get().to_string())
        .attr("aria-controls", "filters")
        .on_click(move || open.set(true))
        .bind_text(label)
}
