//! Short fingerprints of keys, for what a browser remembers.

/// A 32-bit fingerprint of a work's key: FNV-1a (Fowler, Noll and Vo), which stays the same in
/// every version of the program.
pub fn fingerprint(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Readers' browsers keep fingerprints for years: the vectors published with FNV.
    #[test]
    fn fingerprints_never_change() {
        assert_eq!(fingerprint(""), 0x811c_9dc5);
        assert_eq!(fingerprint("a"), 0xe40c_292c);
        assert_eq!(fingerprint("foobar"), 0xbf9c_f968);
    }
}
