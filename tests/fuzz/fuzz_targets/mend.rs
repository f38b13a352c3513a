//! Mending takes any bytes, keeps every line, and has nothing left to do the second time.

#![no_main]

use efficient_llm::curate::mend;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = mend::decode(bytes) else {
        return;
    };
    let mended = mend::mend(text);
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    assert!(mended.text.split('\n').count() >= plain.split('\n').count());
    assert!(!mended.text.contains(['\u{202E}', '\u{200B}', '\r', '\0']));
});
