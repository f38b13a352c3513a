//! A listing in the syntax of each source list, to propose to that list.

use serde::{Deserialize, Serialize};

use super::coins::percent_encoded;
use super::markdown::{escaped, rel_label, target};
use super::{Names, Reference};
use crate::work::date::Date;
use crate::work::{Capabilities, Kind, Link, Rel, Work};

/// The syntax in which a source list writes its listings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Syntax {
    /// The row of a table with badges, as the generator of lists `000` and `001` prints it.
    Row,
    /// The bullet with badges that the same generator prints.
    Bullet,
    /// The bold bullet of list `002`, over two lines.
    Starred,
    /// The survey's bullet of list `003`: `Title, <ins>Venue, Year</ins> [[Paper](…)]`, and
    /// for frameworks the row of its table.
    Survey,
}

impl Syntax {
    /// All syntaxes.
    pub const ALL: [Self; 4] = [Self::Row, Self::Bullet, Self::Starred, Self::Survey];

    /// Its name as a format.
    pub fn key(self) -> &'static str {
        match self {
            Self::Row => "table",
            Self::Bullet => "table-bullet",
            Self::Starred => "starred",
            Self::Survey => "survey",
        }
    }

    /// Its name in the menu.
    pub fn label(self) -> &'static str {
        match self {
            Self::Row => "Awesome-Efficient-LLM, table row",
            Self::Bullet => "Awesome-Efficient-LLM, bullet",
            Self::Starred => "Awesome efficient llm",
            Self::Survey => "Efficient LLMs survey",
        }
    }

    /// The syntaxes of the list with this id, the usual one first; empty for other lists.
    pub fn of_list(id: &str) -> &'static [Self] {
        match id {
            "000" | "001" => &[Self::Row, Self::Bullet],
            "002" => &[Self::Starred],
            "003" => &[Self::Survey],
            _ => &[],
        }
    }
}

/// The content of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The kind of work.
    pub kind: Kind,
    /// The title.
    pub title: String,
    /// Authors in printed order.
    pub authors: Vec<String>,
    /// Whether the list of authors is cut off.
    pub authors_truncated: bool,
    /// The venue as lists print it, with the track: `ACL Findings`, `arXiv`.
    pub place: Option<String>,
    /// The year at the venue.
    pub year: Option<u16>,
    /// arXiv id.
    pub arxiv_id: Option<String>,
    /// Where to read or run it, the paper first.
    pub links: Vec<Link>,
    /// `owner/name` of the repository whose stars count.
    pub repo: Option<String>,
    /// Address of a picture.
    pub figure: Option<String>,
    /// Labels such as `w/Quantization`.
    pub tags: Vec<String>,
    /// ISO date on which it was added to a list.
    pub added: Option<String>,
    /// What a framework supports.
    pub capabilities: Option<Capabilities>,
}

impl Item {
    /// The listing of a work.
    pub fn of(work: &Work, names: &Names) -> Self {
        let is_figure = |link: &&Link| link.rel == Rel::Figure;
        let figure = work.links.iter().find(is_figure);
        let mut links: Vec<Link> = Vec::new();
        for link in work.links.iter().filter(|link| !is_figure(link)) {
            if link.web_address().is_some() && !links.iter().any(|own| own.url == link.url) {
                links.push(link.clone());
            }
        }
        Self {
            kind: work.kind,
            title: work.title.clone(),
            authors: work.authors.clone(),
            authors_truncated: work.authors_truncated,
            place: Reference::new(work, names).place,
            year: work.year,
            arxiv_id: work.arxiv_id.clone(),
            links,
            repo: work.repos.first().map(|repo| repo.name.clone()),
            figure: figure.and_then(Link::web_address).map(str::to_owned),
            tags: work.tags.clone(),
            added: work.added.clone(),
            capabilities: work.capabilities,
        }
    }

    /// The listing in this syntax, without a final line break. Only [`Syntax::Starred`] takes
    /// more than one line.
    pub fn line(&self, syntax: Syntax) -> String {
        match syntax {
            Syntax::Row => self.row(),
            Syntax::Bullet => self.bullet(),
            Syntax::Starred => self.starred(),
            Syntax::Survey => self.survey(),
        }
    }

