//! Where a work can be read, run and watched.

use leptos::prelude::*;

use crate::app::format::{day, thousands};
use crate::app::parts::pieces::{line, link_out, words};
use crate::app::parts::work_card::{look_up, repo_address, trend};
use crate::work::{Link, Rel, Repo, Work};

/// All links and repositories; for a work without any, where to look it up.
pub fn of(work: &Work) -> AnyView {
    let mut lines: Vec<AnyView> = Vec::new();
    lines.extend(work.links.iter().filter_map(|link| one(link, work)));
    lines.extend(work.repos.iter().map(repo));
    if lines.is_empty() {
        lines.push(line("detail-item", vec![look_up(work).into_any()]));
    }
    line("detail-links", lines)
}

/// A link, where it leads, and under which name a list prints it. None for the repositories,
/// which have lines of their own, and for what is no address of the web.
fn one(link: &Link, work: &Work) -> Option<AnyView> {
    let address = link.web_address()?.to_owned();
    let is_repo = |repo: &Repo| address.eq_ignore_ascii_case(&repo_address(&repo.name));
    if work.repos.iter().any(is_repo) {
        return None;
    }
    let name = match link.rel {
        Rel::Paper => "Paper",
        Rel::Pdf => "PDF",
        Rel::Code => "Code",
        Rel::Model => "Model",
        Rel::Dataset => "Data set",
        Rel::Blog => "Blog",
        Rel::Video => "Video",
        Rel::Project => "Project page",
        Rel::Figure => "Figure",
        Rel::Other => "Link",
    };
    let place = address.split_once("//").map_or("", |(_, rest)| rest);
    let place = place.trim_start_matches("www.").to_owned();
    let label = link.label.trim();
    let printed = label.to_lowercase();
    let says_more = ![place.as_str(), name]
        .iter()
        .any(|known| known.to_lowercase().contains(&printed));
    let mut pieces = vec![
        link_out("work-link", address, name),
        words("detail-address", place),
    ];
    if says_more {
        pieces.push(words("quiet", format!("printed as “{label}”")));
    }
    Some(line("detail-item", pieces))
}

/// A repository with its stars, the day of the count, and how many it gains.
fn repo(repo: &Repo) -> AnyView {
    let mut pieces = vec![link_out("work-link", repo_address(&repo.name), &repo.name)];
    if let Some(stars) = repo.stars {
        pieces.push(words("stars", format!("★ {}", thousands(stars))));
        let date = repo.as_of.as_deref().map(day).unwrap_or_default();
        pieces.push(words("quiet", format!("on {date}{}", trend(repo))));
    }
    line("detail-item", pieces)
}
