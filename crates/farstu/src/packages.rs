//! The package of a year (law.md, Retention): the records whose matters ended in it, with all that goes
//! along, as tables and files that need no program to be read. It takes nothing away, and holds no secrets
//! and no names of people with protected identity.

mod queries;
mod rows;
mod sheet;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use base::{Id, ObjectRef, swedish};
use chrono::{DateTime, NaiveDate, Utc};
use futures::TryStreamExt;
use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use store::{Actor, Audit, Class, Holder, Never};
use uuid::Uuid;
use web::Portal;

use crate::packages::rows::Tables;
use crate::packages::sheet::Sheet;
use crate::{backups, retention, services};

const README: &str = include_str!("../content/package.txt");
/// What is read in one go.
const AT_ONCE: usize = 500;

/// A class of record in a package.
#[derive(Clone, Debug, Serialize)]
pub struct Packed {
    /// Its table.
    pub class: &'static str,
    /// How long it is kept, as configured.
    pub kept: String,
    /// The column that tells when the matter ended.
    pub ended: &'static str,
    /// How many records.
    pub records: u64,
    /// How many attachments.
    pub files: u64,
}

/// Makes the package of a year in `folder`, which must not be there; until it is whole it has another name.
/// Of all classes, or of those named. Tells `now` what it does.
pub async fn make(
    portal: &Portal,
    year: i32,
    named: &[String],
    folder: &Path,
    now: impl Fn(&str),
) -> anyhow::Result<Vec<Packed>> {
    let classes = chosen(named)?;
    let period = period(year)?;
    ensure!(
        !folder.exists(),
        "{} is there already; give another folder",
        folder.display()
    );
    let unfinished = folder.with_extension("unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).context("an unfinished package could not be taken away")?;
    }
    make_folder(&unfinished)?;
    let mut package = Package {
        portal,
        folder: unfinished.clone(),
        tables: Tables::of_all_rooms(),
        persons: BTreeSet::new(),
        organisations: BTreeSet::new(),
    };
    let mut packed = Vec::new();
    for (table, class) in classes {
        now(table);
        packed.push(package.class(table, &class, period).await?);
    }
    package.names().await?;
    package.seal(year, &packed)?;
    told(portal, year, &packed).await?;
    fs::rename(&unfinished, folder).with_context(|| format!("could not make {}", folder.display()))?;
    Ok(packed)
}

fn chosen(named: &[String]) -> anyhow::Result<Vec<(&'static str, Class)>> {
    let all = retention::classes();
    let names: Vec<_> = all.iter().map(|(table, _)| *table).collect();
    if let Some(unknown) = named.iter().find(|name| !names.contains(&name.as_str())) {
        bail!("there is no class of record {unknown}; there are {}", names.join(", "));
    }
    let is_chosen = |table: &str| named.is_empty() || named.iter().any(|name| name == table);
    Ok(all.into_iter().filter(|(table, _)| is_chosen(table)).collect())
}

/// From its first instant in Sweden to that of the next.
fn period(year: i32) -> anyhow::Result<[DateTime<Utc>; 2]> {
    let first = |year| {
        let day = NaiveDate::from_ymd_opt(year, 1, 1)?;
        swedish::from_local(day.and_hms_opt(0, 0, 0)?)
    };
    let both = first(year)
        .zip(first(year + 1))
        .filter(|_| (1900..2200).contains(&year));
    let (from, to) = both.with_context(|| format!("{year} is no year"))?;
    Ok([from, to])
}

fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let mut private = fs::DirBuilder::new();
    private.recursive(true).mode(0o700);
    let made = private.create(folder);
    made.with_context(|| format!("could not make the folder {}", folder.display()))
}

/// A package that is being made.
struct Package<'a> {
    portal: &'a Portal,
    folder: PathBuf,
    tables: Tables,
    /// Whom its rows name.
    persons: BTreeSet<Uuid>,
    organisations: BTreeSet<Uuid>,
}

