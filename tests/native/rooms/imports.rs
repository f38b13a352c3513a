//! Which modules a piece of code names.

use std::collections::BTreeSet;

/// The paths that code of a module names, from the root of the library on: those after `crate`,
/// `super` and `self`, and in imports those that start with a module inside it. `is_module` tells
/// which paths are modules.
pub fn imports(module: &str, code: &str, is_module: &dyn Fn(&str) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let (mut rest, mut before) = (code, "");
    while let Some(start) = rest.find(is_letter) {
        let (name, after) = name(&rest[start..]);
        let is_import = std::mem::replace(&mut before, name) == "use";
        let child = join(module, name);
        let base = match name {
            "crate" => Some(String::new()),
            "super" => Some(parent(module).to_owned()),
            "self" => Some(module.to_owned()),
            _ if is_import && is_module(&child) => Some(child),
            _ => None,
        };
        match (base, after.strip_prefix("::")) {
            (Some(base), Some(tree)) => {
                let length = tree.len() - leaves(&base, tree, &mut found).len();
                rest = &tree[length..];
            }
            _ => rest = after,
        }
    }
    found
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The name that a text starts with, and what follows it.
fn name(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| !is_letter(c)).unwrap_or(text.len()))
}

fn parent(module: &str) -> &str {
    module.rsplit_once("::").map_or("", |(parent, _)| parent)
}

fn join(base: &str, name: &str) -> String {
    match base {
        "" => name.to_owned(),
        base => format!("{base}::{name}"),
    }
}

/// Gathers the paths of a tree such as `a::{b, c::d}` under a base; gives back what follows it.
fn leaves<'a>(base: &str, tree: &'a str, found: &mut BTreeSet<String>) -> &'a str {
    let tree = tree.trim_start();
    if let Some(mut group) = tree.strip_prefix('{') {
        loop {
            group = group.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            match group.strip_prefix('}') {
                Some(after) => return after,
                None if group.is_empty() => return group,
                None => group = leaves(base, group, found),
            }
        }
    }
    let (name, after) = name(tree);
    let path = match name {
        "super" => parent(base).to_owned(),
        "" | "self" => base.to_owned(),
        name => join(base, name),
    };
    match after.strip_prefix("::") {
        Some(inner) => leaves(&path, inner, found),
        None => {
            found.insert(path);
            let after = after.trim_start();
            match after.strip_prefix("as ") {
                Some(alias) => self::name(alias.trim_start()).1,
                None => after.strip_prefix('*').unwrap_or(after),
            }
        }
    }
}
