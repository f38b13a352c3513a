//! The bar on top: name, search, theme.

use leptos::prelude::*;

use super::help::help_button;
use super::search_box::SearchBox;
use super::theme::ThemeButton;
use crate::app::format;
use crate::app::reactive::{flag, text};
use crate::app::session::Session;

/// The bar on top. Inside another page it shows no name of its own, but a way to the full page.
/// `covered` is whether the filters lie over it, so that nothing in it can be reached; `help` is
/// whether the help is open.
#[component]
pub fn TitleBar(covered: RwSignal<bool>, help: RwSignal<bool>) -> impl IntoView {
    let session = Session::current();
    let index = session.index();
    let size = format::works(index.len());
    let date = format::day(index.as_of());
    // A page does not move in or out of a frame.
    let embedded = session.look.get_untracked().embed;
    let brand = match embedded {
        true => view! { <h1 class="unseen">"Efficient LLM Explorer"</h1> }.into_any(),
        false => view! {
            <a class="brand" href="./">
                <BrandMark/>
                <h1 class="brand-name">"Efficient LLM Explorer"</h1>
            </a>
        }
        .into_any(),
    };
    let corner = match embedded {
        true => FullPageLink().into_any(),
        false => ThemeButton().into_any(),
    };
    view! {
        <header class="title-bar" inert=flag(move || covered.get())>
            {brand}
            <SearchBox/>
            <p class="title-bar-facts">
                <span>{size}</span>
                <span>"data of " <time datetime=index.as_of().to_owned()>{date}</time></span>
            </p>
            <div class="title-bar-corner">
                {help_button(help).any()}
                {corner}
            </div>
        </header>
    }
}

#[component]
fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <rect x="1" y="1" width="30" height="30" rx="8" class="brand-ground"/>
            <path d="M8 9h16M8 16h11M8 23h6" class="brand-lines"/>
            <circle cx="23" cy="22" r="3.5" class="brand-dot"/>
        </svg>
    }
}

#[component]
fn FullPageLink() -> impl IntoView {
    let session = Session::current();
    view! {
        <a
            class="quiet-button"
            href=text(move || session.unembedded())
            target="_blank"
            rel="noopener noreferrer"
        >
            "Open the full explorer"
        </a>
    }
}
