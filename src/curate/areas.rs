//! Areas: the taxonomy, and what puts a work into it: the headings above its listings, the
//! topic of their page, and last the words of its title.

mod headings;
mod words;

use std::cmp::Reverse;

use crate::identity::titles;
use crate::work::Area;

use super::rules::Rules;
use headings::Headings;
use words::{Reach, WordRule};

/// The taxonomy with its rules. An area is named by its position among [`Areas::all`].
#[derive(Clone, Debug, Default)]
pub struct Areas {
    areas: Vec<Area>,
    /// The position of each area's parent.
    parents: Vec<Option<usize>>,
    /// Whether an area says what a work is and not what it is about.
    forms: Vec<bool>,
    headings: Headings,
    /// The rules of each area about words of titles and about tags.
    words: Vec<Vec<WordRule>>,
}

/// Where a listing stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spot<'a> {
    /// Id of its list.
    pub list: &'a str,
    /// Id of the area of its page, where the page has one.
    pub page: Option<&'a str>,
    /// The headings above it, outermost first.
    pub path: &'a [String],
}

/// The areas that a place in a list means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// Area ids.
    pub areas: Vec<String>,
    /// What they follow from.
    pub basis: Basis,
    /// Whether a rule knows the innermost heading that says anything.
    pub known: bool,
}

/// What a listing's areas follow from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A heading that a rule or a label names.
    Heading,
    /// Words of a heading that no rule names.
    HeadingWords,
    /// The topic of the page.
    Page,
    /// Nothing: there are none.
    Nothing,
}

impl Areas {
    /// Reads the rules.
    pub fn new(rules: &Rules) -> Self {
        let position = |id: &String| rules.areas.iter().position(|area| area.id == *id);
        let area = |rule: &super::rules::AreaRule| Area {
            id: rule.id.clone(),
            label: rule.label.clone(),
            parent: rule.parent.clone(),
            description: Some(rule.description.clone()),
        };
        let parent = |rule: &super::rules::AreaRule| rule.parent.as_ref().and_then(position);
        let mut taxonomy = Self {
            areas: rules.areas.iter().map(area).collect(),
            parents: rules.areas.iter().map(parent).collect(),
            forms: rules.areas.iter().map(|rule| rule.form).collect(),
            headings: Headings::default(),
            words: rules.areas.iter().map(words::rules).collect(),
        };
        taxonomy.headings = Headings::new(rules, &taxonomy);
        taxonomy
    }

    /// The whole forest, parents first as in the rules.
    pub fn all(&self) -> &[Area] {
        &self.areas
    }

    /// The areas that a place in a list means.
    pub fn map(&self, spot: Spot) -> Mapped {
        let page = spot.page.and_then(|id| self.position(id));
        let found = self.headings.find(spot, page, self);
        let (positions, basis) = match page {
            Some(page) if found.areas.is_empty() => (vec![page], Basis::Page),
            _ => (found.areas, found.basis),
        };
        Mapped {
            areas: positions.iter().map(|&at| self.id(at)).collect(),
            basis,
            known: found.known,
        }
    }

    /// What the words of a title and the tags of a work add to the areas that its lists put it
    /// in: areas below these, or any if there are none.
    pub fn by_title(&self, told: &[String], title: &str, tags: &[String]) -> Vec<String> {
        let told: Vec<usize> = told.iter().filter_map(|id| self.position(id)).collect();
        let title = titles::words(title);
        let tags: Vec<Vec<String>> = tags.iter().map(|tag| titles::words(tag)).collect();
        let mut added: Vec<usize> = Vec::new();
        for (area, rules) in self.words.iter().enumerate() {
            let reached = || told.iter().chain(&added).copied();
            if reached().any(|other| self.is_within(other, area)) {
                continue;
            }
            let reach = Reach {
                is_untold: told.is_empty(),
                is_below: reached().any(|other| self.is_within(area, other)),
                is_parent: reached().any(|other| self.parents[area] == Some(other)),
            };
            if rules.iter().any(|rule| rule.holds(reach, &title, &tags)) {
                added.push(area);
            }
        }
        let is_narrowest = |at: &&usize| {
            let mut others = added.iter().filter(|other| other != at);
            !others.any(|&other| self.is_within(other, **at))
        };
        added
            .iter()
            .filter(is_narrowest)
            .map(|&at| self.id(at))
            .collect()
    }