    fn row(&self) -> String {
        let tags = self.tags.iter().map(|tag| {
            let tag = badge_text(tag);
            format!("[![Type](https://img.shields.io/badge/{tag}-39B0A9)]()")
        });
        let badges = self.star().into_iter().chain(self.publish()).chain(tags);
        let badges: String = badges.collect();
        let space = if badges.is_empty() { "" } else { "<br>" };
        let title = escaped(&self.title);
        let first = target(self.first_url());
        let authors = match self.people().as_str() {
            "" => String::new(),
            people => format!(" <br> {people}"),
        };
        let figure = self.figure.as_deref().map_or(String::new(), |url| {
            format!(
                "<img width=\"1002\" alt=\"image\" src=\"{}\"> ",
                target(url)
            )
        });
        let links = self
            .ordered_links()
            .into_iter()
            .map(|(label, link)| format!("[{}]({})", escaped(label), target(&link.url)));
        let links = links.collect::<Vec<_>>().join(" <br> ");
        let added = self.added.as_deref().and_then(month_and_day);
        let added = added.map_or(String::new(), |day| format!("[//]: #{day}"));
        format!("|{badges}{space}[{title}]({first}){authors} |{figure}|{links}|{added}")
    }

    fn bullet(&self) -> String {
        let mut line = "* ".to_owned();
        for badge in self.publish().into_iter().chain(self.star()) {
            line.push_str(&badge);
            line.push(' ');
        }
        let (title, first) = (escaped(&self.title), target(self.first_url()));
        line.push_str(&format!("[{title}]({first})."));
        let people = self.people();
        if !people.is_empty() {
            line.push_str(&format!(" {people}."));
        }
        line.push(' ');
        // The generator prints the paper before the code here.
        let links = self.links.iter().map(|link| (generator_label(link), link));
        for (label, link) in links {
            line.push_str(&format!("[[{}]]({})", escaped(label), target(&link.url)));
        }
        line.trim_end().to_owned()
    }

