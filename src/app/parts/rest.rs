//! What the whole program has beyond the one of a first visit.

use leptos::prelude::untrack;

use super::palette::palette;
use super::shelf;
use super::take::dialogs;
use super::views;
use crate::app::rest::Rest;
use crate::app::session::Session;
use crate::app::shelf::{open, room};

/// All of it.
pub const REST: Rest = Rest {
    open: |is_embedded| open(is_embedded, shelf::heard),
    serve: |session| room().serve(session),
    over: |session, is_palette_open| {
        let mut over = vec![shelf::save_dialog(), shelf::shelf_notice()];
        over.extend(dialogs(session));
        over.push(palette(session, is_palette_open));
        over
    },
    shelf: views::shelf,
    compare: views::compare,
    contribute: views::contribute,
    offers: shelf::shelf_offers,
    count: shelf::shelf_count,
    save_button: shelf::save_button,
    save_key: shelf::save_key,
    save,
    save_search: |session| shelf::save_search(room(), session),
};

fn save(session: Session, key: &str) {
    let is_kept = untrack(|| room().look(|shelf, _| shelf.is_in(key, None)));
    if !is_kept && session.index().with_key(key).is_some() {
        shelf::toggle(room(), key);
    }
}
