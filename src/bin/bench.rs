//! The benchmark in a page: what `?bench=N` loads. On a native target, says what to run instead.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("bench is a part of the web page: on this machine, run `curate bench`");
    std::process::exit(2);
}

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    efficient_llm::app::measure();
}
