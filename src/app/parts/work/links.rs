//! Where a work can be read and run: its links, each by a sign and a word.

use crate::app::kit::dom::El;
use crate::app::kit::icon::CODE;
use crate::app::kit::number::thousands;
use crate::app::parts::link::{link_out, link_out_with};
use crate::app::state::language::format::month;
use crate::app::state::language::tr::tr;
use crate::texts::Text;
use crate::work::{Link, Rel, Repo, Work};

/// A repository's page.
pub fn repo_address(name: &str) -> String {
    format!("https://github.com/{name}")
}

/// A repository by the word alone, where its stars stand elsewhere.
pub fn repo_link(repo: &Repo) -> El {
    link_out("work-link", &repo_address(&repo.name), "GitHub").attr("title", &repo.name)
}

/// How many stars a year it gains, and since which month, where two counts are known.
pub fn gained(repo: &Repo) -> Option<(String, String)> {
    let more = repo.stars_per_year.filter(|&more| more > 0)?;
    let since = repo.since.as_deref().map(month)?;
    Some((thousands(more), since))
}

/// Figures are no place to go, the repositories stand there with their stars, and a catalogue
/// from elsewhere may hold addresses that are none of the web.
pub fn shows(link: &Link, work: &Work) -> bool {
    let of_repo = |repo: &Repo| link.url.eq_ignore_ascii_case(&repo_address(&repo.name));
    let is_place = link.rel != Rel::Figure && link.web_address().is_some();
    is_place && !work.repos.iter().any(of_repo)
}

pub fn link(link: &Link) -> El {
    link_out_with(
        link_sign(link.rel),
        "work-link",
        &link.url,
        short_name(link),
    )
    .attr("title", &link.url)
}

/// What a link leads to; where that is no one thing, the site it leads to.
fn short_name(link: &Link) -> &str {
    match link.rel {
        Rel::Paper if link.url.contains("//arxiv.org/") => "arXiv",
        Rel::Other if link.url.contains("//arxiv.org/html/") => "HTML",
        Rel::Blog | Rel::Project | Rel::Figure | Rel::Other => site(&link.url),
        rel => link_name(rel),
    }
}

/// What a link leads to.
pub fn link_name(rel: Rel) -> &'static str {
    tr(match rel {
        Rel::Paper => Text::KindPaper,
        Rel::Pdf => return "PDF",
        Rel::Code => Text::HasCode,
        Rel::Model => Text::HasModel,
        Rel::Dataset => Text::HasDataset,
        Rel::Blog => Text::LinkBlog,
        Rel::Video => Text::HasVideo,
        Rel::Project => Text::HasProject,
        Rel::Figure => Text::LinkFigure,
        Rel::Other => Text::LinkOther,
    })
}

/// A way on from a work for which the lists print no link: arXiv's own search for its title.
/// Where arXiv may know it.
pub fn look_up(work: &Work) -> El {
    let title = String::from(js_sys::encode_uri_component(&work.title));
    let href = format!("https://arxiv.org/search/?searchtype=title&query={title}");
    link_out("work-link", &href, tr(Text::LookUp))
}

/// The host of an address, without `www.`.
fn site(url: &str) -> &str {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// What a link leads to, as a drawing.
pub fn link_sign(rel: Rel) -> &'static str {
    match rel {
        // A sheet with a folded corner and lines of text.
        Rel::Paper => "M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.5 8h5M5.5 10.8h5",
        // The same with an arrow down into it.
        Rel::Pdf => "M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M8 6.5v5M6 9.7l2 2 2-2",
        Rel::Code => CODE,
        // A cube.
        Rel::Model => "M8 1.8 13.5 5v6L8 14.2 2.5 11V5zM2.5 5 8 8.2 13.5 5M8 8.2v6",
        // A drum.
        Rel::Dataset => {
            "M3 4c0-2.6 10-2.6 10 0s-10 2.6-10 0v8c0 2.6 10 2.6 10 0V4M3 8c0 2.6 10 2.6 10 0"
        }
        // A speech bubble.
        Rel::Blog => "M2.2 2.8h11.6v8H7.5L4.5 13.6v-2.8H2.2zM5 5.7h6M5 8h4",
        // A screen that plays.
        Rel::Video => "M1.8 3h12.4v10H1.8zM6.5 5.8v4.4L10.3 8z",
        // A globe.
        Rel::Project => {
            "M2 8a6 6 0 1 0 12 0 6 6 0 1 0-12 0h12M8 2c-3.4 3.4-3.4 8.6 0 12 3.4-3.4 3.4-8.6 0-12"
        }
        // An arrow out of a box.
        Rel::Figure | Rel::Other => "M6.5 3.5h-4v10h10v-4M9 2.5h4.5V7M13.3 2.7 7.5 8.5",
    }
}
