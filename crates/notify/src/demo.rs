//! What this crate adds to the demo: its notices.

use chrono::{NaiveTime, TimeDelta};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use store::Tx;
use web::Portal;

use crate::content;
use crate::tables::notice;

/// Publishes the notices of the demo, dated from today.
pub async fn load(_: &Portal, tx: &Tx) -> anyhow::Result<()> {
    let today = base::swedish::local_date(tx.now()).and_time(NaiveTime::MIN);
    let day = |days: i64| base::swedish::from_local(today + TimeDelta::days(days)).unwrap_or(tx.now());
    for new in content::demo_notices() {
        let row = notice::ActiveModel {
            id: Set(tx.id()),
            title_sv: Set(new.sv.title),
            body_sv: Set(new.sv.body),
            title_en: Set(new.en.title),
            body_en: Set(new.en.body),
            audience: Set(new.audience),
            from_at: Set(day(new.from_days)),
            until_at: Set(new.until_days.map(day)),
            created_by: Set(None),
            created_at: Set(tx.now()),
            version: Set(1),
        };
        notice::Entity::insert(row).exec_without_returning(&**tx).await?;
    }
    Ok(())
}
