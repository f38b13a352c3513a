//! The palette of commands: views, filters and works by what they are called.
//!
//! A combobox as the ARIA Authoring Practices describe it: the focus stays in the field, and
//! `aria-activedescendant` tells which command Enter takes.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::kit::modal::{close, modal};
use crate::app::parts::toolbar::view_tabs;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::language::{Language, names};
use crate::app::state::route::{Theme, View};
use crate::app::state::session::Session;
use crate::app::state::shelf::shelf_store;
use crate::query::{Facet, Query};
use crate::search::{NEW, PUBLISHED, RECENT_30, RECENT_90, RECOMMENDED};
use crate::texts::Text;

/// Maximum number of results; users narrow by typing more.
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

/// The palette while it is open.
#[derive(Clone, Copy)]
struct Palette {
    dialog: NodeRef,
    typed: RwSignal<String>,
    /// The position of the active option.
    active: RwSignal<usize>,
    commands: StoredValue<Vec<Command>>,
    /// The names of the commands.
    names: Memo<Vec<String>>,
}

fn content(session: Session, dialog: NodeRef) -> El {
    let (typed, found) = (RwSignal::new(String::new()), StoredValue::new(Vec::new()));
    let palette = Palette {
        dialog,
        typed,
        active: RwSignal::new(0),
        commands: found,
        names: Memo::new(move |_| {
            let commands = commands(session, &typed.get());
            let names = commands.iter().map(|command| command.name.clone());
            let names = names.collect();
            found.set_value(commands);
            names
        }),
    };
    let none = el("p")
        .class("quiet")
        .attr("role", "status")
        .bind_text(move || match palette.names.with(Vec::is_empty) {
            true => tr(Text::NoCommand).to_owned(),
            false => String::new(),
        });
    el("div")
        .class("help-body")
        .child(palette.field())
        .child(palette.options())
        .child(none)
}

impl Palette {
    fn field(self) -> El {
        let Self {
            typed,
            active,
            names,
            ..
        } = self;
        el("input")
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
                let active = active.get();
                (active < names.with(Vec::len)).then(|| format!("{ID}{active}"))
            })
            .on("input", move |event| {
                active.set(0);
                typed.set(event_target_value(&event));
            })
            .on_key(move |event| self.on_key(&event))
    }

    fn on_key(self, event: &KeyboardEvent) {
        let n_found = self.names.with_untracked(Vec::len).max(1);
        let active = self.active;
        match event.key().as_str() {
            "ArrowDown" => active.update(|active| *active = (*active + 1) % n_found),
            "ArrowUp" => active.update(|active| *active = (*active + n_found - 1) % n_found),
            "Enter" => self.run(active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    }

    fn run(self, position: usize) {
        let command = self
            .commands
            .with_value(|commands| commands.get(position).cloned());
        if let Some(command) = command {
            close(self.dialog);
            (command.act)();
        }
    }

    fn options(self) -> El {
        let option = move |(position, name): (usize, &String)| {
            el("li")
                .class("command")
                .attr("id", &format!("{ID}{position}"))
                .attr("role", "option")
                .attr("dir", "auto")
                .bind_attr("aria-selected", move || {
                    (self.active.get() == position).to_string()
                })
                .on_click(move || self.run(position))
                .text(name)
        };
        let options = move |names: &Vec<String>| -> Vec<El> {
            names.iter().enumerate().map(option).collect()
        };
        el("ul")
            .attr("id", "commands")
            .attr("role", "listbox")
            .attr("aria-label", tr(Text::Commands))
            .bind_children(move || self.names.with(options))
    }
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
            session.address.set_theme(theme);
        })
    });
    let clear = Command::new(tr(Text::ClearAllFilters), move || {
        session.go(|query| query.cleared());
    });
    let language = Command::new(other.name(), move || session.address.set_language(other));
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
