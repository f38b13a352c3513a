//! The help: what the keys do, and what can be typed in the search box.

use leptos::prelude::*;

use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::kit::modal::{close, modal};
use crate::app::kit::widget::{button, is_plain};
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::texts::Text;

const KEYS: [(&str, Text); 12] = [
    ("/", Text::KeySearch),
    ("j k", Text::KeyResults),
    ("o", Text::KeyOpen),
    ("Esc", Text::KeyClose),
    ("f", Text::KeyFilters),
    ("s", Text::KeySave),
    ("c  e", Text::KeyTake),
    ("g l", Text::KeyList),
    ("g t", Text::KeyTrends),
    ("g m  g w  g s  g a", Text::KeyViews),
    ("Ctrl+K  ⌘+K", Text::KeyCommands),
    ("?", Text::KeyHelp),
];

/// What can be typed, each line an example that finds something.
const EXAMPLES: [(&str, Text); 16] = [
    ("kv cache", Text::AskWords),
    ("\"flash attention\"", Text::AskPhrase),
    ("pruning -structured", Text::AskWithout),
    ("title:survey", Text::AskTitle),
    ("author:\"Song Han\"", Text::AskAuthor),
    ("venue:iclr,neurips", Text::AskVenue),
    ("area:quantization", Text::AskArea),
    ("kind:framework", Text::AskKind),
    ("has:code", Text::AskHas),
    ("is:published", Text::AskIs),
    ("list:003", Text::AskList),
    ("year:2022..2023", Text::AskYear),
    ("stars:>=1000", Text::AskStars),
    ("citations:100..", Text::AskCitations),
    ("lora sort:stars", Text::AskSort),
    ("2210.17323", Text::AskId),
];

/// Where the help is while it is open.
pub fn help(open: RwSignal<bool>) -> El {
    modal(open, "help", tr(Text::Help), content)
}

fn content(dialog: NodeRef) -> El {
    let close_button = button("quiet-button", "")
        .on_click(move || close(dialog))
        .text(tr(Text::Close));
    let head = el("div")
        .class("detail-head")
        .child(el("h2").text(tr(Text::Help)))
        .child(close_button);
    let mut keys = el("dl").class("facts");
    for (chords, what) in KEYS {
        keys = keys.child(fact(chords_of(chords), what));
    }
    let mut examples = el("dl").class("facts");
    for (text, what) in EXAMPLES {
        examples = examples.child(fact(example(dialog, text), what));
    }
    el("div")
        .class("help-body")
        .child(head)
        .child(section(Text::Keys, keys))
        .child(section(Text::InSearchBox, examples))
}

fn section(heading: Text, facts: El) -> El {
    el("section").child(el("h3").text(tr(heading))).child(facts)
}

/// Something and what is to be said of it.
fn fact(name: El, what: Text) -> El {
    let what = el("span").attr("dir", "auto").text(tr(what));
    el("div")
        .class("fact")
        .child(el("dt").child(name))
        .child(el("dd").child(what))
}

/// Keys: those of a chord are pressed one after the other.
fn chords_of(keys: &str) -> El {
    let mut chords = el("div").class("chords");
    for keys in keys.split("  ") {
        let mut chord = el("div").class("chord");
        for key in keys.split(' ') {
            chord = chord.child(el("kbd").text(key));
        }
        chords = chords.child(chord);
    }
    chords
}

/// An example, as a link to what it finds.
fn example(dialog: NodeRef, text: &'static str) -> El {
    let session = Session::current();
    el("a")
        .class("example")
        .attr("dir", "auto")
        .bind_attr("href", move || session.link_to_text(text))
        .on_mouse("click", move |event| {
            if is_plain(&event) {
                event.prevent_default();
                close(dialog);
                session.search(text);
            }
        })
        .text(text)
}
