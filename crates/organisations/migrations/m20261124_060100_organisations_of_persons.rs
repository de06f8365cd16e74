//! What a person did for organisations is found by the person ("Mina personuppgifter").

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_060100_organisations_of_persons"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

const INDEXES: [&str; 10] = [
    "CREATE INDEX organisations_contact_person ON organisations (contact_person_id) \
     WHERE contact_person_id IS NOT NULL",
    "CREATE INDEX recoveries_person ON recoveries (person_id)",
    "CREATE INDEX recovery_signatures_person ON recovery_signatures (person_id)",
    "CREATE INDEX documents_sent_by ON documents (sent_by)",
    "CREATE INDEX change_requests_asked_by ON change_requests (asked_by)",
    "CREATE INDEX assignments_asked_by ON assignments (asked_by)",
    "CREATE INDEX assignments_answered_by ON assignments (answered_by) WHERE answered_by IS NOT NULL",
    "CREATE INDEX assignments_ended_by ON assignments (ended_by) WHERE ended_by IS NOT NULL",
    "CREATE INDEX verifications_verified_by ON verifications (verified_by) WHERE verified_by IS NOT NULL",
    "CREATE INDEX mailing_letters_person ON mailing_letters (person_id) WHERE person_id IS NOT NULL",
];
