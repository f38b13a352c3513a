//! The views of the works, as tabs that are links.

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::is_plain;
use crate::app::parts::shelf::buttons::shelf_count;
use crate::app::state::language::tr::tr;
use crate::app::state::route::View;
use crate::app::state::session::Session;
use crate::texts::Text;

/// What a view is called.
pub fn name(view: View) -> Text {
    match view {
        View::List => Text::List,
        View::Trends => Text::Trends,
        View::Map => Text::Map,
        View::Frameworks => Text::Frameworks,
        View::Shelf => Text::Shelf,
        View::About => Text::About,
        View::Contribute => Text::Contribute,
        View::Compare => Text::CompareView,
    }
}

/// A link to each view of the same works.
pub fn view_tabs() -> El {
    let session = Session::current();
    // Contributing is no view of the works; links lead there from where one is missing.
    let shown = View::ALL.into_iter();
    let shown = shown.filter(|view| *view != View::Contribute);
    let tabs = shown.map(|view| {
        let item = el("li").child(tab(session, view));
        match view {
            View::Compare => item.bind_flag("hidden", move || !has_comparison(session)),
            _ => item,
        }
    });
    el("nav")
        .class("view-tabs")
        .attr("aria-label", tr(Text::Views))
        .child(el("ul").children(tabs))
}

/// Whether there is something to compare, or the reader is where it would be.
fn has_comparison(session: Session) -> bool {
    session.n_compared() > 1 || session.address.view() == View::Compare
}

fn tab(session: Session, view: View) -> El {
    let is_open = move || match session.address.view() == view {
        true => "page".to_owned(),
        false => "false".to_owned(),
    };
    el("a")
        .class("view-tab")
        .bind_attr("href", move || session.link_to_view(view))
        .bind_attr("aria-current", is_open)
        .on_mouse("click", move |event| {
            // With a key held, a link opens elsewhere, as links do.
            if is_plain(&event) {
                event.prevent_default();
                session.open_view(view);
            }
        })
        .text(tr(name(view)))
        .children((view == View::Shelf).then(shelf_count))
}
