//! Numbers as readers expect them.

/// A number with a comma at each thousand.
pub fn thousands(number: impl TryInto<u64>) -> String {
    let digits = number.try_into().unwrap_or_default().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::thousands;

    #[wasm_bindgen_test]
    fn each_thousand_has_a_comma() {
        let numbers = [0_u32, 999, 1_000, 12_345, 1_000_000];
        let written = ["0", "999", "1,000", "12,345", "1,000,000"];
        assert_eq!(numbers.map(thousands), written);
        assert_eq!(thousands(-1_i32), "0", "never a wrong number");
    }
}
