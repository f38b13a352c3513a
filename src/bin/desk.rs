//! Exports and contributions in a page, loaded when someone asks for them. On a native target,
//! says what to run instead.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("desk is a part of the web page: on this machine, run `curate export`");
    std::process::exit(2);
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// What JavaScript can call, by these names; [`efficient_llm::desk`] says what goes in and out.
/// Where something can go wrong, `{"error": "…", "values": […]}` comes out instead.
#[cfg(target_arch = "wasm32")]
mod functions {
    use efficient_llm::desk;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// See [`desk::formats`].
    #[wasm_bindgen]
    pub fn formats() -> String {
        desk::formats()
    }

    /// See [`desk::write`].
    #[wasm_bindgen]
    pub fn write(format: &str, works: &str, head: &str) -> String {
        desk::told(desk::write(format, works, head))
    }

    /// See [`desk::cite`].
    #[wasm_bindgen]
    pub fn cite(work: &str, head: &str) -> String {
        desk::told(desk::cite(work, head))
    }

    /// See [`desk::tags`].
    #[wasm_bindgen]
    pub fn tags(works: &str, head: &str) -> String {
        desk::told(desk::tags(works, head))
    }

    /// See [`desk::cite_view`].
    #[wasm_bindgen(js_name = citeView)]
    pub fn cite_view(view: &str) -> String {
        desk::told(desk::cite_view(view))
    }

    /// See [`desk::read_draft`].
    #[wasm_bindgen(js_name = readDraft)]
    pub fn read_draft(text: &str, head: &str) -> String {
        desk::told(desk::read_draft(text, head))
    }

    /// See [`desk::check_draft`].
    #[wasm_bindgen(js_name = checkDraft)]
    pub fn check_draft(draft: &str, catalogue: &str) -> String {
        desk::told(desk::check_draft(draft, catalogue))
    }

    /// See [`desk::read_form`].
    #[wasm_bindgen(js_name = readForm)]
    pub fn read_form(text: &str, head: &str) -> String {
        desk::told(desk::read_form(text, head))
    }

    /// See [`desk::check_form`].
    #[wasm_bindgen(js_name = checkForm)]
    pub fn check_form(form: &str, catalogue: &str) -> String {
        desk::told(desk::check_form(form, catalogue))
    }

    /// See [`desk::fix_record`].
    #[wasm_bindgen(js_name = fixRecord)]
    pub fn fix_record(work: &str, field: &str, proposed: &str, head: &str) -> String {
        desk::told(desk::fix_record(work, field, proposed, head))
    }
}
