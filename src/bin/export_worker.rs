//! The page's exports and contributions, loaded on demand and run in a worker. On a native
//! target, says what to run instead.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("export_worker is a part of the web page: on this machine, run `curate export`");
    std::process::exit(2);
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod exported {
    use js_sys::Array;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// See [`efficient_llm::export_worker::answer`]: `[response, file]`.
    #[wasm_bindgen]
    pub fn answer(request: &str, catalogue: &str) -> Array {
        let (response, file) = efficient_llm::export_worker::answer(request, catalogue);
        Array::of2(&response.into(), &file.into())
    }
}
