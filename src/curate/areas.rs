//! Areas: from the headings above a listing to nodes of the taxonomy.

use std::collections::{BTreeMap, BTreeSet};

use crate::work::Area;

use super::rules::Rules;
use crate::identity::titles;

/// The taxonomy and the headings that lead into it.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    areas: Vec<Area>,
    /// Comparable end of a heading path → positions.
    headings: BTreeMap<Vec<String>, Vec<usize>>,
    generic: Vec<String>,
    /// Comparable ends of heading paths that name no area.
    nowhere: BTreeSet<Vec<String>>,
}

/// The areas a heading path means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// Area ids.
    pub areas: Vec<String>,
    /// Whether the innermost telling heading was known.
    pub known: bool,
}

impl Areas {
    /// Takes in the rules.
    pub fn new(rules: &Rules) -> Self {
        let mut taxonomy = Self {
            generic: rules
                .generic_headings
                .iter()
                .map(|text| titles::key(text))
                .collect(),
            nowhere: rules.nowhere.iter().map(|text| keys(text)).collect(),
            ..Self::default()
        };
        for (at, rule) in rules.areas.iter().enumerate() {
            taxonomy.areas.push(Area {
                id: rule.id.clone(),
                label: rule.label.clone(),
                parent: rule.parent.clone(),
                description: Some(rule.description.clone()),
            });
            for heading in &rule.headings {
                taxonomy.headings.entry(keys(heading)).or_default().push(at);
            }
        }
        taxonomy
    }

    /// The whole forest, parents first as in the rules.
    pub fn all(&self) -> &[Area] {
        &self.areas
    }

    /// Maps a path by its longest known end. A generic heading such as `Papers` means
    /// nothing on its own, so it resolves through the one above it; one that names no area
    /// leaves the word to those above it, and is known all the same.
    pub fn map(&self, path: &[String]) -> Mapped {
        let mut path: Vec<String> = path.iter().map(|heading| titles::key(heading)).collect();
        let (mut known, mut is_nowhere) = (true, false);
        while let Some(leaf) = path.last() {
            let is_year = |heading: &str| heading.len() == 4 && heading.parse::<u16>().is_ok();
            let tells = |heading: &String| !self.generic.contains(heading) && !is_year(heading);
            let is_generic = !tells(leaf) && path[..path.len() - 1].iter().any(tells);
            let shortest = path.len() - usize::from(is_generic);
            let mut ends = (0..shortest).map(|from| &path[from..]);
            let end = ends.find(|end| self.headings.contains_key(*end) || self.is_nowhere(end));
            if let Some(found) = end.and_then(|end| self.headings.get(end)) {
                let areas = found.iter().map(|&at| self.areas[at].id.clone()).collect();
                return Mapped { areas, known };
            }
            is_nowhere |= end.is_some();
            known &= is_generic || end.is_some();
            path.pop();
        }
        Mapped {
            areas: Vec::new(),
            known: is_nowhere,
        }
    }

    fn is_nowhere(&self, end: &[String]) -> bool {
        self.nowhere.contains(end)
    }

    /// Sorts ids: narrowest first, then in the order of the taxonomy.
    pub fn sort(&self, ids: &mut Vec<String>) {
        let position = |id: &String| self.areas.iter().position(|area| area.id == *id);
        ids.sort_by_key(|id| (std::cmp::Reverse(self.depth(id)), position(id)));
        ids.dedup();
    }

    fn depth(&self, id: &str) -> usize {
        let find = |id: &str| self.areas.iter().find(|area| area.id == id);
        let parent = |area: &&Area| area.parent.as_deref().and_then(find);
        std::iter::successors(find(id), parent)
            .take(self.areas.len())
            .count()
    }
}

/// The comparable headings of a path as rules write it.
fn keys(path: &str) -> Vec<String> {
    path.split(" > ").map(titles::key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::rules::AreaRule;

    fn check(path: &[&str], areas: &[&str], known: bool) {
        let rule = |id: &str, headings: &[&str]| AreaRule {
            id: id.into(),
            label: id.into(),
            parent: None,
            description: String::new(),
            headings: headings.iter().map(|&text| text.to_owned()).collect(),
        };
        let areas_rules = Rules {
            generic_headings: vec!["Other".into(), "Papers".into()],
            nowhere: vec!["Misc".into(), "Lists > Other".into()],
            areas: vec![
                rule("sums", &["Sums / Totals", "Sums > Survey"]),
                rule("surveys", &["Survey", "Sums > Survey"]),
                rule("rest", &["Other"]),
            ],
            ..Rules::default()
        };
        let path: Vec<String> = path.iter().map(|&text| text.to_owned()).collect();
        let mapped = Areas::new(&areas_rules).map(&path);
        assert_eq!(
            (mapped.areas, mapped.known),
            (areas.iter().map(|&a| a.to_owned()).collect(), known)
        );
    }

    #[test]
    fn longest_end_wins_and_generic_leaves_look_up() {
        check(&["X", "Sums/Totals"], &["sums"], true);
        check(&["Sums", "Survey"], &["sums", "surveys"], true);
        check(&["Sums Totals", "Papers"], &["sums"], true);
        check(&["Sums Totals", "Other"], &["sums"], true);
        check(&["Sums Totals", "2024"], &["sums"], true);
        check(&["Other"], &["rest"], true);
        check(&["Papers", "Other"], &["rest"], true);
        check(&["Sums Totals", "Strange"], &["sums"], false);
        check(&["Strange"], &[], false);
        check(&["Misc"], &[], true);
        check(&["Sums Totals", "Misc"], &["sums"], true);
        check(&["Lists", "Other"], &[], true);
    }
}