    fn starred(&self) -> String {
        let title = escaped(&self.title);
        if self.kind != Kind::Paper {
            return self.starred_page(&title);
        }
        let is_preprint = self.place.as_deref() == Some("arXiv");
        let id = self.arxiv_id.as_ref().filter(|_| is_preprint);
        let year = self.year.map(|year| year.to_string());
        let parts = [self.place.clone(), id.cloned().or(year)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let mut line = format!("- **{title}**,");
        if !parts.is_empty() {
            line.push_str(&format!(" `{}`,", parts.join(", ")));
        }
        let is_first = |link: &&Link| matches!(link.rel, Rel::Paper | Rel::Pdf);
        let first = self.links.iter().filter(is_first);
        let first = first.map(|link| format!(" [{}]({})", label(link), target(&link.url)));
        line.push_str(&first.collect::<Vec<_>>().join(","));
        let people = self.people();
        let mut tail: Vec<String> = Vec::new();
        if !people.is_empty() {
            tail.push(format!("*{people}*"));
        }
        let others = self.links.iter().filter(|link| !is_first(link));
        tail.extend(others.map(|link| self.starred_link(link)));
        let line = line.trim_end_matches(',').to_owned();
        match tail.is_empty() {
            true => line,
            false => format!("{line}\n\n\t {}", tail.join(" · ")),
        }
    }

    /// A project or a page as list `002` has it.
    fn starred_page(&self, title: &str) -> String {
        let mut links = self.links.iter();
        let Some(first) = links.next() else {
            return format!("- {title}");
        };
        let is_built = matches!(self.kind, Kind::Project | Kind::Framework);
        let title = if is_built {
            format!("**{title}**")
        } else {
            title.to_owned()
        };
        let mut line = format!("- [{title}]({})", target(&first.url));
        if let Some(repo) = self.repo.as_deref().filter(|_| is_built) {
            let owner = repo.split('/').next().unwrap_or_default();
            line.push_str(&format!(" - {owner} {}", star_picture(repo)));
        }
        for link in links {
            line.push_str(&format!(" · {}", self.starred_link(link)));
        }
        line
    }

    /// `([name](https://github.com/owner/name) - owner) ![Star](…)`, `([label](url))`.
    fn starred_link(&self, link: &Link) -> String {
        let (label, url) = (escaped(label(link)), target(&link.url));
        let own = format!(
            "https://github.com/{}",
            self.repo.as_deref().unwrap_or_default()
        );
        match (&self.repo, link.url == own) {
            (Some(repo), true) => {
                let owner = repo.split('/').next().unwrap_or_default();
                format!("([{label}]({url}) - {owner}) {}", star_picture(repo))
            }
            _ => format!("([{label}]({url}))"),
        }
    }

    fn survey(&self) -> String {
        let title = escaped(&self.title);
        let links = self
            .links
            .iter()
            .map(|link| format!("[[{}]({})]", escaped(label(link)), target(&link.url)));
        let links = links.collect::<Vec<_>>().join(" ");
        if let Some(own) = self.capabilities {
            let marks = [own.training, own.inference, own.fine_tuning];
            let marks = marks.map(|mark| if mark { "✅" } else { "❌" });
            return format!("| {title} {links} | {} |", marks.join(" | "));
        }
        let year = self.year.map(|year| year.to_string());
        let place: Vec<String> = self.place.clone().into_iter().chain(year).collect();
        match place.is_empty() {
            true => format!("- {title} {links}"),
            false => format!("- {title}, <ins>{}</ins> {links}", place.join(", ")),
        }
        .trim_end()
        .to_owned()
    }

    /// `Ann Bell, Bo Li et al`.
    fn people(&self) -> String {
        let people = escaped(&self.authors.join(", "));
        match self.authors_truncated && !people.is_empty() {
            true => format!("{people} et al"),
            false => people,
        }
    }

    /// The link of the title.
    fn first_url(&self) -> &str {
        let of = |rel: Rel| self.links.iter().find(|link| link.rel == rel);
        let first = of(Rel::Paper).or_else(|| of(Rel::Pdf));
        let first = first.or_else(|| self.links.first());
        first.map_or("", |link| link.url.as_str())
    }

    /// The code first, then the paper, then the rest, as the rows of list `000` have it.
    fn ordered_links(&self) -> Vec<(&str, &Link)> {
        let mut links: Vec<(&str, &Link)> = self
            .links
            .iter()
            .map(|link| (generator_label(link), link))
            .collect();
        links.sort_by_key(|(_, link)| match link.rel {
            Rel::Code => 0,
            Rel::Paper => 1,
            _ => 2,
        });
        links
    }

    /// The badge that counts the repository's stars.
    fn star(&self) -> Option<String> {
        let repo = self.repo.as_ref()?;
        let picture = star_picture(repo);
        Some(format!("[{picture}](https://github.com/{repo})"))
    }

    /// The badge with the venue: `ACL'24 Findings`; none for preprints.
    fn publish(&self) -> Option<String> {
        let place = self.place.as_deref().filter(|place| *place != "arXiv")?;
        let (venue, part) = place.split_once(' ').unwrap_or((place, ""));
        let year = match self.year {
            Some(year @ 1990..=2089) => format!("'{:02}", year % 100),
            Some(year) => format!(" {year}"),
            None => String::new(),
        };
        let text = format!("{venue}{year} {part}");
        let text = badge_text(text.trim_end());
        Some(format!(
            "[![Publish](https://img.shields.io/badge/Conference-{text}-blue)]()"
        ))
    }
}

/// The name of a link.
fn label(link: &Link) -> &str {
    match link.label.trim() {
        "" => rel_label(link.rel),
        label => label,
    }
}

/// The name of a link in list `000`, whose generator calls the code "Github".
fn generator_label(link: &Link) -> &str {
    match (link.label.trim(), link.rel) {
        ("", Rel::Code) => "Github",
        _ => label(link),
    }
}

fn star_picture(repo: &str) -> String {
    format!("![Star](https://img.shields.io/github/stars/{repo}.svg?style=social&label=Star)")
}

/// A text inside the address of a badge, by the rules of shields.io: hyphens and underscores are
/// doubled.
fn badge_text(text: &str) -> String {
    let text = percent_encoded(&text.replace('-', "--").replace('_', "__"));
    // As the lists write them.
    text.replace("%2F", "/").replace("%27", "'")
}

/// `06/05` of `2024-06-05`.
fn month_and_day(date: &str) -> Option<String> {
    let Date { month, day, .. } = Date::parse(date)?;
    Some(format!("{month:02}/{day:02}"))
}
