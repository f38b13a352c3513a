//! Wrong arXiv ids: an id belongs to one paper, so where unrelated titles share one, all but one
//! of them have it by mistake.

use std::collections::{BTreeMap, BTreeSet};

use crate::curate::entry::{Complaint, ComplaintKind};
use crate::curate::resolve::Entry;
use crate::identity::ids;
use crate::identity::titles::{self, Compared};
use crate::work::{Claim, Conflict, Link, Rel};

/// Maximum number of entries of one work; an id shared by more is not examined.
const MOST_USERS: usize = 100;

/// Drops ids from entries of other works. Returns the positions of these entries, each with a
/// complaint. `ruled` tells whether a rule joins two entries or keeps them apart.
pub fn drop_wrong(
    entries: &mut [Entry],
    ruled: impl Fn(&Entry, &Entry) -> Option<bool>,
) -> Vec<(usize, Complaint)> {
    let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(id) = &entry.arxiv_id {
            by_id.entry(id.clone()).or_default().push(at);
        }
    }
    let others = ids_by_title(entries);
    let mut dropped = Vec::new();
    let is_shared = |users: &Vec<usize>| (2..=MOST_USERS).contains(&users.len());
    for (id, users) in by_id.iter().filter(|(_, users)| is_shared(users)) {
        let clusters = clusters(entries, users, &ruled);
        let Some(owner) = owner(entries, id, &clusters, &others) else {
            continue;
        };
        let title = entries[clusters[owner][0]].raw.title.clone();
        for (nth, cluster) in clusters.iter().enumerate() {
            for &at in cluster.iter().filter(|_| nth != owner) {
                dropped.push((at, drop(&mut entries[at], id, &title)));
            }
        }
    }
    dropped
}

/// For each title, its ids and how many entries have each.
type IdsByTitle = BTreeMap<String, BTreeMap<String, usize>>;

fn ids_by_title(entries: &[Entry]) -> IdsByTitle {
    let mut ids = IdsByTitle::new();
    for entry in entries {
        if let Some(id) = &entry.arxiv_id {
            let of_title = ids.entry(titles::key(&entry.raw.title)).or_default();
            *of_title.entry(id.clone()).or_default() += 1;
        }
    }
    ids
}

/// Groups the entries with an id by agreeing titles.
fn clusters(
    entries: &[Entry],
    users: &[usize],
    ruled: &impl Fn(&Entry, &Entry) -> Option<bool>,
) -> Vec<Vec<usize>> {
    let mut clusters: Vec<(Vec<usize>, Vec<Compared>)> = Vec::new();
    for &at in users {
        let title = Compared::new(&entries[at].raw.title);
        let fits = |(members, others): &(Vec<usize>, Vec<Compared>)| {
            let agrees = || others.iter().any(|other| title.agrees_on_id(other));
            let mut rules = members
                .iter()
                .filter_map(|&other| ruled(&entries[at], &entries[other]));
            rules.next().unwrap_or_else(agrees)
        };
        // A title that agrees with two clusters joins them.
        let (fitting, mut kept): (Vec<_>, Vec<_>) = clusters.into_iter().partition(fits);
        let mut joined = (Vec::new(), Vec::new());
        for (members, titles) in fitting {
            joined.0.extend(members);
            joined.1.extend(titles);
        }
        joined.0.push(at);
        joined.1.push(title);
        joined.0.sort_unstable();
        kept.push(joined);
        kept.sort_by_key(|(members, _)| members[0]);
        clusters = kept;
    }
    clusters.into_iter().map(|(members, _)| members).collect()
}

