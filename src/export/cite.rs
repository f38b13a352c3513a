//! Citations as text: of a work, and of the survey behind the taxonomy.

use super::{Form, Names, Person, Reference};
use crate::work::Work;

/// The survey behind the taxonomy and many of the works, as BibTeX.
pub const SURVEY_BIBTEX: &str = "@article{wan2024efficient,
  title   = {Efficient Large Language Models: A Survey},
  author  = {Wan, Zhongwei and Wang, Xin and Liu, Che and Alam, Samiul and Zheng, Yu and
             Liu, Jiachen and Qu, Zhongnan and Yan, Shen and Zhu, Yi and Zhang, Quanlu and
             Chowdhury, Mosharaf and Zhang, Mi},
  journal = {Transactions on Machine Learning Research},
  year    = {2024},
  url     = {https://arxiv.org/abs/2312.03863}
}";

/// Maximum number of authors to name; of more, the first nineteen and the last are named.
const MOST_AUTHORS: usize = 20;

/// A reference to a work as plain text, close to APA style: authors, year, title, venue, address.
/// Without known authors the title comes first; an unknown year is `n.d.`.
pub fn cite(work: &Work, names: &Names) -> String {
    let reference = Reference::new(work, names);
    let year = reference.date.map(|(year, _)| year.to_string());
    let year = format!("({})", year.as_deref().unwrap_or("n.d."));
    let title = stopped(&work.title);
    let mut parts = match authors(&reference) {
        Some(authors) => vec![authors, format!("{year}."), title],
        None => vec![title, format!("{year}.")],
    };
    let place = match (&reference.container, reference.form, &work.arxiv_id) {
        (Some(container), Form::Proceedings, _) => Some(format!("In {}", container.title)),
        (Some(container), ..) => Some(container.title.clone()),
        (None, Form::Preprint, Some(id)) => Some(format!("arXiv:{id}")),
        (None, Form::Software, _) => Some("[Computer software]".to_owned()),
        (None, ..) => None,
    };
    parts.extend(place.map(|place| stopped(&place)));
    let doi = work
        .doi
        .as_ref()
        .map(|doi| format!("https://doi.org/{doi}"));
    parts.extend(doi.or_else(|| reference.url.map(str::to_owned)));
    parts.join(" ")
}

/// A sentence with its full stop, unless it ends in another mark.
fn stopped(text: &str) -> String {
    let text = text.trim();
    match text.ends_with(['.', '?', '!', '。', '？', '！']) {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}

fn authors(reference: &Reference) -> Option<String> {
    let mut people: Vec<String> = reference.authors.iter().map(author).collect();
    if people.is_empty() {
        return None;
    }
    if reference.work.authors_truncated {
        return Some(format!("{}, et al.", people.join(", ")));
    }
    let last = people.pop()?;
    let text = match people.len() {
        0 => last,
        1 => format!("{} & {last}", with_comma(&people[0])),
        count if count >= MOST_AUTHORS => {
            format!("{}, … {last}", people[..MOST_AUTHORS - 1].join(", "))
        }
        _ => format!("{}, & {last}", people.join(", ")),
    };
    Some(stopped(&text))
}

fn with_comma(name: &str) -> String {
    format!("{name},")
}

fn author(person: &Person) -> String {
    let parts = [
        person.whole_family(),
        person.initials(),
        person.suffix.clone(),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::{Kind, Venue, VenueKind};

    fn work(authors: &[&str]) -> Work {
        Work {
            kind: Kind::Paper,
            title: "Quick Sums: Why?".into(),
            authors: authors.iter().map(|name| (*name).to_owned()).collect(),
            ..Work::default()
        }
    }

    #[test]
    fn references_say_what_is_known() {
        let venue = Venue {
            id: "cs".into(),
            label: "CS".into(),
            kind: VenueKind::Conference,
            name: Some("Conference on Sums".into()),
        };
        let names = Names::new(&[venue], &[], &[]);
        let mut sums = work(&["Ann B. Bell", "Jo van Dam"]);
        assert_eq!(
            cite(&sums, &names),
            "Bell, A. B., & van Dam, J. (n.d.). Quick Sums: Why?"
        );
        sums.year = Some(2024);
        sums.venue = Some("cs".into());
        sums.doi = Some("10.1/x".into());
        sums.authors_truncated = true;
        assert_eq!(
            cite(&sums, &names),
            "Bell, A. B., van Dam, J., et al. (2024). Quick Sums: Why? In Conference on Sums (CS). \
             https://doi.org/10.1/x"
        );
        assert_eq!(cite(&work(&[]), &names), "Quick Sums: Why? (n.d.).");
        let many = work(&["Ann Bell"; 23]);
        assert_eq!(cite(&many, &names).matches("Bell").count(), 20);
    }
}
