//! The page: mounts the app. On a native target, says how to build it.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("explorer is the web page: build and serve it with `bash .ci/serve`");
    std::process::exit(2);
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;

    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <main><h1>"Efficient LLM Explorer"</h1></main> });
}
