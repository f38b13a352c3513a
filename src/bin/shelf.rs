//! The page with the shelf, for those who keep something on it. On a native target, says how to
//! build it.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("shelf is a part of the web page: build and serve it with `bash .ci/serve`");
    std::process::exit(2);
}

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    efficient_llm::app::mount_with_shelf();
}