impl Package<'_> {
    async fn class(
        &mut self,
        table: &'static str,
        class: &Class,
        period: [DateTime<Utc>; 2],
    ) -> anyhow::Result<Packed> {
        let folder = self.folder.join(table);
        make_folder(&folder)?;
        let ids = queries::ended(self.portal, table, class, period).await?;
        self.table(&folder, table, "id", &ids).await?;
        for (part, column) in class.parts {
            self.table(&folder, part, column, &ids).await?;
        }
        let mut files = 0;
        for holder in services::all().iter().flat_map(|service| (service.holders)()) {
            if holder.table == table && holder.id == "id" {
                self.answers(&folder, &holder, &ids).await?;
                files += self.files(&folder, &holder, &ids).await?;
            }
        }
        let decided = self.portal.config.retention.get(table).copied();
        Ok(Packed {
            class: table,
            kept: decided.unwrap_or(class.term).to_string(),
            ended: class.since,
            records: ids.len() as u64,
            files,
        })
    }

    /// The rows of a table that belong to these ids.
    async fn table(&mut self, folder: &Path, table: &str, column: &str, ids: &[Uuid]) -> anyhow::Result<()> {
        let mut sheet = Sheet::new(folder, table);
        for some in ids.chunks(AT_ONCE) {
            for row in queries::of(self.portal, table, column, some).await? {
                let row = self.tables.readable(self.portal, table, &row)?;
                for (whom, id) in self.tables.named(table, &row) {
                    match whom {
                        "persons" => self.persons.insert(id),
                        _ => self.organisations.insert(id),
                    };
                }
                sheet.add(&row)?;
            }
        }
        sheet.finish()
    }

    async fn answers(&self, folder: &Path, holder: &Holder, ids: &[Uuid]) -> anyhow::Result<()> {
        let mut sheet = Sheet::new(folder, "answers");
        for id in ids {
            let object = ObjectRef {
                kind: holder.kind.to_owned(),
                id: *id,
            };
            let Some(answered) = forms::answered(self.portal.store.db(), &object).await? else {
                continue;
            };
            for answer in answered.taken_out().as_array().into_iter().flatten() {
                sheet.add(&[
                    ("object_id".to_owned(), json!(id)),
                    ("question".to_owned(), answer["question"].clone()),
                    ("answer".to_owned(), answer["answer"].clone()),
                ])?;
            }
        }
        sheet.finish()
    }

    async fn files(&self, folder: &Path, holder: &Holder, ids: &[Uuid]) -> anyhow::Result<u64> {
        let (mut sheet, mut count) = (Sheet::new(folder, "files"), 0);
        for some in ids.chunks(AT_ONCE) {
            for file in files::to_take_out(self.portal.store.db(), holder.kind, some).await? {
                count += 1;
                let within = format!("files/{}", file.object);
                make_folder(&folder.join(&within))?;
                // Two files of an object may have the same name.
                let path = format!("{within}/{count}-{}", file.name);
                let sha256 = self.copy(&file.blob, &folder.join(&path)).await?;
                ensure!(
                    sha256 == file.sha256,
                    "the file {path} of {} is not what was sent",
                    holder.table
                );
                sheet.add(&[
                    ("object_id".to_owned(), json!(file.object)),
                    ("part".to_owned(), json!(file.part)),
                    ("name".to_owned(), json!(file.name)),
                    ("media_type".to_owned(), json!(file.media_type)),
                    ("sha256".to_owned(), json!(file.sha256)),
                    ("path".to_owned(), json!(path)),
                ])?;
            }
        }
        sheet.finish()?;
        Ok(count)
    }

    /// Copies a file out of the storage; gives its SHA-256 in hex.
    async fn copy(&self, blob: &str, to: &Path) -> anyhow::Result<String> {
        let (mut written, mut hash) = (fs::File::create_new(to)?, Sha256::new());
        let mut parts = self.portal.blobs.read(blob).await?;
        while let Some(part) = parts.try_next().await? {
            hash.update(&part);
            written.write_all(&part)?;
        }
        Ok(format!("{:x}", hash.finalize()))
    }

    /// The names of those that the rows name.
    async fn names(&self) -> anyhow::Result<()> {
        let db = self.portal.store.db();
        let mut sheet = Sheet::new(&self.folder, "persons");
        for some in chunks(&self.persons) {
            let ids: Vec<_> = some.iter().copied().map(Id::from_uuid).collect();
            let names = accounts::queries::open_names(db, &ids).await?;
            for id in ids {
                sheet.add(&named(id.uuid(), names.get(&id)))?;
            }
        }
        sheet.finish()?;
        let mut sheet = Sheet::new(&self.folder, "organisations");
        for some in chunks(&self.organisations) {
            let ids: Vec<_> = some.iter().copied().map(Id::from_uuid).collect();
            let names = organisations::queries::names(db, &ids).await?;
            for id in ids {
                sheet.add(&named(id.uuid(), names.get(&id)))?;
            }
        }
        sheet.finish()
    }

    /// What it is, and the sums of all its files.
    fn seal(&self, year: i32, packed: &[Packed]) -> anyhow::Result<()> {
        fs::write(self.folder.join("README.txt"), README)?;
        let manifest = json!({
            "farstu": env!("CARGO_PKG_VERSION"), "owner": self.portal.config.owner.name, "year": year,
            "made_at": self.portal.now(), "classes": packed,
        });
        fs::write(
            self.folder.join("manifest.json"),
            serde_json::to_string_pretty(&manifest)? + "\n",
        )?;
        let mut sums = Vec::new();
        sum(&self.folder, "", &mut sums)?;
        sums.sort_by(|one, other| one.1.cmp(&other.1));
        let lines = sums.iter().map(|(sum, path)| format!("{sum}  {path}\n"));
        fs::write(self.folder.join("SHA256SUMS"), lines.collect::<String>())?;
        backups::keep_private(&self.folder)
    }
}

fn chunks(ids: &BTreeSet<Uuid>) -> Vec<Vec<Uuid>> {
    let ids: Vec<_> = ids.iter().copied().collect();
    ids.chunks(AT_ONCE).map(<[Uuid]>::to_vec).collect()
}

fn named(id: Uuid, name: Option<&String>) -> [(String, Value); 2] {
    [("id".to_owned(), json!(id)), ("name".to_owned(), json!(name))]
}

fn sum(folder: &Path, path: &str, sums: &mut Vec<(String, String)>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            sum(&entry.path(), &format!("{path}/"), sums)?;
        } else {
            sums.push((backups::summed(&entry.path())?.1, path));
        }
    }
    Ok(())
}

async fn told(portal: &Portal, year: i32, packed: &[Packed]) -> anyhow::Result<()> {
    let counts: Map<_, _> = packed
        .iter()
        .map(|one| (one.class.to_owned(), json!(one.records)))
        .collect();
    let counts = &counts;
    let told = portal.store.write::<_, Never, _, _>(|tx| async move {
        let audit = Audit {
            actor: Actor::System,
            act: "farstu.package_made",
            object: ObjectRef {
                kind: "package".to_owned(),
                id: Uuid::nil(),
            },
            details: json!({ "year": year, "records": counts }),
        };
        Ok(tx.audit(audit).await?)
    });
    Ok(told.await?)
}
