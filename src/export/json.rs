//! JSON objects that keep the order of their fields.

/// A JSON object under construction. Unknown values are not written: `maybe`, `number` and
/// `array` skip them.
#[derive(Clone, Debug)]
pub struct Object {
    text: String,
}

impl Default for Object {
    fn default() -> Self {
        Self::new()
    }
}

impl Object {
    /// An object without fields.
    pub fn new() -> Self {
        Self {
            text: "{".to_owned(),
        }
    }

    /// Adds a field whose value is JSON already.
    pub fn raw(mut self, name: &str, json: &str) -> Self {
        if self.text.len() > 1 {
            self.text.push(',');
        }
        self.text.push_str(&string(name));
        self.text.push(':');
        self.text.push_str(json);
        self
    }

    /// Adds a string.
    pub fn text(self, name: &str, value: &str) -> Self {
        self.raw(name, &string(value))
    }

    /// Adds a text unless it is missing or empty.
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value.filter(|value| !value.is_empty()) {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// Adds a number unless it is missing.
    pub fn number(self, name: &str, value: Option<u32>) -> Self {
        match value {
            Some(value) => self.raw(name, &value.to_string()),
            None => self,
        }
    }

    /// Adds a boolean.
    pub fn truth(self, name: &str, value: bool) -> Self {
        self.raw(name, if value { "true" } else { "false" })
    }

    /// Adds an array of JSON values, unless it is empty.
    pub fn array(self, name: &str, values: &[String]) -> Self {
        match values.is_empty() {
            true => self,
            false => self.raw(name, &array(values)),
        }
    }

    /// The finished JSON.
    pub fn end(mut self) -> String {
        self.text.push('}');
        self.text
    }
}

/// A JSON array of JSON values.
pub fn array(values: &[String]) -> String {
    format!("[{}]", values.join(","))
}

/// A JSON string that is safe inside an HTML script element: characters that could end the
/// element, or a line in old JavaScript, are written as escapes.
pub fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => escape(&mut out, char),
            _ if char.is_control() => escape(&mut out, char),
            _ => out.push(char),
        }
    }
    out.push('"');
    out
}

fn escape(out: &mut String, char: char) {
    out.push_str(&format!("\\u{:04x}", u32::from(char)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_their_order_and_the_unknown_is_left_out() {
        let object = Object::new()
            .text("b", "</script>\u{7f}")
            .maybe("c", None)
            .maybe("d", Some(""))
            .number("a", Some(3))
            .array("e", &[])
            .array("f", &[string("x\"\\")]);
        assert_eq!(
            object.end(),
            r#"{"b":"\u003c/script\u003e\u007f","a":3,"f":["x\"\\"]}"#
        );
    }
}
