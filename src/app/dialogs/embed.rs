//! The view that is open, for another page: what it looks like there, and what to put into that
//! page.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::dialogs::frame::{choice, choices, head};
use crate::app::kit::dom::{El, Handle, el};
use crate::app::kit::reactive::{Memo, RwSignal, memo};
use crate::app::kit::widget::classed;
use crate::app::parts::passage::passage;
use crate::app::state::language::Language;
use crate::app::state::language::tr::say;
use crate::app::state::published;
use crate::app::state::route::{Place, Theme, View, to_search};
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
pub fn content(session: Session, dialog: Handle) -> El {
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
    let place = shown(session.place());
    let embed = memo(move || embed(&place, wish));
    let with_script = say(Text::EmbedWithScript);
    let as_frame = say(Text::EmbedAsFrame);
    classed("div", "help-body embed")
        .put(head(Text::Embed, dialog))
        .put(el("p").class("quiet").say(say(Text::EmbedMeans)))
        .put(choice_of_theme(wish))
        .put(choice_of_language(wish))
        .put(height(wish))
        .put(preview(embed, wish))
        .put(passage(with_script, move || {
            embed.with(Embed::element).trim_end().to_owned()
        }))
        .put(pinned(wish))
        .put(passage(as_frame, move || {
            embed.with(Embed::frame).trim_end().to_owned()
        }))
}

/// What of a place others can see: a reader's own shelf and forms are none of it.
fn shown(mut place: Place) -> Place {
    if matches!(place.view, View::Shelf | View::Contribute) {
        place.open_view(View::List);
    }
    if place.view != View::Compare {
        place.compared.clear();
    }
    place.ids = None;
    place
}

fn embed(place: &Place, wish: Wish) -> Embed {
    let mut place = place.clone();
    place.look.theme = wish.theme.get();
    place.look.language = wish.language.get();
    place.look.embed = true;
    let framed = to_search(&place);
    let pairs = attributes(&place);
    place.look = Default::default();
    let fits = wish.fits.get();
    let is_pinned = wish.is_pinned.get();
    Embed {
        site: site(),
        framed,
        alone: to_search(&place),
        pairs,
        height: (!fits).then(|| wish.height.get()),
        integrity: wish.hash.get().filter(|_| is_pinned),
        title: say(Text::AppName).to_owned(),
    }
}

/// What the place says, in the attributes of the explorer's element.
fn attributes(place: &Place) -> Vec<(&'static str, String)> {
    let mut pairs = place.query.to_pairs();
    let language = place.look.language.map(Language::key);
    let others = [
        ("view", place.view.key().to_owned()),
        ("by", place.by.clone().unwrap_or_default()),
        ("work", place.work.clone().unwrap_or_default()),
        ("compare", place.compared.join(",")),
        ("theme", place.look.theme.key().to_owned()),
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
        choice("embed-theme", say(name), "", is_on, pick)
    };
    choices(Text::EmbedTheme).put_all(themes.map(one))
}

fn choice_of_language(wish: Wish) -> El {
    let languages = [None, Some(Language::English), Some(Language::Chinese)];
    let one = move |language: Option<Language>| {
        let name = language.map_or_else(|| say(Text::EmbedOwnLanguage), Language::name);
        let is_on = Box::new(move || wish.language.get() == language);
        let pick = Box::new(move || wish.language.set(language));
        choice("embed-language", name, "", is_on, pick)
    };
    choices(Text::EmbedLanguage).put_all(languages.map(one))
}

fn height(wish: Wish) -> El {
    let pixels = el("input")
        .attr("type", "number")
        .attr("min", &HEIGHTS.start().to_string())
        .attr("max", &HEIGHTS.end().to_string())
        .attr("step", "20")
        .attr("value", "640")
        .follow_flag("disabled", move || wish.fits.get())
        .on("input", move |event| {
            // What is still being typed is no height yet.
            let typed = event_target_value(&event).parse().ok();
            if let Some(height) = typed.filter(|height| HEIGHTS.contains(height)) {
                wish.height.set(height);
            }
        });
    let pixels = classed("label", "embed-height")
        .put(el("span").say(say(Text::EmbedHeight)))
        .put(pixels);
    let fits = tick(Text::EmbedFits, wish.fits);
    classed("div", "embed-row").put(pixels).put(fits)
}

fn tick(name: Text, is_on: RwSignal<bool>) -> El {
    let tick = el("input")
        .attr("type", "checkbox")
        .follow_switch("checked", move || is_on.get())
        .on("change", move |_| is_on.update(|is_on| *is_on = !*is_on));
    let label = classed("label", "choice").put(tick);
    label.put(el("span").say(say(name)))
}

/// The frame itself, as other pages would have it.
fn preview(embed: Memo<Embed>, wish: Wish) -> El {
    let address = memo(move || embed.with(Embed::address));
    classed("div", "embed-preview")
        .follow_style("--embed-height", move || format!("{}px", wish.height.get()))
        // Another element each time: a frame that is sent elsewhere is a step for the Back button.
        .follow(move || {
            let frame = el("iframe").attr("title", say(Text::EmbedPreview));
            [frame.attr("src", &address.get())]
        })
}

/// Whether the script must be the one of today; asked only where its hash is known.
fn pinned(wish: Wish) -> El {
    el("div").follow_when(
        move || wish.hash.with(Option::is_some),
        move || [tick(Text::EmbedPinned, wish.is_pinned)],
    )
}
