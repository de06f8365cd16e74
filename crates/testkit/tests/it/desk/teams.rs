//! `/handlaggning/arenden/team`: teams, and the queue of each.

use testkit::{Browser, TestPortal, both};

use super::{ask, case, open_case};

const TEAMS: &str = "/handlaggning/arenden/team";
const QUEUE: &str = "/handlaggning/arenden";

/// Makes a team of these; gives its address.
pub(super) async fn make(by: &mut Browser, name: &str, members: &[&str]) -> String {
    by.open("/handlaggning/arenden/team/nytt").await.heading("Nytt team");
    by.fill("Namn", name);
    for member in members {
        by.tick(member);
    }
    by.press("Spara").await.leads_to(TEAMS);
    by.follow().await.flash("är sparat").sees(name);
    by.page().link(name)
}

/// Lets a topic's cases go to a team.
pub(super) async fn give(by: &mut Browser, topic: &str, team: &str) {
    by.open(&format!("/handlaggning/arenden/amnen/{topic}")).await;
    by.choose("Team", team)
        .press("Spara")
        .await
        .leads_to("/handlaggning/arenden/amnen");
}

/// What a person is called among staff.
async fn name(portal: &TestPortal, of: &Browser) -> String {
    let name = accounts::queries::name(portal.store.db(), of.id()).await.unwrap();
    name.expect("everybody has a name")
}

both!(only_those_who_keep_teams_come_to_them, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    let (mut omar, mut ada) = (portal.officer().await, portal.administrator().await);
    for page in [TEAMS, "/handlaggning/arenden/team/nytt"] {
        portal.visitor().open(page).await.status(303);
        anna.open(page).await.status(403);
        karin.open(page).await.status(403);
        omar.open(page).await.status(200);
        ada.open(page).await.status(200);
    }
    ada.open(TEAMS).await.sees("Det finns inget team än");
    ada.open("/handlaggning/arenden/team/hej").await.status(404);
    ada.open("/handlaggning/arenden/team/00000000-0000-7000-8000-000000000000")
        .await
        .status(404);
});

both!(cases_go_to_the_team_of_their_topic_and_follow_it, async |portal| {
    let (mut ada, mut omar) = (portal.administrator().await, portal.officer().await);
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    let early = ask(&mut anna, "Före teamet").await;
    let omars = name(portal, &omar).await;
    let team = make(&mut ada, "Fritid", &[&omars]).await;
    let queue = format!(
        "{QUEUE}?urval=alla&team={}",
        team.trim_start_matches(&format!("{TEAMS}/"))
    );
    give(&mut ada, "bokning", "Fritid").await;
    let number = ask(&mut anna, "Efter teamet").await;
    let other = open_case(portal, anna.id(), None, "parkering", "Annat").await;
    omar.open(QUEUE).await.sees("Mitt team").click("Mitt team 2").await;
    omar.sees(&early).sees(&number).does_not_see(&other);
    assert!(
        omar.page().attributes("nav.seg a[aria-current]", "href")[0].starts_with(&format!("{QUEUE}?urval=alla&team="))
    );
    karin.open(QUEUE).await.does_not_see("Mitt team");
    karin.open(&queue).await.sees(&number).does_not_see(&other);
    // What is no team narrows nothing.
    karin
        .open(&format!("{QUEUE}?urval=alla&team=hej"))
        .await
        .status(200)
        .sees(&other);
    // Another topic is another team's.
    omar.open(&format!("{QUEUE}/{number}")).await.sees("Fritid");
    omar.choose("Ämne", "Parkering").press("Byt ämne").await.status(303);
    assert_eq!(case(portal, &number).await.team_id, None);
    omar.open(&queue).await.does_not_see(&number).sees(&early);
    // A group stands for all within it.
    omar.open(&format!("{QUEUE}?urval=alla&amne=fritid"))
        .await
        .sees(&early)
        .does_not_see(&other);
});

both!(
    a_team_is_changed_once_and_taken_away_when_it_is_not_used,
    async |portal| {
        let (mut ada, mut omar) = (portal.administrator().await, portal.officer().await);
        let omars = name(portal, &omar).await;
        make(&mut ada, "Fritid", &[&omars]).await;
        make(&mut ada, "Gata", &[]).await;
        ada.open("/handlaggning/arenden/team/nytt").await.fill("Namn", "FRITID");
        ada.press("Spara").await.status(422).sees("Namnet används redan");
        ada.fill("Namn", "")
            .press("Spara")
            .await
            .status(422)
            .sees("Skriv ett namn.");
        give(&mut ada, "bokning", "Fritid").await;
        ada.open(TEAMS).await.click("Fritid").await.heading("Fritid");
        ada.press("Ta bort teamet")
            .await
            .status(422)
            .sees("Teamet har ämnen eller öppna ärenden");
        omar.open(TEAMS).await.click("Fritid").await;
        ada.open(TEAMS)
            .await
            .click("Fritid")
            .await
            .fill("Namn", "Kultur och fritid");
        ada.press("Spara").await.leads_to(TEAMS);
        omar.untick(&omars)
            .press("Spara")
            .await
            .status(422)
            .sees("Någon annan hann spara.");
        assert_eq!(omar.page().value("Namn"), "Kultur och fritid");
        omar.press("Spara").await.leads_to(TEAMS);
        omar.open(QUEUE).await.does_not_see("Mitt team");
        ada.open(TEAMS)
            .await
            .click("Gata")
            .await
            .press("Ta bort teamet")
            .await
            .leads_to(TEAMS);
        ada.follow().await.flash("är borttaget");
        assert_eq!(portal.audited("desk.team_deleted").await, 1);
    }
);
