//! The taxonomy as a tree.

use rustc_hash::FxHashMap;

use super::text::fold;
use crate::work::Area;

/// The forest of areas, parents before children.
pub struct AreaTree {
    areas: Vec<Area>,
    parents: Vec<Option<usize>>,
    by_id: FxHashMap<String, usize>,
}

/// An area with its direct children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Position among the values of the area facet.
    pub position: usize,
    /// The narrower areas.
    pub children: Vec<Branch>,
}

impl AreaTree {
    /// Takes areas in catalogue order. A parent that does not come before its child is ignored,
    /// which makes the child a root and rules out cycles.
    pub fn new(areas: Vec<Area>) -> Self {
        let mut by_id = FxHashMap::default();
        let mut parents = Vec::with_capacity(areas.len());
        for (position, area) in areas.iter().enumerate() {
            let parent = area.parent.as_ref().and_then(|id| by_id.get(id)).copied();
            parents.push(parent);
            by_id.entry(area.id.clone()).or_insert(position);
        }
        Self {
            areas,
            parents,
            by_id,
        }
    }

    /// The areas in catalogue order.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// An area's position.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The area and its ancestors, narrowest first.
    pub fn lineage(&self, position: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(position), |&position| self.parents[position])
    }

    /// The ids of an area's ancestors, widest first.
    pub fn ancestors(&self, id: &str) -> Vec<&str> {
        let Some(position) = self.position(id) else {
            return Vec::new();
        };
        let mut above: Vec<&str> = self
            .lineage(position)
            .skip(1)
            .map(|position| self.areas[position].id.as_str())
            .collect();
        above.reverse();
        above
    }

    /// The areas among those given that are no ancestor of another one, in the same order.
    pub fn narrowest<'a>(&self, ids: &'a [String]) -> Vec<&'a str> {
        let ids = ids.iter().map(String::as_str);
        let above: Vec<&str> = ids.clone().flat_map(|id| self.ancestors(id)).collect();
        ids.filter(|id| !above.contains(id)).collect()
    }

    /// For each area, whether its label, or that of an area below it, contains a text.
    pub fn matching_paths(&self, text: &str) -> Vec<bool> {
        let text = fold(text.trim());
        let mut leads = vec![false; self.areas.len()];
        for (position, area) in self.areas.iter().enumerate() {
            if fold(&area.label).contains(&*text) {
                self.lineage(position).for_each(|above| leads[above] = true);
            }
        }
        leads
    }

    /// The forest as nested branches.
    pub fn branches(&self) -> Vec<Branch> {
        self.under(None)
    }

    /// The direct children of an area, or the roots.
    pub fn children(&self, parent: Option<usize>) -> Vec<usize> {
        let positions = 0..self.areas.len();
        positions
            .filter(|&position| self.parents[position] == parent)
            .collect()
    }

    fn under(&self, parent: Option<usize>) -> Vec<Branch> {
        let children = self.children(parent).into_iter();
        children
            .map(|position| Branch {
                position,
                children: self.under(Some(position)),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(pairs: &[(&str, Option<&str>)]) -> AreaTree {
        AreaTree::new(
            pairs
                .iter()
                .map(|(id, parent)| Area {
                    id: (*id).into(),
                    label: (*id).into(),
                    parent: parent.map(str::to_owned),
                    description: None,
                })
                .collect(),
        )
    }

    #[test]
    fn lineage_runs_to_the_root() {
        let tree = tree(&[("a", None), ("b", Some("a")), ("c", Some("b"))]);
        assert_eq!(tree.lineage(2).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!(tree.ancestors("c"), ["a", "b"]);
        assert_eq!(tree.children(Some(1)), [2]);
        assert_eq!(tree.children(None), [0]);
        assert_eq!(tree.ancestors("nowhere"), Vec::<&str>::new());
    }

    #[test]
    fn the_narrowest_areas_stand_for_those_above_them() {
        let tree = tree(&[("a", None), ("b", Some("a")), ("c", Some("b")), ("d", None)]);
        let ids = ["a", "c", "nowhere", "d"].map(str::to_owned);
        assert_eq!(tree.narrowest(&ids), ["c", "nowhere", "d"]);
    }

    #[test]
    fn a_search_keeps_what_stands_above() {
        let tree = tree(&[
            ("a", None),
            ("Bé", Some("a")),
            ("c", Some("a")),
            ("d", None),
        ]);
        assert_eq!(tree.matching_paths(" be"), [true, true, false, false]);
        assert_eq!(tree.matching_paths("D"), [false, false, false, true]);
        assert_eq!(tree.matching_paths(""), [true; 4]);
    }

    #[test]
    fn a_cycle_or_a_late_parent_makes_roots() {
        let tree = tree(&[("a", Some("b")), ("b", Some("a")), ("c", Some("c"))]);
        let roots: Vec<usize> = tree.branches().iter().map(|b| b.position).collect();
        assert_eq!(roots, [0, 2]);
        assert_eq!(tree.ancestors("b"), ["a"]);
    }
}
