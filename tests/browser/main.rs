//! Tests that run in a browser.
fn main() {}
