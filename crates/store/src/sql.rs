//! Statements whose text depends on what is asked for, together with their values. Texts are ours; what
//! people typed is only ever bound.

use sea_orm::{DbBackend, Statement, Value};

/// A statement that grows.
#[derive(Clone, Debug, Default)]
pub struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// A statement that begins so.
    pub fn new(text: &str) -> Sql {
        Sql {
            text: text.to_owned(),
            values: Vec::new(),
        }
    }

    /// The placeholder of a new value, which may stand in several places.
    pub fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// The placeholders of several values, with commas between.
    pub fn bind_all<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        let placeholders: Vec<_> = values.into_iter().map(|value| self.bind(value)).collect();
        placeholders.join(", ")
    }

    /// Goes on with this text.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The statement as it is sent.
    pub fn done(self, backend: DbBackend) -> Statement {
        Statement::from_sql_and_values(backend, self.text, self.values)
    }
}

/// A pattern that finds `words` anywhere, taken literally; the statement says `ESCAPE '\'`.
pub fn like(words: &str) -> String {
    let mut pattern = String::from("%");
    for c in words.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_in_the_order_they_are_bound() {
        let mut sql = Sql::new("SELECT 1 WHERE a = ");
        let first = sql.bind("x");
        sql.push(&first);
        let rest = sql.bind_all(["y", "z"]);
        sql.push(&format!(" AND b IN ({rest})"));
        assert_eq!(sql.text(), "SELECT 1 WHERE a = $1 AND b IN ($2, $3)");
    }

    #[test]
    fn what_a_pattern_would_mean_is_taken_literally() {
        assert_eq!(like("100 %_\\Å"), "%100 \\%\\_\\\\å%");
        assert_eq!(like("\"ÅÄÖ\" مرحبا 🚲"), "%\"åäö\" مرحبا 🚲%");
    }
}
