//! `/arenden/tidigare`: cases from before the account are offered, and taken over when the person says so.

use chrono::TimeDelta;
use testkit::{Browser, TestPortal, both};

use super::{ask, at_once, case, contact, pages};

const OFFER: &str = "Hämta tidigare ärenden";

/// Cases that Anna raised before she had an account, who has one now.
async fn before_the_account(portal: &TestPortal, how_many: usize) -> (Browser, Vec<String>) {
    let mut references = Vec::new();
    for number in 0..how_many {
        references.push(contact(portal, &format!("Fråga {number}"), "Anna.Ek@exempel.example").await);
        portal.advance(TimeDelta::hours(1));
    }
    (portal.anna().await, references)
}

both!(earlier_cases_are_offered_and_taken_over_one_by_one, async |portal| {
    let (mut anna, references) = before_the_account(portal, 3).await;
    contact(portal, "Någon annans", "nagon.annan@exempel.example").await;
    // Never by themselves, however long one waits.
    portal.advance(TimeDelta::minutes(11));
    portal.run_jobs().await;
    anna.open("/arenden")
        .await
        .sees("3 tidigare ärenden hör till din e-postadress");
    anna.does_not_see("Fråga 1").click(OFFER).await.heading(OFFER);
    anna.sees("Fråga 0").sees("Fråga 2").does_not_see("Någon annans");
    let one = anna.submission("Hämta, Fråga 1");
    for _ in 0..3 {
        anna.submit(&one).await.leads_to("/arenden");
    }
    anna.follow()
        .await
        .flash("Ärendet är hämtat.")
        .sees("Fråga 1")
        .does_not_see("Fråga 0");
    anna.open(&pages(&references[1]).0)
        .await
        .sees("Ärendet hämtades till kontot. Av: Du.");
    anna.open(&pages(&references[0]).0).await.status(404);
    anna.open("/arenden/tidigare")
        .await
        .press("Hämta alla")
        .await
        .follow()
        .await;
    anna.flash("2 ärenden är hämtade.")
        .does_not_see("hör till din e-postadress");
    assert_eq!(portal.audited("desk.case_claimed").await, 3);
    anna.open("/arenden/tidigare")
        .await
        .sees("Det finns inga ärenden att hämta");
});

both!(nobody_takes_over_a_case_of_another_address, async |portal| {
    let (mut anna, references) = before_the_account(portal, 1).await;
    let mut sara = portal.stranger().await;
    sara.open("/arenden").await.does_not_see("hör till din e-postadress");
    let form = anna.open("/arenden/tidigare").await.submission("Hämta, Fråga 0");
    let token = sara.open("/arenden/ny").await.submission("Skicka");
    sara.submit(&form.clone().with("_csrf", token.get("_csrf")))
        .await
        .status(404);
    assert_eq!(case(portal, &references[0]).await.person_id, None);
    // A case of Anna's own account is no earlier case of anybody's.
    let hers = ask(&mut anna, "Egen fråga").await;
    sara.submit(&form.clone().with("_csrf", token.get("_csrf")).with("case", &hers))
        .await
        .status(404);
    portal
        .visitor()
        .open("/arenden/tidigare")
        .await
        .leads_to("/logga-in?till=%2Farenden%2Ftidigare");
    // Under a hat it is the organisation that writes.
    let mut bo = portal.bo().await;
    bo.open("/arenden/tidigare").await.leads_to("/arenden");
});

both!(a_protected_person_takes_over_what_was_theirs, async |portal| {
    let reference = contact(portal, "Före kontot", "vera.skog@exempel.example").await;
    let mut vera = portal.protected().await;
    vera.open("/arenden/tidigare")
        .await
        .press("Hämta alla")
        .await
        .leads_to("/arenden");
    vera.open(&pages(&reference).0).await.status(200);
    let mut officer = portal.officer().await;
    officer.open(&pages(&reference).1).await.does_not_see("Vera Skog");
});

both!(a_case_is_taken_over_once_however_many_windows_ask, async |portal| {
    let (mut anna, _) = before_the_account(portal, 4).await;
    let mut forms = Vec::new();
    for _ in 0..6 {
        anna.open("/arenden/tidigare").await;
        forms.push((anna.clone(), anna.submission("Hämta alla")));
    }
    let answers = at_once(forms).await;
    assert!(answers.iter().all(|page| page.status == 303));
    assert_eq!(portal.audited("desk.case_claimed").await, 4);
});
