//! What a crate hands up so that those below it are reached without being known: plain data and
//! function pointers.

use base::{Id, Lang, ObjectRef, Person, Represented, StaffRole};
use chrono::{DateTime, Utc};
use futures::future::{BoxFuture, try_join_all};
use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::MigrationTrait;
use store::{Belongs, Holder, Retention, SealedColumn, Sql, Tx};

use crate::closing::{CloseAccount, OpenMatter};
use crate::frame::Frame;
use crate::personal::{Export, Stored};
use crate::portal::Portal;
use crate::routes::Routes;
use crate::texts::Loader;
use crate::viewer::{SignedIn, Viewer};
use crate::{Cron, JobKind};

/// A question to a room about a viewer, asked of the database.
pub type Ask<T> = fn(Portal, Viewer) -> BoxFuture<'static, anyhow::Result<T>>;
/// Adds to a statement one that counts the matters that wait for a person, of one row and one column.
pub type CountWaiting = fn(&mut Sql, &SignedIn, DateTime<Utc>);
/// A question to a room about one of its objects.
pub type AskAbout<T> = fn(Portal, ObjectRef, Viewer) -> BoxFuture<'static, anyhow::Result<T>>;

/// A question to a room about a person, for that person or for a member of staff who may read about them.
pub type AskPerson<T> = fn(Portal, Id<Person>, Viewer) -> BoxFuture<'static, anyhow::Result<T>>;

/// A person takes out what a room holds about them.
pub type TakeOut = fn(Portal, Id<Person>) -> BoxFuture<'static, anyhow::Result<Export>>;

/// Told in the transaction: the object, and the file's name.
pub type FileRemoved = for<'a> fn(&'a Portal, &'a Tx, &'a ObjectRef, &'a str) -> BoxFuture<'a, anyhow::Result<()>>;

/// A room of the house, as those who put the house together see it.
#[derive(Clone)]
pub struct Service {
    /// The crate's name; also its key in `[services]`.
    pub name: &'static str,
    /// Whether it can be switched off.
    pub switchable: bool,
    /// Its texts.
    pub texts: fn() -> &'static Loader,
    /// Its pages and forms.
    pub routes: fn() -> Routes,
    /// What its routes for programs take and give.
    pub openapi: Option<fn() -> utoipa::openapi::OpenApi>,
    /// Its tables; they are made even when it is switched off.
    pub migrations: fn() -> Vec<Box<dyn MigrationTrait>>,
    /// Its jobs.
    pub jobs: fn() -> Vec<JobKind>,
    /// Its recurring work.
    pub crons: fn() -> Vec<Cron>,
    /// Its columns that hold sealed texts, for `farstu keys rotate`.
    pub sealed: fn() -> Vec<SealedColumn>,
    /// How long the rows of its tables are kept, each table once; also when it is switched off.
    pub retention: fn() -> Vec<Retention>,
    /// What files and answers may hang on in it; also when it is switched off.
    pub holders: fn() -> Vec<Holder>,
    /// Its columns that say whom a row belongs to, each once; also when it is switched off.
    pub belongs: fn() -> Vec<Belongs>,
    /// Its places in the left menu of customers.
    pub menu: fn(&Portal, &Viewer) -> Vec<MenuItem>,
    /// Its places in the menu of Mitt konto.
    pub account_menu: fn(&Portal, &Viewer) -> Vec<MenuItem>,
    /// Its places in the menu of staff.
    pub staff_menu: fn(&Portal, &Viewer) -> Vec<MenuItem>,
    /// Its entrances on the start page.
    pub doors: fn(&Portal, Lang) -> Vec<Door>,
    /// How many matters wait for the person: shown at Avisering and in the menu.
    pub waiting: Option<Waiting>,
    /// What waits for the person, under all hats ("Din tur").
    pub turns: Option<Ask<Vec<Turn>>>,
    /// Its parts of the overview.
    pub overview: Option<Ask<Vec<Section>>>,
    /// Its staff queues.
    pub queues: Vec<Queue>,
    /// Title and link of one of its objects, for those who may see it.
    pub describe: Option<AskAbout<Option<Described>>>,
    /// What it knows of a person, for the person's page among staff. A row without a link has an empty `href`.
    pub about_person: Option<AskPerson<Vec<Section>>>,
    /// What it holds about the person who looks, and why, for "Mina personuppgifter".
    pub stored: Option<AskPerson<Vec<Stored>>>,
    /// What it gives the person who takes out everything.
    pub export: Option<TakeOut>,
    /// What it has that is not finished, for a person who wants to close the account.
    pub open_matters: Option<AskPerson<Vec<OpenMatter>>>,
    /// Lets go of what is a person's when the account is closed.
    pub close_account: Option<CloseAccount>,
    /// Tells those concerned that a file was taken away which hung on one of its objects: the virus scanner
    /// found something in it.
    pub file_removed: Option<FileRemoved>,
    /// The forms that staff edit for it (crate `forms`).
    pub forms: Option<Forms>,
    /// The text that names its messages, when a person may choose how to get them (accounts.md, E-postfilter).
    pub letters: Option<&'static str>,
    /// The text that names it, when a person may let another act for them in it (law.md, Acting for another).
    pub by_mandate: Option<&'static str>,
}

