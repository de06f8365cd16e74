//! A table of a package, as CSV and as JSON beside each other. Nothing is made for one without rows.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

pub(super) struct Sheet {
    /// Its path, without an ending.
    path: PathBuf,
    open: Option<Open>,
}

struct Open {
    csv: csv::Writer<File>,
    json: BufWriter<File>,
}

impl Sheet {
    pub(super) fn new(folder: &Path, name: &str) -> Sheet {
        Sheet {
            path: folder.join(name),
            open: None,
        }
    }

    /// Writes a row. All rows have the same columns.
    pub(super) fn add(&mut self, row: &[(String, Value)]) -> anyhow::Result<()> {
        let open = match &mut self.open {
            Some(open) => {
                open.json.write_all(b",\n")?;
                open
            }
            none => {
                let mut csv = csv::Writer::from_path(self.path.with_extension("csv"))?;
                csv.write_record(row.iter().map(|(name, _)| name))?;
                let mut json = BufWriter::new(File::create(self.path.with_extension("json"))?);
                json.write_all(b"[\n")?;
                none.insert(Open { csv, json })
            }
        };
        let object: Map<_, _> = row.iter().cloned().collect();
        serde_json::to_writer(&mut open.json, &object)?;
        let cells = row.iter().map(|(_, value)| cell(value));
        Ok(open.csv.write_record(cells)?)
    }

    pub(super) fn finish(self) -> anyhow::Result<()> {
        let Some(mut open) = self.open else { return Ok(()) };
        open.csv.flush()?;
        open.json.write_all(b"\n]\n")?;
        Ok(open.json.flush()?)
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => web::sheet::guarded(text).into_owned(),
        other => other.to_string(),
    }
}
