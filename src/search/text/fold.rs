//! Folding: a text without case, diacritics and typographic variants.
//!
//! A Unicode normalisation library would add 60 kB (compressed) of tables to the download. The
//! titles and names of this field need only the Latin blocks, which are listed here; tests compare
//! them with the library, where its size does not matter.

use std::sync::LazyLock;

/// Blocks of Latin letters: the first code point, and what each letter folds to in turn. A dot
/// marks a letter without a plainer form.
const LATIN: [(u32, &str); 2] = [
    (
        0x00C0,
        "a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss a a a a a a ae c e e \
         e e i i i i d n o o o o o . o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e \
         e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l \
         l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u \
         u u u u u u u u w w y y y z z z z z z s . . . . . . . . . d . . . . . . . f f . . . . i \
         k k . . . . . . o o . . . . . . . . . . . . . u u . . . . . . . . . . . . . . . . . . . \
         dz dz dz lj lj lj nj nj nj a a i i o o u u u u u u u u u u . a a a a . . . . g g k k o o \
         o o . . j dz dz dz g g . . n n a a . . . . a a a a e e e e i i i i o o o o r r r r u u u \
         u s s t t . . h h . . . . . . a a e e o o o o o o o o y y . . . . . . . . . . . . . . . \
         . . . . . . . . . . . . .",
    ),
    (
        0x1E00,
        "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h \
         i i i i k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p \
         r r r r r r r r s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w \
         w w w w w w x x x x y y z z z z z z h t w y a s . . ss . a a a a a a a a a a a a a a a a \
         a a a a a a a a e e e e e e e e e e e e e e e e i i i i o o o o o o o o o o o o o o o o \
         o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y . . . . . .",
    ),
];

static FOLDED: LazyLock<[(u32, Vec<&str>); 2]> =
    LazyLock::new(|| LATIN.map(|(first, letters)| (first, letters.split(' ').collect())));

/// A text without case, diacritics and typographic variants.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_char(c, &mut folded);
        }
    }
    folded
}

/// Appends what a character folds to; nothing for a combining mark.
pub fn fold_char(c: char, folded: &mut String) {
    let code = u32::from(c);
    match code {
        // Combining marks, as some keyboards and file systems write them.
        0x0300..=0x036F => {}
        0xFB00..=0xFB06 => folded.push_str(LIGATURES[(code - 0xFB00) as usize]),
        // Full-width forms of ASCII, common in Chinese and Japanese texts.
        0xFF01..=0xFF5E => {
            let ascii = char::from_u32(code - 0xFEE0).unwrap_or(c);
            folded.push(ascii.to_ascii_lowercase());
        }
        _ => match latin(code) {
            Some(letters) => folded.push_str(letters),
            None => folded.extend(c.to_lowercase()),
        },
    }
}

const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

fn latin(code: u32) -> Option<&'static str> {
    FOLDED.iter().find_map(|(first, letters)| {
        let position = code.checked_sub(*first)?;
        let letters = letters.get(position as usize)?;
        (*letters != ".").then_some(*letters)
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    /// What Unicode's compatibility decomposition leaves of a letter.
    fn decomposed(c: char) -> String {
        let plain = c.to_string();
        plain
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .collect()
    }

    #[test]
    fn every_latin_letter_that_unicode_decomposes_folds_as_it_says() {
        let blocks = (0x00C0..=0x024F).chain(0x1E00..=0x1EFF);
        let typographic = (0xFB00..=0xFB06).chain(0xFF01..=0xFF5E);
        let mut n_checked = 0;
        for c in blocks.chain(typographic).filter_map(char::from_u32) {
            let expected = decomposed(c);
            if expected.bytes().all(|b| b.is_ascii_graphic()) {
                assert_eq!(fold(&c.to_string()), expected, "{c}");
                n_checked += 1;
            }
        }
        assert!(n_checked > 500, "only {n_checked} letters were checked");
    }

    #[test]
    fn letters_that_unicode_leaves_whole_fold_as_readers_type_them() {
        assert_eq!(
            fold("Łańcucki Ørsted Straße Ðuro Œuvre"),
            "lancucki orsted strasse duro oeuvre"
        );
        assert_eq!(fold("Cafe\u{301} ΣΑΣ π 大模型"), "cafe σασ π 大模型");
    }
}
