//! The palette of commands: views, filters and works by what they are called.
//!
//! A combobox as the ARIA Authoring Practices describe it: the focus stays in the field, and
//! `aria-activedescendant` tells which command Enter takes.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::kit::dom::{El, Handle, el};
use crate::app::kit::modal::{close, modal};
use crate::app::kit::reactive::{Memo, RwSignal};
use crate::app::parts::toolbar::view_tabs;
use crate::app::state::language::tr::{count, fill, say};
use crate::app::state::language::{Language, names};
use crate::app::state::route::{Theme, View};
use crate::app::state::session::Session;
use crate::app::state::shelf::room;
use crate::query::{Facet, Query};
use crate::search::{NEW, PUBLISHED, RECENT_30, RECENT_90, RECOMMENDED};
use crate::texts::Text;

/// As many as are seen at once; who wants another types a letter more.
const MOST: usize = 12;
const MOST_WORKS: usize = 5;
const MOST_VALUES: usize = 4;
/// The id of the first command; the others follow by number.
const ID: &str = "command-";

/// Something to do.
#[derive(Clone)]
struct Command {
    name: String,
    act: Arc<dyn Fn() + Send + Sync>,
}

impl Command {
    fn new(name: impl Into<String>, act: impl Fn() + Send + Sync + 'static) -> Self {
        let name = name.into();
        Self {
            name,
            act: Arc::new(act),
        }
    }
}

/// Where the palette is while it is open.
pub fn palette(session: Session, open: RwSignal<bool>) -> El {
    modal(open, "help palette", say(Text::Commands), move |dialog| {
        content(session, dialog)
    })
}

fn content(session: Session, dialog: Handle) -> El {
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let found = StoredValue::new(Vec::new());
    let list = move || {
        found.set_value(commands(session, &typed.get()));
        found.with_value(|found: &Vec<Command>| {
            found.iter().map(|c| c.name.clone()).collect::<Vec<_>>()
        })
    };
    let names = Memo::new(move |_| list());
    let take = move |position: usize| {
        let command = found.with_value(|found| found.get(position).cloned());
        if let Some(command) = command {
            close(dialog);
            (command.act)();
        }
    };
    let field = el("input")
        .attr("type", "text")
        .class("search-input")
        .attr("role", "combobox")
        .attr("aria-label", say(Text::Command))
        .attr("placeholder", say(Text::CommandHint))
        .attr("aria-expanded", "true")
        .attr("aria-controls", "commands")
        .attr("aria-autocomplete", "list")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .follow_some("aria-activedescendant", move || {
            (at.get() < names.with(Vec::len)).then(|| format!("{ID}{}", at.get()))
        })
        .on("input", move |event| {
            at.set(0);
            typed.set(event_target_value(&event));
        })
        .on_key(move |event| {
            let n_found = names.with_untracked(Vec::len).max(1);
            match event.key().as_str() {
                "ArrowDown" => at.update(|at| *at = (*at + 1) % n_found),
                "ArrowUp" => at.update(|at| *at = (*at + n_found - 1) % n_found),
                "Enter" => take(at.get_untracked()),
                _ => return,
            }
            event.prevent_default();
        });
    let options = el("ul")
        .attr("id", "commands")
        .attr("role", "listbox")
        .attr("aria-label", say(Text::Commands))
        .follow(move || {
            let option = |(position, name): (usize, &String)| {
                el("li")
                    .class("command")
                    .attr("id", &format!("{ID}{position}"))
                    .attr("role", "option")
                    .attr("dir", "auto")
                    .follow_attr("aria-selected", move || (at.get() == position).to_string())
                    .on_click(move || take(position))
                    .say(name)
            };
            names.with(|names| names.iter().enumerate().map(option).collect::<Vec<_>>())
        });
    let none = el("p")
        .class("quiet")
        .attr("role", "status")
        .follow_text(move || match names.with(Vec::is_empty) {
            true => say(Text::NoCommand).to_owned(),
            false => String::new(),
        });
    el("div")
        .class("help-body")
        .put(field)
        .put(options)
        .put(none)
}

