//! The row of a file: written before its first byte and completed after its last, so that nothing lies in
//! the storage that no row knows of.

use base::Id;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Blobs, Never};
use web::Portal;

use crate::model::{File, State};
use crate::queries::Sender;
use crate::scanning;
use crate::tables::file;

/// What is known of a file when its last byte has come.
pub(crate) struct Arrived {
    pub(crate) bytes: u64,
    /// Hex.
    pub(crate) sha256: String,
    pub(crate) media_type: String,
}

/// Writes the row of a file that is about to come; none sends what the house itself makes.
pub(crate) async fn announce(portal: &Portal, name: &str, sender: Option<&Sender>) -> anyhow::Result<file::Model> {
    let sender = sender.cloned().unwrap_or_default();
    let row = &file::Model {
        id: Id::new(portal.now(), portal.random()),
        object_kind: None,
        object_id: None,
        part: 0,
        question: None,
        name: name.to_owned(),
        bytes: 0,
        sha256: String::new(),
        media_type: String::new(),
        blob: Blobs::new_key(portal.random()),
        state: State::Arriving,
        person_id: sender.person,
        browser: sender.browser,
        created_at: portal.now(),
    };
    let written = portal.store.write::<_, Never, _, _>(|tx| async move {
        file::Entity::insert(file::ActiveModel::from(row.clone()).reset_all())
            .exec_without_returning(&*tx)
            .await?;
        Ok(())
    });
    written.await?;
    Ok(row.clone())
}

/// How a file begins that people sent, or that was made of one: held back where there is a scanner.
pub(crate) fn state_of_theirs(portal: &Portal) -> State {
    match portal.config.files.clamd {
        Some(_) => State::Held,
        None => State::Ready,
    }
}

/// Completes the row; what is held back goes to the scanner.
pub(crate) async fn complete(portal: &Portal, id: Id<File>, arrived: &Arrived, state: State) -> anyhow::Result<()> {
    let bytes = i64::try_from(arrived.bytes)?;
    let completed = portal.store.write::<_, Never, _, _>(|tx| async move {
        let whole = file::ActiveModel {
            bytes: Set(bytes),
            sha256: Set(arrived.sha256.clone()),
            media_type: Set(arrived.media_type.clone()),
            state: Set(state),
            ..Default::default()
        };
        let own = file::Entity::update_many().set(whole).filter(file::Column::Id.eq(id));
        own.exec(&*tx).await?;
        if state == State::Held {
            tx.enqueue(scanning::job(id)).await?;
        }
        Ok(())
    });
    Ok(completed.await?)
}
