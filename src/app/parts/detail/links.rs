//! Where a work can be read, run and watched.

use crate::app::kit::dom::El;
use crate::app::kit::icon::CODE;
use crate::app::kit::number::thousands;
use crate::app::kit::widget::{row, text_span};
use crate::app::parts::link::link_out_with;
use crate::app::parts::work::links::{gained, link_name, link_sign, look_up, repo_address};
use crate::app::state::language::format::day;
use crate::app::state::language::tr::tr_with;
use crate::texts::Text;
use crate::work::{Link, Repo, Work};

/// All links and repositories; for a work without any, where to look it up.
pub fn of(work: &Work) -> El {
    let mut lines: Vec<El> = Vec::new();
    lines.extend(work.links.iter().filter_map(|link| one(link, work)));
    lines.extend(work.repos.iter().map(repo));
    if lines.is_empty() {
        lines.push(row("detail-item", vec![look_up(work)]));
    }
    row("detail-links", lines)
}

/// A link, where it leads, and under which name a list prints it. None for the repositories,
/// which have lines of their own, and for what is no address of the web.
fn one(link: &Link, work: &Work) -> Option<El> {
    let address = link.web_address()?;
    let is_repo = |repo: &Repo| address.eq_ignore_ascii_case(&repo_address(&repo.name));
    if work.repos.iter().any(is_repo) {
        return None;
    }
    let name = link_name(link.rel);
    let place = address.split_once("//").map_or("", |(_, rest)| rest);
    let place = place.trim_start_matches("www.");
    let label = link.label.trim();
    let printed = label.to_lowercase();
    let says_more = ![place, name]
        .iter()
        .any(|known| known.to_lowercase().contains(&printed));
    let mut pieces = vec![
        link_out_with(link_sign(link.rel), "work-link", address, name),
        text_span("detail-address", place),
    ];
    if says_more {
        pieces.push(text_span("quiet", &tr_with(Text::PrintedAs, &[label])));
    }
    Some(row("detail-item", pieces))
}

/// A repository with its stars, the day of the count, and how many it gains.
fn repo(repo: &Repo) -> El {
    let mut pieces = vec![link_out_with(
        CODE,
        "work-link",
        &repo_address(&repo.name),
        &repo.name,
    )];
    if let Some(stars) = repo.stars {
        pieces.push(text_span("stars", &format!("★ {}", thousands(stars))));
    }
    if let (Some(_), Some(date)) = (repo.stars, repo.as_of.as_deref().map(day)) {
        let said = match gained(repo) {
            Some((more, since)) => tr_with(Text::OnDayGained, &[&date, &more, &since]),
            None => tr_with(Text::OnDay, &[&date]),
        };
        pieces.push(text_span("quiet", &said));
    }
    row("detail-item", pieces)
}