    /// Ids narrowest first, then in the order of the taxonomy, each once.
    pub fn sorted(&self, mut ids: Vec<String>) -> Vec<String> {
        let depth = |at: Option<usize>| at.map_or(0, |at| self.ways_up(at).count());
        ids.sort_by_key(|id| {
            let at = self.position(id);
            (Reverse(depth(at)), at)
        });
        ids.dedup();
        ids
    }

    fn id(&self, at: usize) -> String {
        self.areas[at].id.clone()
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.areas.iter().position(|area| area.id == id)
    }

    /// An area and those above it, innermost first.
    fn ways_up(&self, at: usize) -> impl Iterator<Item = usize> {
        let up = std::iter::successors(Some(at), |&at| self.parents[at]);
        // A circle of parents is the rules' mistake and not ours to hang on.
        up.take(self.areas.len())
    }

    /// Whether an area is another one or below it.
    fn is_within(&self, at: usize, other: usize) -> bool {
        self.ways_up(at).any(|up| up == other)
    }

    /// The narrowest area that all of these are within.
    fn common(&self, positions: &[usize]) -> Option<usize> {
        let (first, rest) = positions.split_first()?;
        let mut up = self.ways_up(*first);
        up.find(|&up| rest.iter().all(|&at| self.is_within(at, up)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::rules::AreaRule;

    fn areas() -> Areas {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        let rule = |id: &str, parent: &str, words: &[&str], within: &[&str]| AreaRule {
            id: id.into(),
            label: id.into(),
            parent: (!parent.is_empty()).then(|| parent.to_owned()),
            words: texts(words),
            within: texts(within),
            tags: vec![format!("tag {id}")],
            ..AreaRule::default()
        };
        Areas::new(&Rules {
            areas: vec![
                rule("maths", "", &[], &[]),
                rule("sums", "maths", &["sum*"], &[]),
                rule("fast-sums", "sums", &["fast sum*"], &["fast"]),
                rule("products", "maths", &["product*"], &[]),
                rule("fast-products", "products", &[], &["fast"]),
            ],
            ..Rules::default()
        })
    }

    fn check(told: &[&str], title: &str, tags: &[&str], expected: &[&str]) {
        let own =
            |texts: &[&str]| -> Vec<String> { texts.iter().map(|&text| text.to_owned()).collect() };
        assert_eq!(
            areas().by_title(&own(told), title, &own(tags)),
            own(expected),
            "{title}"
        );
    }

    #[test]
    fn titles_tell_where_lists_do_not() {
        check(&[], "All about Sums", &[], &["sums"]);
        check(&[], "Fast Sums", &[], &["fast-sums"]);
        check(&[], "Sums Made Fast", &[], &["fast-sums"]);
        check(&[], "Made Fast", &[], &[]);
        check(&[], "Sums and Products", &[], &["sums", "products"]);
        check(&[], "Nothing", &["tag sums"], &[]);
    }

    #[test]
    fn titles_divide_a_wider_area_and_leave_others_alone() {
        check(&["maths"], "All about Sums", &[], &["sums"]);
        check(&["sums"], "Sums Made Fast", &[], &["fast-sums"]);
        check(&["maths"], "Made Fast", &[], &[]);
        check(&["products"], "Fast Sums", &[], &["fast-products"]);
        check(&["fast-sums"], "All about Sums", &[], &[]);
        check(&["sums"], "Nothing", &["Tag: fast sums"], &["fast-sums"]);
    }

    #[test]
    fn the_narrowest_come_first() {
        let ids = ["maths", "products", "fast-sums", "sums"].map(str::to_owned);
        let sorted = areas().sorted(ids.to_vec());
        assert_eq!(sorted, ["fast-sums", "sums", "products", "maths"]);
    }
}
