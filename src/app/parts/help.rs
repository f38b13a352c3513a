//! The help: what the keys do, and what can be typed in the search box.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::pieces::{button, fact, facts, line, link_in, section, words};
use crate::app::dom::el;
use crate::app::reactive::when;
use crate::app::session::Session;

const KEYS: [(&str, &str); 9] = [
    ("/", "to the search box"),
    (
        "j k",
        "down and up the results; the arrows go on from there",
    ),
    ("o", "open the selected work, as Enter does"),
    ("Esc", "close what is open"),
    ("f", "to the filters"),
    ("g l", "the list"),
    ("g t", "trends"),
    ("g m  g w  g a", "map, frameworks, about"),
    ("?", "this help"),
];

/// What can be typed, each line an example that finds something.
const EXAMPLES: [(&str, &str); 16] = [
    (
        "kv cache",
        "all words, in any order; the last may be unfinished",
    ),
    ("\"flash attention\"", "words side by side"),
    (
        "pruning -structured",
        "- leaves out; it stands before a field too",
    ),
    ("title:survey", "in titles only"),
    ("author:\"Song Han\"", "an author"),
    ("venue:iclr,neurips", "one venue or another"),
    ("area:quantization", "an area with all that is below it"),
    (
        "kind:framework",
        "paper, project, framework, article or other",
    ),
    (
        "has:code",
        "what it comes with: code, model, dataset, blog, video…",
    ),
    (
        "is:published",
        "neither preprints nor web sites; also is:recommended",
    ),
    ("list:003", "named by a list"),
    ("year:2022..2023", "from and to, both included"),
    ("stars:>=1000", "at least, with > < >= <= or 1000.."),
    (
        "citations:100..",
        "cited at least so often, as far as known",
    ),
    (
        "lora sort:stars",
        "ordered by relevance, newest, oldest, stars, citations, title or venue",
    ),
    ("2210.17323", "an arXiv id, or a pasted address"),
];

/// The dialog. The browser keeps the focus in it and gives it back.
#[component]
pub fn Help(open: RwSignal<bool>) -> impl IntoView {
    when(move || open.get(), move || dialog(open))
}

fn dialog(open: RwSignal<bool>) -> AnyView {
    let session = Session::current();
    let dialog = NodeRef::<Dialog>::new();
    dialog.on_load(|dialog| {
        request_animation_frame(move || {
            // It fails only for a dialog that has left the page again.
            let _ = dialog.show_modal();
        });
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let keys = KEYS.map(|(keys, what)| {
        let keys = keys.split("  ").map(|chord| {
            let keys = chord.split(' ').map(|key| el("kbd").say(key));
            line("chord", keys.collect())
        });
        fact(
            el("dt").put(line("chords", keys.collect())),
            vec![words("", what)],
        )
    });
    let examples = EXAMPLES.map(|(example, what)| {
        let run = move || {
            close();
            session.search(example);
        };
        let href = move || session.link_to_text(example);
        let link = link_in("example", href, example, run);
        fact(el("dt").put(link), vec![words("", what)])
    });
    view! {
        <dialog
            node_ref=dialog
            class="help"
            aria-label="Help"
            on:close=move |_| open.set(false)
            on:click=move |event| {
                // All of the dialog is covered by its content: what is hit is the page behind.
                if event.target() == event.current_target() {
                    close();
                }
            }
        >
            <div class="help-body">
                <div class="detail-head">
                    <h2>"Help"</h2>
                    {button("quiet-button", "Close", "", close).any()}
                </div>
                {section("Keys", vec![facts(keys.into())]).any()}
                {section("In the search box", vec![facts(examples.into())]).any()}
            </div>
        </dialog>
    }
    .into_any()
}

/// Opens the help.
#[component]
pub fn HelpButton(open: RwSignal<bool>) -> impl IntoView {
    button(
        "quiet-button help-button",
        "Help",
        "Keys and the search language: ?",
        move || open.set(true),
    )
    .any()
}