/// What can be done that is called so: commands first, then values of facets, then works.
fn commands(session: Session, typed: &str) -> Vec<Command> {
    let wanted = typed.trim().to_lowercase();
    let is_called_so = |command: &Command| command.name.to_lowercase().contains(&wanted);
    let mut found: Vec<Command> = fixed(session).into_iter().filter(is_called_so).collect();
    if !wanted.is_empty() {
        for facet in [Facet::Area, Facet::Venue] {
            found.extend(values(session, facet, &wanted));
        }
        found.extend(works(session, typed));
    }
    found.truncate(MOST);
    found
}

/// The commands that are always there.
fn fixed(session: Session) -> Vec<Command> {
    let views = View::ALL.into_iter().map(|view| {
        let name = fill(Text::GoTo, &[say(view_tabs::name(view))]);
        Command::new(name, move || session.open_view(view))
    });
    let only = [PUBLISHED, RECOMMENDED, RECENT_30, RECENT_90, NEW].into_iter();
    let only = only.filter_map(|id| {
        session.index().position(Facet::Is, id)?;
        let name = fill(Text::OnlyNamed, &[say(names::value_name(Facet::Is, id)?)]);
        Some(Command::new(name, move || {
            session.go(|query| query.toggled(Facet::Is, id));
        }))
    });
    let other = Language::current().other();
    let themes = [
        (Theme::Auto, Text::ThemeSystem),
        (Theme::Light, Text::ThemeLight),
        (Theme::Dark, Text::ThemeDark),
    ];
    let themes = themes.map(|(theme, name)| {
        Command::new(fill(Text::ThemeNow, &[say(name)]), move || {
            session.set_theme(theme);
        })
    });
    let clear = Command::new(say(Text::ClearAllFilters), move || {
        session.go(|query| query.cleared());
    });
    let language = Command::new(other.name(), move || session.set_language(other));
    let all = views.chain(only).chain([clear, language]).chain(themes);
    all.chain(taking(session)).collect()
}

/// The commands to take works away: those that there are works for.
fn taking(session: Session) -> Vec<Command> {
    let take = session.take;
    let export = |name: Text, keys: Vec<String>| {
        let name = fill(Text::ExportNamed, &[&count(name, keys.len(), &[])]);
        let keys = keys.join(",");
        Command::new(name, move || take.export_works(&keys))
    };
    let n_found = session.hits.with_untracked(|hits| hits.len());
    let found = count(Text::AllFound, n_found, &[]);
    let found = fill(Text::ExportNamed, &[&found]);
    let mut commands = vec![Command::new(found, move || take.export())];
    let compared = session.compared.get_untracked();
    let picked = untrack(|| room().look(|_, desk| desk.picked.clone()));
    for (name, keys) in [
        (Text::ExportCompared, compared),
        (Text::ExportPicked, picked),
    ] {
        commands.extend((!keys.is_empty()).then(|| export(name, keys)));
    }
    if let Some(key) = session.work.get_untracked() {
        commands.push(Command::new(say(Text::CiteThis), move || {
            take.cite(key.clone());
        }));
    }
    commands.push(Command::new(say(Text::Embed), move || {
        take.embedding.set(true);
    }));
    commands
}

fn values(session: Session, facet: Facet, wanted: &str) -> Vec<Command> {
    let index = session.index();
    let found = index.values_starting_with(facet, wanted).into_iter();
    let command = |value: &crate::search::Value| {
        let id = value.id.clone();
        let facet_name = say(names::facet_name(facet));
        let label = names::label(&index, facet, &id).unwrap_or_else(|| id.clone());
        Command::new(fill(Text::ChipValue, &[facet_name, &label]), move || {
            session.go(|query| query.without_facet(facet).toggled(facet, &id));
        })
    };
    found.take(MOST_VALUES).map(command).collect()
}

fn works(session: Session, typed: &str) -> Vec<Command> {
    let index = session.index();
    let answer = index.answer(&Query::default().with_text(typed), None);
    let found = index.first(&answer, MOST_WORKS).into_iter();
    let command = |id| {
        let work = index.work(id);
        let key = work.id;
        Command::new(work.title, move || session.open_work(Some(key.clone())))
    };
    found.map(command).collect()
}
