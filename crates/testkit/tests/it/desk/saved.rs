//! `/handlaggning/arenden/urval`: selections of the queue that officers save.

use testkit::{Browser, both};

use super::{at_once, open_case, teams};

const QUEUE: &str = "/handlaggning/arenden";
const NEW: &str = "/handlaggning/arenden/urval/nytt";

/// Narrows the queue to a topic, and saves that under a name; gives the address of the selection.
async fn save(officer: &mut Browser, name: &str) -> String {
    officer.open(QUEUE).await.does_not_see("Spara som urval");
    officer
        .choose("Ämne", "Parkering")
        .press("Filtrera")
        .await
        .press("Spara som urval")
        .await
        .heading("Spara som urval");
    officer.fill("Namn", name).press("Spara").await.status(303);
    officer.follow().await.flash(&format!("Urvalet {name} är sparat."));
    officer.page().link("Ändra urvalet")
}

both!(an_officer_saves_renames_and_deletes_a_selection, async |portal| {
    let (anna, mut omar) = (portal.anna().await, portal.officer().await);
    open_case(portal, anna.id(), None, "parkering", "Tillstånd").await;
    open_case(portal, anna.id(), None, "bokning", "Hallen").await;
    let address = save(&mut omar, "P-frågor").await;
    omar.open(QUEUE).await.sees("Hallen").click("P-frågor").await;
    omar.sees("Tillstånd").does_not_see("Hallen");
    assert_eq!(omar.page().all("nav.seg a[aria-current]").last().unwrap(), "P-frågor");

    omar.click("Ändra urvalet")
        .await
        .heading("P-frågor")
        .sees("Alla öppna · Parkering");
    omar.fill("Namn", "")
        .press("Spara")
        .await
        .mistakes(&["Skriv ett namn."]);
    omar.fill("Namn", "Parkering").press("Spara").await.status(303);
    omar.follow().await.sees("Parkering").does_not_see("P-frågor");
    // It is nobody else's.
    let mut karin = portal.customer_service().await;
    karin.open(QUEUE).await.does_not_see("Egna urval");
    karin.open(&address).await.status(404);
    omar.open(&address).await.press("Ta bort urvalet").await.leads_to(QUEUE);
    omar.follow()
        .await
        .flash("Urvalet är borttaget.")
        .does_not_see("Egna urval");
    omar.open(&address).await.status(404);
    portal.visitor().open(NEW).await.status(303);
    portal.anna().await.open(NEW).await.status(403);
});

both!(a_name_is_used_once_and_there_are_twenty_at_most, async |portal| {
    let mut omar = portal.officer().await;
    omar.open(&format!("{NEW}?urval=mina&sok=hall"))
        .await
        .sees("Mina · ”hall”");
    omar.fill("Namn", "Hallen");
    let form = omar.submission("Spara");
    let all = vec![(omar.clone(), form.clone()); 5];
    for answer in at_once(all).await {
        assert_eq!(answer.header("location"), format!("{QUEUE}?sok=hall&urval=mina"));
    }
    assert_eq!(portal.audited("desk.selection_saved").await, 1);
    omar.open(&format!("{NEW}?urval=alla&lage=new"))
        .await
        .fill("Namn", "HALLEN");
    omar.press("Spara")
        .await
        .mistakes(&["Namnet används redan. Välj ett annat."]);
    for number in 1..20 {
        omar.open(&format!("{NEW}?urval=alla&lage=new"))
            .await
            .fill("Namn", &format!("Nya {number}"));
        omar.press("Spara").await.status(303);
    }
    omar.open(&format!("{NEW}?urval=alla&lage=new"))
        .await
        .fill("Namn", "En till");
    omar.press("Spara")
        .await
        .mistakes(&["Du har redan sparat 20 urval. Ta bort något av dem först."]);
});

both!(a_selection_is_shared_with_a_team_and_outlives_it, async |portal| {
    let mut ada = portal.administrator().await;
    let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
    let team = teams::make(&mut ada, "Fritid", &["Omar Haddad", "Karin Berg"]).await;
    let id = team.rsplit('/').next().unwrap().to_owned();
    omar.open(&format!("{NEW}?urval=alla&team={id}"))
        .await
        .sees("Alla öppna · Fritid");
    omar.fill("Namn", "Teamets").choose("Vem ser urvalet?", "Fritid");
    let form = omar.submission("Spara");
    omar.submit(&form).await.status(303);
    karin
        .open(QUEUE)
        .await
        .click("Teamets")
        .await
        .status(200)
        .does_not_see("Ändra urvalet");
    // Nobody shares with a team of others.
    teams::make(&mut ada, "Gata", &["Karin Berg"]).await;
    let gata = karin
        .open(&format!("{NEW}?urval=mina&lage=new"))
        .await
        .fill("Namn", "x");
    let choices = gata.choose("Vem ser urvalet?", "Gata").submission("Spara");
    omar.open(&format!("{NEW}?urval=mina&lage=new"))
        .await
        .fill("Namn", "Annat");
    let stolen = omar.submission("Spara").with("share", choices.get("share"));
    omar.submit(&stolen)
        .await
        .mistakes(&["Teamet finns inte längre. Välj någon annan."]);

    ada.open(&team).await.press("Ta bort teamet").await.status(303);
    omar.open(QUEUE).await.click("Teamets").await;
    omar.status(200)
        .sees("Teamet, ämnet eller saken i urvalet finns inte längre");
    omar.click("Ändra urvalet")
        .await
        .sees("Urvalet visar: Alla öppna")
        .status(200);
    karin.open(QUEUE).await.does_not_see("Teamets");
});

both!(what_an_officer_saved_goes_with_the_choices_of_keys, async |portal| {
    let keys = "/handlaggning/kortkommandon";
    let mut omar = portal.officer().await;
    portal.anna().await.open(keys).await.status(403);
    portal.visitor().open(keys).await.status(303);
    let on = |officer: &Browser| officer.page().attributes("a[data-keys]", "data-keys");
    omar.open(QUEUE).await;
    assert_eq!(on(&omar), ["on"]);
    assert_eq!(omar.page().all("[data-live]").len(), 1);
    omar.click("Kortkommandon")
        .await
        .heading("Kortkommandon")
        .sees("svara kunden");
    omar.untick("Använd kortkommandon")
        .untick("Håll antalen i kön aktuella");
    let form = omar.submission("Spara").with("_from", &format!("{QUEUE}?urval=mina"));
    for _ in 0..2 {
        omar.submit(&form).await.leads_to(&format!("{QUEUE}?urval=mina"));
    }
    omar.follow().await.flash("Ditt val är sparat.");
    assert_eq!(on(&omar), ["off"]);
    assert!(omar.page().all("[data-live]").is_empty());
    // Another officer, and where it leads when the address is somebody else's.
    let mut karin = portal.customer_service().await;
    karin.open(QUEUE).await;
    assert_eq!(on(&karin), ["on"]);
    let form = omar.open(keys).await.tick("Använd kortkommandon").submission("Spara");
    omar.submit(&form.with("_from", "//evil.example")).await.leads_to(keys);
    omar.open(QUEUE).await;
    assert_eq!(on(&omar), ["on"]);
});
