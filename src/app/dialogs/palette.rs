//! The palette of commands: views, filters and works by what they are called.
//!
//! A combobox as the ARIA Authoring Practices describe it: the focus stays in the field, and
//! `aria-activedescendant` tells which command Enter takes.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::kit::dom::{El, NodeRef, el};
use crate::app::kit::modal::{close, modal};
use crate::app::kit::reactive::{Memo, RwSignal};
use crate::app::parts::toolbar::view_tabs;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::language::{Language, names};
use crate::app::state::route::{Theme, View};
use crate::app::state::session::Session;
use crate::app::state::shelf::shelf_store;
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
    modal(open, "help palette", tr(Text::Commands), move |dialog| {
        content(session, dialog)
    })
}

fn content(session: Session, dialog: NodeRef) -> El {
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
        .attr("aria-label", tr(Text::Command))
        .attr("placeholder", tr(Text::CommandHint))
        .attr("aria-expanded", "true")
        .attr("aria-controls", "commands")
        .attr("aria-autocomplete", "list")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .bind_attr_opt("aria-activedescendant", move || {
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
        .attr("aria-label", tr(Text::Commands))
        .bind_children(move || {
            let option = |(position, name): (usize, &String)| {
                el("li")
                    .class("command")
                    .attr("id", &format!("{ID}{position}"))
                    .attr("role", "option")
                    .attr("dir", "auto")
                    .bind_attr("aria-selected", move || (at.get() == position).to_string())
                    .on_click(move || take(position))
                    .text(name)
            };
            names.with(|names| names.iter().enumerate().map(option).collect::<Vec<_>>())
        });
    let none = el("p")
        .class("quiet")
        .attr("role", "status")
        .bind_text(move || match names.with(Vec::is_empty) {
            true => tr(Text::NoCommand).to_owned(),
            false => String::new(),
        });
    el("div")
        .class("help-body")
        .child(field)
        .child(options)
        .child(none)
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
        let name = tr_with(Text::GoTo, &[tr(view_tabs::name(view))]);
        Command::new(name, move || session.open_view(view))
    });
    let only = [PUBLISHED, RECOMMENDED, RECENT_30, RECENT_90, NEW].into_iter();
    let only = only.filter_map(|id| {
        let label = names::label(&session.index(), Facet::Is, id)?;
        let name = tr_with(Text::OnlyNamed, &[&label]);
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
        Command::new(tr_with(Text::ThemeNow, &[tr(name)]), move || {
            session.set_theme(theme);
        })
    });
    let clear = Command::new(tr(Text::ClearAllFilters), move || {
        session.go(|query| query.cleared());
    });
    let language = Command::new(other.name(), move || session.set_language(other));
    let all = views.chain(only).chain([clear, language]).chain(themes);
    all.chain(taking(session)).collect()
}

/// The commands to take works away: those that there are works for.
fn taking(session: Session) -> Vec<Command> {
    let take = session.dialogs;
    let export = |name: Text, keys: Vec<String>| {
        let name = tr_with(Text::ExportNamed, &[&tr_plural(name, keys.len(), &[])]);
        let keys = keys.join(",");
        Command::new(name, move || take.export_works(&keys))
    };
    let n_found = session.hits.with_untracked(|hits| hits.len());
    let found = tr_plural(Text::AllFound, n_found, &[]);
    let found = tr_with(Text::ExportNamed, &[&found]);
    let mut commands = vec![Command::new(found, move || take.export())];
    let compared = session.compared.get_untracked();
    let picked = untrack(|| shelf_store().look(|_, ui| ui.picked.clone()));
    for (name, keys) in [
        (Text::ExportCompared, compared),
        (Text::ExportPicked, picked),
    ] {
        commands.extend((!keys.is_empty()).then(|| export(name, keys)));
    }
    if let Some(key) = session.work.get_untracked() {
        commands.push(Command::new(tr(Text::CiteThis), move || {
            take.cite(key.clone());
        }));
    }
    commands.push(Command::new(tr(Text::Embed), move || {
        take.embedding.set(true);
    }));
    commands
}

fn values(session: Session, facet: Facet, wanted: &str) -> Vec<Command> {
    let index = session.index();
    let found = index.values_starting_with(facet, wanted).into_iter();
    let command = |value: &crate::search::Value| {
        let id = value.id.clone();
        let facet_name = tr(names::facet_name(facet));
        let label = names::label(&index, facet, &id).unwrap_or_else(|| id.clone());
        Command::new(tr_with(Text::ChipValue, &[facet_name, &label]), move || {
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
