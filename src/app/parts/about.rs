//! The way to what is said about the data.

use crate::app::reactive::RwSignal;

use super::pieces::is_plain;
use crate::app::address::View;
use crate::app::dom::{El, el};
use crate::app::say::say;
use crate::app::session::Session;
use crate::texts::Text;

/// A link to the view that tells where the data comes from. Closes the sheet of filters that it
/// stands in.
pub fn about(sheet: RwSignal<bool>) -> El {
    let session = Session::current();
    let link = el("a")
        .follow_attr("href", move || session.link_to_view(View::About))
        .on_mouse("click", move |event| {
            if is_plain(&event) {
                event.prevent_default();
                sheet.set(false);
                session.open_view(View::About);
            }
        })
        .say(say(Text::AboutThisData));
    el("p").class("about").put(link)
}
