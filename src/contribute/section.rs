//! The heading of a list under which a work belongs, by its areas.

use std::collections::BTreeMap;

use crate::export::Names;
use crate::work::Work;

/// A heading of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The headings, outermost first.
    pub path: Vec<String>,
    /// Number of works of the area under it.
    pub count: usize,
}

/// The heading under which a list has works of these areas: of the first area, or of its nearest
/// ancestor, that the list has works of; none if it has no such work.
pub fn section(areas: &[String], works: &[Work], list: &str, names: &Names) -> Option<Section> {
    let mut candidates = areas.iter().flat_map(|area| names.lineage(area));
    candidates.find_map(|area| best(area, works, list, names))
}

/// The heading that is most specific to an area: it has many works of the area and few others.
/// The count alone would favour wide headings, because works get areas from several lists.
fn best(area: &str, works: &[Work], list: &str, names: &Names) -> Option<Section> {
    let mut counts: BTreeMap<&[String], (usize, usize)> = BTreeMap::new();
    for work in works {
        let is_of_area = work.areas.iter().any(|own| names.is_within(own, area));
        let listings = work.listings.iter().filter(|listing| listing.list == list);
        for listing in listings.filter(|listing| !listing.area_path.is_empty()) {
            let (of_area, all) = counts.entry(&listing.area_path).or_default();
            *of_area += usize::from(is_of_area);
            *all += 1;
        }
    }
    let scored = counts.into_iter().filter(|(_, (of_area, _))| *of_area > 0);
    // Score: the square of the area's count over the count of all, compared as fractions.
    let best = scored.max_by(|(_, (a, of_a)), (_, (b, of_b))| (a * a * of_b).cmp(&(b * b * of_a)));
    best.map(|(path, (count, _))| Section {
        path: path.to_vec(),
        count,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::Area;

    #[test]
    fn a_circle_of_parents_ends() {
        let area = |id: &str, parent: &str| Area {
            id: id.into(),
            parent: Some(parent.into()),
            ..Area::default()
        };
        let names = Names::new(&[], &[area("a", "b"), area("b", "a")], &[]);
        assert_eq!(section(&["a".into()], &[], "000", &names), None);
    }
}