impl Service {
    /// A room with texts and nothing else, to be filled with `..`.
    pub fn new(name: &'static str, texts: fn() -> &'static Loader) -> Service {
        Service {
            name,
            switchable: false,
            texts,
            routes: Routes::new,
            openapi: None,
            migrations: Vec::new,
            jobs: Vec::new,
            crons: Vec::new,
            sealed: Vec::new,
            retention: Vec::new,
            holders: Vec::new,
            belongs: Vec::new,
            menu: |_, _| Vec::new(),
            account_menu: |_, _| Vec::new(),
            staff_menu: |_, _| Vec::new(),
            doors: |_, _| Vec::new(),
            waiting: None,
            turns: None,
            overview: None,
            queues: Vec::new(),
            describe: None,
            about_person: None,
            stored: None,
            export: None,
            open_matters: None,
            close_account: None,
            file_removed: None,
            forms: None,
            letters: None,
            by_mandate: None,
        }
    }
}

/// What waits for a person in a room.
#[derive(Clone, Copy)]
pub struct Waiting {
    /// The place in the menu that shows how many; Mitt konto does for who has no such place.
    pub href: &'static str,
    /// Counts them.
    pub count: CountWaiting,
}

/// A list of what waits for staff: a place in the menu of staff with a count.
#[derive(Clone, Copy)]
pub struct Queue {
    /// Where it is, as in `staff_menu`.
    pub href: &'static str,
    /// How many matters wait; 0 for who may not see them.
    pub count: Ask<u64>,
}

/// A place in a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// Where it leads.
    pub href: &'static str,
    /// What it is called.
    pub label: String,
    /// Its picture in the sprite.
    pub icon: &'static str,
    /// How many matters are there: for customers those that wait for them (amber), for staff the queue.
    pub count: u64,
    /// The places within it, shown while the person is there.
    pub within: MenuGroup,
}

impl MenuItem {
    /// A place without a count.
    pub fn new(href: &'static str, label: String, icon: &'static str) -> MenuItem {
        MenuItem {
            href,
            label,
            icon,
            count: 0,
            within: MenuGroup::default(),
        }
    }
}

/// A part of a menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenuGroup {
    /// Its heading; that of customers' places has none.
    pub heading: Option<String>,
    /// Its places.
    pub items: Vec<MenuItem>,
}

/// An entrance on the start page.
#[derive(Clone, Debug)]
pub struct Door {
    /// Where it leads.
    pub href: &'static str,
    /// Its picture in the sprite.
    pub icon: &'static str,
    /// What one does there.
    pub title: String,
    /// In a few more words.
    pub text: String,
}

