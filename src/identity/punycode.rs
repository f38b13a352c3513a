//! Internationalised host names in ASCII (RFC 3492).

/// A host with all labels in ASCII; `None` if a label cannot be encoded.
pub fn host(host: &str) -> Option<String> {
    let labels: Option<Vec<String>> = host.split('.').map(label).collect();
    Some(labels?.join("."))
}

fn label(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    let encoded = encode(label)?;
    (encoded.len() <= 59).then(|| format!("xn--{encoded}"))
}

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;

/// Encodes a label by the algorithm of RFC 3492, section 6.3.
fn encode(label: &str) -> Option<String> {
    // Longer labels are invalid anyway, and the algorithm is quadratic.
    let chars: Vec<u32> = label.chars().map(u32::from).collect();
    if chars.len() > 63 {
        return None;
    }
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    let mut handled = basic;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias) = (128, 0_u32, 72);
    while (handled as usize) < chars.len() {
        let next = *chars.iter().filter(|&&c| c >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for &char in &chars {
            if char < n {
                delta = delta.checked_add(1)?;
            }
            if char == n {
                digits(delta, bias, &mut out);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    Some(out)
}

/// Writes a generalised variable-length integer (RFC 3492, section 3.3).
fn digits(number: u32, bias: u32, out: &mut String) {
    let mut rest = number;
    let mut k = BASE;
    loop {
        let t = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if rest < t {
            break;
        }
        out.push(digit(t + (rest - t) % (BASE - t)));
        rest = (rest - t) / (BASE - t);
        k += BASE;
    }
    out.push(digit(rest));
}

fn digit(value: u32) -> char {
    let byte = u8::try_from(value).unwrap_or(0);
    char::from(if byte < 26 {
        b'a' + byte
    } else {
        b'0' + byte - 26
    })
}

fn adapt(delta: u32, points: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > ((BASE - T_MIN) * T_MAX) / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_the_standard() {
        let check = |text, expected: &str| assert_eq!(encode(text).as_deref(), Some(expected));
        check("bücher", "bcher-kva");
        check("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye");
        check(
            "почемужеонинеговорятпорусски",
            "b1abfaaepdrnnbgefbadotcwatmq2g4l",
        );
        check("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b");
        assert_eq!(host("a.bücher.org").as_deref(), Some("a.xn--bcher-kva.org"));
        assert_eq!(host(&"я".repeat(80)), None);
    }
}
