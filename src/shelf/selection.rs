//! A few works as a link: their keys with commas, which stand in no key.

/// Longer addresses are cut off by some mail programs and messengers.
const LONGEST: usize = 1_500;

/// Works as the value of an address; `None` if they are too many for a link.
pub fn link_to(keys: &[String]) -> Option<String> {
    let value = keys.join(",");
    (value.len() <= LONGEST).then_some(value)
}

/// The works of a link, each once. It may come from anybody, so it is bounded.
pub fn keys_in_link(value: &str) -> Vec<String> {
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
