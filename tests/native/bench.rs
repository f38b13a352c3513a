//! `curate sample` and `curate bench` as commands.

use std::path::Path;
use std::process::Command;

use efficient_llm::catalogue;

fn curate(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_curate"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    (output.status.code().unwrap(), out, err)
}

#[test]
fn a_sample_goes_to_a_file_or_to_standard_output() {
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("sample.json");
    let to_file = ["sample", "--works", "3000", "--seed", "5", "--out"];
    let (code, out, err) = curate(&[&to_file[..], &[file.to_str().unwrap()]].concat());
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    let text = std::fs::read_to_string(&file).unwrap();
    let (code, printed, _) = curate(&to_file[..5]);
    assert_eq!(code, 0);
    assert!(printed == text, "the same seed gives the same bytes");

    let sample = catalogue::read(&text).unwrap().catalogue;
    assert_eq!(sample.works.len(), 3_000);
    assert_eq!(sample.problems(), Vec::<String>::new());
    let (code, _, err) = curate(&["check", "--catalogue", file.to_str().unwrap()]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("3000 works, 0 problems"), "{err}");
}

#[test]
fn a_measurement_is_a_table_or_json() {
    let small = ["bench", "--works", "50", "--seed", "2"];
    let (code, out, err) = curate(&[&small[..], &["--json"]].concat());
    assert_eq!(code, 0, "{err}");
    let rows: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    for op in [
        "parse",
        "build",
        "build_step",
        "keystroke",
        "facet_toggle",
        "combined",
    ] {
        let row = rows.iter().find(|row| row["op"] == op).unwrap();
        assert_eq!(row["works"], 50);
        for time in ["median_ms", "p95_ms", "max_ms"] {
            assert!(row[time].as_f64().unwrap() >= 0.0, "{row}");
        }
        assert!(row["n"].as_u64().unwrap() > 1, "{row}");
    }
    let memory = rows.iter().find(|row| row["op"] == "memory");
    assert!(memory.is_none_or(|row| row["mb"].as_f64().unwrap() > 1.0));

    let (code, out, _) = curate(&small);
    assert_eq!(code, 0);
    assert!(out.starts_with("operation "), "{out}");
    assert_eq!(out.lines().count(), rows.len() + 1, "{out}");
}

#[test]
fn wrong_use_is_told() {
    for command in ["sample", "bench"] {
        assert_eq!(curate(&[command, "--works", "many"]).0, 2);
        let (code, _, err) = curate(&[command, "--catalogue", "none.json"]);
        assert_eq!(code, 2);
        assert!(err.contains("none.json"), "{err}");
    }
}
