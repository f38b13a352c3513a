//! The published JSON Schemas against what is written.

use std::path::Path;

use efficient_llm::bench;
use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::files;
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A published schema that allows no field which it does not describe.
fn strict(name: &str) -> Value {
    let text = std::fs::read_to_string(root().join("public/schema").join(name)).unwrap();
    let mut schema: Value = serde_json::from_str(&text).unwrap();
    forbid_other_fields(&mut schema);
    schema
}

fn forbid_other_fields(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(forbid_other_fields);
            if fields.get("properties").is_some_and(Value::is_object) {
                fields.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(forbid_other_fields),
        _ => {}
    }
}

/// What is wrong with a text by a schema.
fn errors(name: &str, text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    let validator = options.build(&strict(name)).expect("a sound schema");
    let errors = validator.iter_errors(&value);
    let errors = errors.map(|error| format!("{}: {error:.200}", error.instance_path()));
    errors.take(20).collect()
}

#[track_caller]
fn check(catalogue: &Catalogue) {
    let works = errors("catalogue.schema.json", &catalogue.to_canonical_json());
    let sources = errors("sources.schema.json", &catalogue.sources_json());
    assert_eq!((works, sources), (vec![], vec![]));
}

#[test]
fn both_files_are_as_their_schemas_say() {
    let load = |path: &str| files::load(&root().join(path)).unwrap().catalogue;
    check(&load("tests/fixtures/catalogue.golden.json"));
    let mut committed = load("data/catalogue.json");
    check(&committed);
    committed = bench::sample(&committed, 500, 1);
    committed.version = "0123456789ab".to_owned();
    check(&committed);
}

#[test]
fn a_schema_sees_what_is_wrong() {
    let golden = root().join("tests/fixtures/catalogue.golden.json");
    let text = std::fs::read_to_string(golden).unwrap();
    let wrong = [
        ("\"schema\":2", "\"schema\":1"),
        ("\"kind\":\"paper\"", "\"kind\":\"hologram\""),
        ("\"id\":\"000\"", "\"id\":\"000\",\"colour\":1"),
        ("\"n_lists\":", "\"n_lists\":-"),
    ];
    for (good, bad) in wrong {
        let changed = text.replacen(good, bad, 1);
        assert_ne!(changed, text, "{good}");
        assert_ne!(
            errors("catalogue.schema.json", &changed),
            Vec::<String>::new(),
            "{bad}"
        );
    }
}
