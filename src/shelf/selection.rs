//! A selection of works as a link: their keys, separated by commas, which no key contains.

/// Some mail programs and messengers cut off longer addresses.
const LONGEST: usize = 1_500;

/// Works as a value in an address; `None` if there are too many for a link.
pub fn selection_link(keys: &[String]) -> Option<String> {
    let value = keys.join(",");
    (value.len() <= LONGEST).then_some(value)
}

/// The works of a link, without duplicates. Anybody can make one, so its size is limited.
pub fn keys_from_link(value: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for key in value
        .split(',')
        .map(str::trim)
        .filter(|key| !key.is_empty())
    {
        if key.len() <= LONGEST && keys.len() < LONGEST && !keys.iter().any(|known| known == key) {
            keys.push(key.to_owned());
        }
    }
    keys
}
