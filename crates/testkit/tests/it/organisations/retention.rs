//! What becomes of an organisation that has ended, when the owner keeps it no longer.

use base::{Id, OrgRole, Organisation};
use chrono::TimeDelta;
use organisations::tables::{document, membership, organisation};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::Term;
use testkit::{TestPortal, both};

use super::by_name;

const YEAR: TimeDelta = TimeDelta::days(366);

/// Exempel IF, which has sent a paper, and Kammarkören Klang, of which Anna is, have ended.
async fn ended(portal: &TestPortal) -> [Id<Organisation>; 2] {
    let (mut bo, anna) = (portal.bo().await, portal.anna().await);
    let club = by_name(portal, "Exempel IF").await.unwrap().id;
    bo.open("/organisation/dokument")
        .await
        .choose("Dokument", "Stadgar")
        .attach("stadgar.txt", b"Stadgar")
        .press("Skicka")
        .await
        .status(303);
    let choir = portal.organisation("forening", "Kammarkören Klang").await;
    portal
        .give_org_role(choir, anna.id(), OrgRole::AssociationManager)
        .await;
    let mut karin = portal.customer_service().await;
    for id in [club, choir] {
        karin
            .open(&format!("/handlaggning/organisationer/{id}"))
            .await
            .choose("Läge", "Upphörd")
            .press("Ändra läge")
            .await
            .status(303);
    }
    [club, choir]
}

async fn later(portal: &TestPortal, by: TimeDelta) -> Vec<String> {
    portal.advance(by);
    portal.run_jobs().await;
    let mut there: Vec<_> = organisation::Entity::find().all(portal.store.db()).await.unwrap();
    there.sort_by(|one, other| one.name.cmp(&other.name));
    there.into_iter().map(|of| of.name).collect()
}

both!(organisations_stay_until_the_owner_decides_otherwise, async |portal| {
    ended(portal).await;
    assert_eq!(later(portal, YEAR * 12).await, ["Exempel IF", "Kammarkören Klang"]);
});

both!(
    one_that_has_ended_goes_with_its_members_unless_a_record_is_about_it,
    |config| {
        config.retention.insert("organisations".to_owned(), Term::Years(2));
    },
    async |portal| {
        let [club, choir] = ended(portal).await;
        portal.organisation("forening", "Östra Bollklubben").await;
        let all = ["Exempel IF", "Kammarkören Klang", "Östra Bollklubben"];
        assert_eq!(later(portal, YEAR).await, all, "a year is too early");
        assert_eq!(later(portal, YEAR).await, ["Exempel IF", "Östra Bollklubben"]);
        let members = membership::Entity::find().filter(membership::Column::OrganisationId.eq(choir));
        assert_eq!(members.count(portal.store.db()).await.unwrap(), 0);
        // The paper that held it is gone.
        document::Entity::delete_many()
            .filter(document::Column::OrganisationId.eq(club))
            .exec(portal.store.writer())
            .await
            .unwrap();
        assert_eq!(later(portal, TimeDelta::hours(2)).await, ["Östra Bollklubben"]);
    }
);

both!(
    one_that_came_back_counts_from_its_last_end,
    |config| {
        config.retention.insert("organisations".to_owned(), Term::Days(90));
    },
    async |portal| {
        let [_, choir] = ended(portal).await;
        let mut karin = portal.staff("Kajsa", "Lind", &[base::StaffRole::CustomerService]).await;
        karin.open(&format!("/handlaggning/organisationer/{choir}")).await;
        karin.choose("Läge", "Vilande").press("Ändra läge").await.status(303);
        assert_eq!(by_name(portal, "Kammarkören Klang").await.unwrap().ended_at, None);
        later(portal, YEAR).await;
        assert!(by_name(portal, "Kammarkören Klang").await.is_some());
    }
);