/// The cluster that an id belongs to: preferably one whose titles have no other id elsewhere,
/// then one in more lists, then the first. None if there is only one cluster.
fn owner(entries: &[Entry], id: &str, clusters: &[Vec<usize>], ids: &IdsByTitle) -> Option<usize> {
    let is_contested = |cluster: &[usize]| {
        cluster.iter().any(|&at| {
            let of_title = &ids[&titles::key(&entries[at].raw.title)];
            let own = of_title.get(id).copied().unwrap_or(0);
            of_title
                .iter()
                .any(|(other, count)| other != id && *count >= own)
        })
    };
    let n_lists = |cluster: &[usize]| {
        let lists: BTreeSet<&str> = cluster
            .iter()
            .map(|&at| entries[at].list.as_str())
            .collect();
        lists.len()
    };
    let best = clusters.iter().enumerate().max_by_key(|(nth, cluster)| {
        (
            !is_contested(cluster),
            n_lists(cluster),
            std::cmp::Reverse(*nth),
        )
    });
    best.filter(|_| clusters.len() > 1).map(|(nth, _)| nth)
}

/// Removes the id and the links to it.
fn drop(entry: &mut Entry, id: &str, title: &str) -> Complaint {
    let leads_there = |link: &Link| ids::arxiv_of_url(&link.url).as_deref() == Some(id);
    let is_other = |link: &Link| link.rel != Rel::Figure && !leads_there(link);
    // A work keeps its only address, even a doubtful one.
    if entry.links.iter().any(is_other) {
        entry
            .links
            .retain(|link| link.rel == Rel::Figure || !leads_there(link));
    }
    let mut ids = entry
        .links
        .iter()
        .filter_map(|link| ids::arxiv_of_url(&link.url));
    entry.arxiv_id = ids.find(|other| other != id);
    let reason = format!("the arXiv id {id} is that of \"{title}\"");
    entry.conflicts.push(Conflict {
        field: "arxiv_id".to_owned(),
        values: vec![Claim {
            list: entry.list.clone(),
            value: id.to_owned(),
        }],
        chosen: entry.arxiv_id.clone().unwrap_or_default(),
        rule: format!("left out: {reason}"),
    });
    Complaint::new(entry.raw.line, ComplaintKind::Doubtful, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(list: &str, title: &str, id: &str) -> Entry {
        let mut entry = Entry {
            list: list.into(),
            arxiv_id: Some(id.into()),
            ..Entry::default()
        };
        entry.raw.title = title.into();
        entry.links.push(Link {
            url: format!("https://arxiv.org/abs/{id}"),
            ..Link::default()
        });
        entry
    }

    /// Which of the entries lose their ids.
    fn check(given: &[(&str, &str, &str)], lose: &[usize]) {
        let entries = given.iter().map(|(list, title, id)| entry(list, title, id));
        let mut entries: Vec<Entry> = entries.collect();
        let dropped = drop_wrong(&mut entries, |_, _| None);
        let dropped: Vec<usize> = dropped.iter().map(|(at, _)| *at).collect();
        assert_eq!(dropped, lose, "{given:?}");
        for &at in lose {
            assert_eq!((&entries[at].arxiv_id, entries[at].links.len()), (&None, 1));
        }
    }

    #[test]
    fn an_id_stands_for_one_work() {
        let (a, b) = ("2301.00001", "2302.00002");
        let (quick, slow) = (
            "Quick Sums of Small Numbers",
            "Slow Products by Large Tables",
        );
        // The title that has an id of its own elsewhere has this one by mistake.
        check(&[("x", slow, a), ("x", quick, a), ("y", slow, b)], &[0]);
        // What more lists say counts, and otherwise who speaks first.
        check(&[("x", slow, a), ("y", quick, a), ("z", quick, a)], &[0]);
        check(&[("x", quick, a), ("y", slow, a)], &[1]);
    }

    #[test]
    fn one_work_may_have_several_titles() {
        let id = "2301.00001";
        check(
            &[
                ("x", "Zed: Quick Sums of Small Numbers", id),
                ("y", "Zed", id),
                ("z", "Summing Numbers Fast with Zed", id),
            ],
            &[],
        );
    }
}
