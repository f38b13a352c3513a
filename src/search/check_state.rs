//! The area facet as a tree of check boxes: their states, and what a click does.
//!
//! A chosen area stands for its whole subtree. Unchecking an area inside a chosen one excludes it
//! and keeps the rest of the subtree.

use super::AreaTree;
use crate::query::{Choice, Facet, Query};

/// The state of a check box in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// Neither the area nor anything below it is chosen.
    Unchecked,
    /// The area is chosen, itself or through an ancestor.
    Checked,
    /// Something below the area differs from it.
    Mixed,
}

impl AreaTree {
    /// The state of an area's check box.
    pub fn check_state(&self, choice: &Choice, position: usize) -> CheckState {
        let own = self.is_chosen(choice, position);
        let differs = choice.any.iter().chain(&choice.none).any(|id| {
            self.position(id).is_some_and(|below| {
                below != position
                    && self.lineage(below).any(|above| above == position)
                    && self.is_chosen(choice, below) != own
            })
        });
        match (differs, own) {
            (true, _) => CheckState::Mixed,
            (false, true) => CheckState::Checked,
            (false, false) => CheckState::Unchecked,
        }
    }

    /// Whether the nearest mention at or above an area chooses it.
    fn is_chosen(&self, choice: &Choice, position: usize) -> bool {
        for above in self.lineage(position) {
            let id = &self.areas()[above].id;
            if choice.none.contains(id) {
                return false;
            }
            if choice.any.contains(id) {
                return true;
            }
        }
        false
    }

    /// The query after a click on an area's check box.
    pub fn toggled(&self, mut query: Query, id: &str) -> Query {
        let Some(position) = self.position(id) else {
            return query;
        };
        let choice = query.choice_mut(Facet::Area);
        // A click on a chosen or excluded area only takes that back.
        let implied = self.is_chosen(choice, position);
        self.clear_subtree(choice, position);
        if choice.remove(id) {
            return query;
        }
        if implied {
            choice.none.push(id.to_owned());
        } else {
            // An exclusion further up would override the new choice.
            let above = self.ancestors(id);
            choice.none.retain(|known| !above.contains(&known.as_str()));
            if !self.is_chosen(choice, position) {
                choice.any.push(id.to_owned());
            }
        }
        query
    }

    /// The query after a click on the exclusion of an area, which covers its whole subtree.
    pub fn exclusion_toggled(&self, mut query: Query, id: &str) -> Query {
        let choice = query.choice_mut(Facet::Area);
        if let Some(position) = self.position(id) {
            self.clear_subtree(choice, position);
            choice.toggle_exclusion(id);
        }
        query
    }

    /// Drops every choice inside an area's subtree, which a click on the area overrides.
    fn clear_subtree(&self, choice: &mut Choice, position: usize) {
        let keep = |id: &String| match self.position(id) {
            Some(below) => below == position || self.lineage(below).all(|above| above != position),
            None => true,
        };
        choice.any.retain(keep);
        choice.none.retain(keep);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::Area;

    /// compression > quantization > {weights, activations}; compression > pruning; data
    fn tree() -> AreaTree {
        let area = |id: &str, parent: Option<&str>| Area {
            id: id.into(),
            label: id.into(),
            parent: parent.map(str::to_owned),
            description: None,
        };
        AreaTree::new(vec![
            area("compression", None),
            area("quantization", Some("compression")),
            area("weights", Some("quantization")),
            area("activations", Some("quantization")),
            area("pruning", Some("compression")),
            area("data", None),
        ])
    }

    /// Clicks in turn, then checks the address and which boxes are checked or mixed.
    #[track_caller]
    fn check(clicks: &[&str], address: &str, on: &[&str], part: &[&str]) {
        let tree = tree();
        let query = clicks
            .iter()
            .fold(Query::default(), |query, id| tree.toggled(query, id));
        let pairs = query.to_pairs();
        let value = pairs.first().map_or("", |(_, value)| value.as_str());
        assert_eq!(value, address);
        let ticked = |wanted: CheckState| -> Vec<&str> {
            (0..tree.areas().len())
                .filter(|&p| tree.check_state(query.choice(Facet::Area), p) == wanted)
                .map(|p| tree.areas()[p].id.as_str())
                .collect()
        };
        assert_eq!(ticked(CheckState::Checked), on, "on");
        assert_eq!(ticked(CheckState::Mixed), part, "part");
    }

    #[test]
    fn a_parent_ticks_its_subtree() {
        let subtree = ["quantization", "weights", "activations"];
        check(
            &["quantization"],
            "quantization",
            &subtree,
            &["compression"],
        );
        check(&["quantization", "quantization"], "", &[], &[]);
    }

    #[test]
    fn a_parent_takes_over_from_its_children() {
        let subtree = ["quantization", "weights", "activations"];
        check(
            &["weights", "quantization"],
            "quantization",
            &subtree,
            &["compression"],
        );
    }

    #[test]
    fn unticking_inside_a_chosen_area_excludes() {
        check(
            &["compression", "weights"],
            "compression,-weights",
            &["activations", "pruning"],
            &["compression", "quantization"],
        );
        let all = [
            "compression",
            "quantization",
            "weights",
            "activations",
            "pruning",
        ];
        check(
            &["compression", "weights", "weights"],
            "compression",
            &all,
            &[],
        );
        check(&["compression", "weights", "compression"], "", &[], &[]);
        let query = Query::from_pairs([("area", "-weights")]);
        assert_eq!(tree().toggled(query, "weights"), Query::default());
    }

    #[test]
    fn an_exclusion_takes_the_subtree() {
        let excluded = |text: &str, id: &str| {
            let query = Query::from_pairs([("area", text)]);
            let pairs = tree().exclusion_toggled(query, id).to_pairs();
            pairs.first().map_or(String::new(), |(_, v)| v.clone())
        };
        assert_eq!(excluded("", "quantization"), "-quantization");
        assert_eq!(excluded("-quantization", "quantization"), "");
        assert_eq!(excluded("quantization", "quantization"), "-quantization");
        assert_eq!(
            excluded("data,weights", "quantization"),
            "data,-quantization"
        );
        assert_eq!(excluded("data", "nowhere"), "data");
    }

    #[test]
    fn a_choice_under_an_exclusion_lifts_it() {
        let part = ["compression", "quantization"];
        check(
            &["compression", "quantization", "weights"],
            "compression",
            &[
                "compression",
                "quantization",
                "weights",
                "activations",
                "pruning",
            ],
            &[],
        );
        check(&["weights"], "weights", &["weights"], &part);
    }
}
