//! The view that is open, for another page: what it looks like there, and what to put into that
//! page.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::dialogs::frame::head;
use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::{check_box, choice, choices, labelled};
use crate::app::parts::passage::passage;
use crate::app::state::language::Language;
use crate::app::state::language::tr::tr;
use crate::app::state::published;
use crate::app::state::route::{Route, Theme, View, to_search};
use crate::app::state::session::Session;
use crate::export::Embed;
use crate::texts::Text;

/// What `embed.js` takes for a height.
const HEIGHTS: std::ops::RangeInclusive<u32> = 120..=20_000;

/// What is wished for; all of it handles.
#[derive(Clone, Copy)]
struct Wish {
    theme: RwSignal<Theme>,
    language: RwSignal<Option<Language>>,
    height: RwSignal<u32>,
    /// Whether it is to be as tall as what is in it.
    fits: RwSignal<bool>,
    /// The hash of the script, once it is known.
    hash: RwSignal<Option<String>>,
    is_pinned: RwSignal<bool>,
}

/// The dialog's content.
pub fn content(session: Session, dialog: NodeRef) -> El {
    let look = session.look.get_untracked();
    let wish = Wish {
        theme: RwSignal::new(look.theme),
        language: RwSignal::new(look.language),
        height: RwSignal::new(640),
        fits: RwSignal::new(false),
        hash: RwSignal::new(None),
        is_pinned: RwSignal::new(true),
    };
    spawn_local(async move {
        let hash = published::hash_of("embed.js").await;
        // The dialog may be closed by now.
        wish.hash.try_set(hash);
    });
    let route = shown(session.route());
    let embed = Memo::new(move |_| embed(&route, wish));
    let with_script = tr(Text::EmbedWithScript);
    let as_frame = tr(Text::EmbedAsFrame);
    el("div")
        .class("help-body embed")
        .child(head(Text::Embed, dialog))
        .child(el("p").class("quiet").text(tr(Text::EmbedMeans)))
        .child(choice_of_theme(wish))
        .child(choice_of_language(wish))
        .child(height(wish))
        .child(preview(embed, wish))
        .child(passage(with_script, move || {
            embed.with(Embed::element).trim_end().to_owned()
        }))
        .child(pinned(wish))
        .child(passage(as_frame, move || {
            embed.with(Embed::frame).trim_end().to_owned()
        }))
}

/// What of a place others can see: a reader's own shelf and forms are none of it.
fn shown(mut route: Route) -> Route {
    if matches!(route.view, View::Shelf | View::Contribute) {
        route.open_view(View::List);
    }
    if route.view != View::Compare {
        route.compared.clear();
    }
    route.ids = None;
    route
}

fn embed(route: &Route, wish: Wish) -> Embed {
    let mut route = route.clone();
    route.look.theme = wish.theme.get();
    route.look.language = wish.language.get();
    route.look.embed = true;
    let framed = to_search(&route);
    let pairs = attributes(&route);
    route.look = Default::default();
    let fits = wish.fits.get();
    let is_pinned = wish.is_pinned.get();
    Embed {
        site: site(),
        framed,
        alone: to_search(&route),
        pairs,
        height: (!fits).then(|| wish.height.get()),
        integrity: wish.hash.get().filter(|_| is_pinned),
        title: tr(Text::AppName).to_owned(),
    }
}

/// What the route says, in the attributes of the explorer's element.
fn attributes(route: &Route) -> Vec<(&'static str, String)> {
    let mut pairs = route.query.to_pairs();
    let language = route.look.language.map(Language::key);
    let others = [
        ("view", route.view.key().to_owned()),
        ("by", route.by.clone().unwrap_or_default()),
        ("work", route.work.clone().unwrap_or_default()),
        ("compare", route.compared.join(",")),
        ("theme", route.look.theme.key().to_owned()),
        ("lang", language.unwrap_or_default().to_owned()),
    ];
    pairs.extend(others.into_iter().filter(|(_, value)| !value.is_empty()));
    pairs
}

/// The folder that the page stands in.
fn site() -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
    [&*origin, folder].concat()
}

fn choice_of_theme(wish: Wish) -> El {
    let themes = [
        (Theme::Auto, Text::ThemeSystem),
        (Theme::Light, Text::ThemeLight),
        (Theme::Dark, Text::ThemeDark),
    ];
    let one = move |(theme, name): (Theme, Text)| {
        let is_on = Box::new(move || wish.theme.get() == theme);
        let pick = Box::new(move || wish.theme.set(theme));
        choice("embed-theme", tr(name), "", is_on, pick)
    };
    choices(tr(Text::EmbedTheme)).children(themes.map(one))
}

fn choice_of_language(wish: Wish) -> El {
    let languages = [None, Some(Language::English), Some(Language::Chinese)];
    let one = move |language: Option<Language>| {
        let name = language.map_or_else(|| tr(Text::EmbedOwnLanguage), Language::name);
        let is_on = Box::new(move || wish.language.get() == language);
        let pick = Box::new(move || wish.language.set(language));
        choice("embed-language", name, "", is_on, pick)
    };
    choices(tr(Text::EmbedLanguage)).children(languages.map(one))
}

fn height(wish: Wish) -> El {
    let pixels = el("input")
        .attr("type", "number")
        .attr("min", &HEIGHTS.start().to_string())
        .attr("max", &HEIGHTS.end().to_string())
        .attr("step", "20")
        .attr("value", "640")
        .bind_flag("disabled", move || wish.fits.get())
        .on("input", move |event| {
            // What is still being typed is no height yet.
            let typed = event_target_value(&event).parse().ok();
            if let Some(height) = typed.filter(|height| HEIGHTS.contains(height)) {
                wish.height.set(height);
            }
        });
    let pixels = el("label")
        .class("embed-height")
        .child(el("span").text(tr(Text::EmbedHeight)))
        .child(pixels);
    let fits = toggle(Text::EmbedFits, wish.fits);
    el("div").class("embed-row").child(pixels).child(fits)
}

fn toggle(label: Text, is_on: RwSignal<bool>) -> El {
    let check = check_box("")
        .bind_prop("checked", move || is_on.get())
        .on("change", move |_| is_on.update(|is_on| *is_on = !*is_on));
    labelled("choice", check, tr(label))
}

/// The frame itself, as other pages would have it.
fn preview(embed: Memo<Embed>, wish: Wish) -> El {
    let address = Memo::new(move |_| embed.with(Embed::address));
    el("div")
        .class("embed-preview")
        .bind_style("--embed-height", move || format!("{}px", wish.height.get()))
        // Another element each time: a frame that is sent elsewhere is a step for the Back button.
        .bind_children(move || {
            let frame = el("iframe").attr("title", tr(Text::EmbedPreview));
            [frame.attr("src", &address.get())]
        })
}

/// Whether the script must be the one of today; asked only where its hash is known.
fn pinned(wish: Wish) -> El {
    el("div").show_when(
        move || wish.hash.with(Option::is_some),
        move || [toggle(Text::EmbedPinned, wish.is_pinned)],
    )
}
