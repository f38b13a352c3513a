//! The whole page, which `boot.js` starts instead of the one for a first visit. On a native
//! target, says how to build it.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("whole is a part of the web page: build and serve it with `bash .ci/serve`");
    std::process::exit(2);
}

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    efficient_llm::app::mount_whole();
}