/// Something that waits for the person.
#[derive(Clone, Debug)]
pub struct Turn {
    /// What to do.
    pub title: String,
    /// Which matter, and until when.
    pub text: String,
    /// Where.
    pub href: String,
    /// The verb on the button.
    pub action: String,
    /// The nearest is shown first and largest.
    pub due: Option<DateTime<Utc>>,
    /// The hat it belongs to; none is "Privat".
    pub hat: Option<Represented>,
}

impl Turn {
    /// The hat as the form at `/hatt` takes it.
    pub fn hat_value(&self) -> String {
        self.hat.map_or_else(|| "privat".to_owned(), |hat| hat.to_string())
    }
}

/// How many matters wait for the person in a room, under all hats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    /// The room, by name.
    pub room: &'static str,
    /// The place in the menu that shows it.
    pub href: &'static str,
    /// How many.
    pub count: u64,
}

/// What waits for the person in each room that counts it. All rooms count in one statement, since every
/// page asks.
pub async fn waiting(portal: &Portal, person: &SignedIn) -> Result<Vec<Waits>, DbErr> {
    let rooms = portal.services.iter();
    let rooms: Vec<_> = rooms.filter_map(|room| Some((room.name, room.waiting?))).collect();
    let mut sql = Sql::new("SELECT 0");
    for (_, waiting) in &rooms {
        sql.push(", (");
        (waiting.count)(&mut sql, person, portal.now());
        sql.push(")");
    }
    let db = portal.store.db();
    let row = db.query_one_raw(sql.done(db.get_database_backend())).await?;
    let count = |place| row.as_ref().map_or(Ok(0), |row| row.try_get_by_index::<i64>(place));
    let counted = rooms.iter().zip(1..);
    counted
        .map(|((room, waiting), place)| {
            let (href, count) = (waiting.href, count(place)?.unsigned_abs());
            Ok(Waits { room, href, count })
        })
        .collect()
}

/// What waits for the person in all rooms and under all hats, the nearest deadline first; what has
/// none comes last. Asks only the rooms that have counted something.
pub async fn turns(f: &Frame) -> anyhow::Result<Vec<Turn>> {
    let (portal, viewer) = (&f.portal, &f.viewer);
    let rooms = portal.services.iter().filter(|room| f.waits_in.contains(&room.name));
    let rooms = rooms.filter_map(|room| room.turns);
    let asked = rooms.map(|ask| ask(portal.clone(), viewer.clone()));
    let mut turns = try_join_all(asked).await?.concat();
    turns.sort_by_key(|turn| (turn.due.is_none(), turn.due));
    Ok(turns)
}

/// A part of the overview: a heading and a few rows.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// All of it.
    pub all: Option<(String, String)>,
    /// The latest few.
    pub rows: Vec<SectionRow>,
    /// What to say when there are none.
    pub empty: String,
    /// Where to make the first one.
    pub begin: Option<(String, String)>,
}

/// A row of a section: title link, facts, state.
#[derive(Clone, Debug)]
pub struct SectionRow {
    /// The title.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// Facts in one line.
    pub facts: String,
    /// The state in words, and the colour of its tag.
    pub tag: Option<(String, &'static str)>,
}

/// What staff can make forms for in a room.
#[derive(Clone, Copy)]
pub struct Forms {
    /// Who may edit them.
    pub editors: &'static [StaffRole],
    /// What there can be a form for.
    pub places: fn(Portal, Lang) -> BoxFuture<'static, anyhow::Result<Vec<FormPlace>>>,
}

/// What staff can make a form for.
#[derive(Clone, Debug)]
pub struct FormPlace {
    /// Whose form it is, as the room calls it: `desk.topic:parkering`.
    pub owner: String,
    /// What people call it.
    pub name: String,
}

/// An object of some service, as told to a viewer who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// What it is called.
    pub title: String,
    /// Its page; empty for who may only know what it is called.
    pub href: String,
}
