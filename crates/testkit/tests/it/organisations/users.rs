//! `/organisation/anvandare`: inviting, giving and taking roles, leaving; and the rule that somebody
//! always keeps the users.

use base::{Id, OrgRole, Organisation};
use chrono::TimeDelta;
use organisations::queries;
use organisations::tables::invitation;
use sea_orm::EntityTrait;
use testkit::{Browser, PASSWORD, TestPortal, both};

use super::{by_name, change, letters};

const USERS: &str = "/organisation/anvandare";
const HEAD: OrgRole = OrgRole::AssociationManager;
const SUBJECT: &str = "Du är inbjuden att agera för Exempel IF";

async fn exempel(portal: &TestPortal) -> Id<Organisation> {
    by_name(portal, "Exempel IF").await.unwrap().id
}

/// Bo invites this address as a sub-user for bookings.
async fn invite(bo: &mut Browser, email: &str) {
    bo.open(USERS).await.click("Bjud in").await.heading("Bjud in");
    bo.fill("E-postadress", email)
        .tick("Underanvändare bokning")
        .press("Skicka inbjudan")
        .await;
}

async fn link(portal: &TestPortal, address: &str) -> String {
    portal.run_jobs().await;
    portal.mail(address, SUBJECT).await.link()
}

async fn waiting(portal: &TestPortal) -> usize {
    invitation::Entity::find().all(portal.store.db()).await.unwrap().len()
}

async fn heads(portal: &TestPortal, id: Id<Organisation>) -> usize {
    queries::holders(portal.store.db(), id, &[HEAD]).await.unwrap().len()
}

/// The page of a member, as bo is led to it.
async fn member_page(bo: &mut Browser, name: &str) -> String {
    bo.open(USERS).await.page().link(name)
}

both!(who_has_an_account_is_invited_and_says_yes, async |portal| {
    let (mut bo, mut anna) = (portal.bo().await, portal.anna().await);
    invite(&mut bo, anna.email()).await;
    bo.follow()
        .await
        .flash("Inbjudan är skickad till anna.ek@exempel.example.")
        .sees("väntar på svar till");
    let link = link(portal, "anna.ek@exempel.example").await;
    // Opening the link uses nothing up, not even for a visitor.
    let mut visitor = portal.visitor();
    visitor
        .open(&link)
        .await
        .heading(SUBJECT)
        .sees("Logga in om du har ett konto");
    anna.open("/").await.sees(SUBJECT);
    // Who is in no organisation answers under Mitt konto, which is where the menu counts it.
    let counted = anna.page().all("nav.side a:has(.count)");
    assert!(
        matches!(counted.as_slice(), [one] if one.starts_with("Mitt konto")),
        "{counted:?}"
    );
    anna.open(&link).await.heading(SUBJECT).sees("Underanvändare bokning");
    let yes = anna.submission("Tacka ja");
    for _ in 0..2 {
        anna.submit(&yes).await.leads_to("/mitt-konto/organisationer");
    }
    anna.follow().await.sees("Underanvändare bokning");
    anna.open("/mitt-konto/historik")
        .await
        .sees("Fick behörighet för Exempel IF: underanvändare bokning");
    assert_eq!(letters(portal, bo.email(), "är besvarad: ja").await, 1);
    assert_eq!(waiting(portal).await, 0);
    // A link works once.
    let mut sara = portal.stranger().await;
    sara.open(&link).await.status(410).sees("Inbjudan gäller inte längre");
    bo.open(USERS).await.sees("Anna Ek").does_not_see("Tacka");
});

both!(who_has_no_account_registers_and_finds_the_invitation, async |portal| {
    let mut bo = portal.bo().await;
    invite(&mut bo, "lisa.berg@exempel.example").await;
    let link = link(portal, "lisa.berg@exempel.example").await;
    let mut lisa = portal.visitor();
    lisa.open(&link).await.sees("Skapa konto");
    lisa.open("/registrera/privat").await;
    lisa.fill("E-post", "lisa.berg@exempel.example")
        .fill("Förnamn", "Lisa")
        .fill("Efternamn", "Berg");
    lisa.fill("Lösenord", PASSWORD)
        .tick("Jag har läst och godkänner villkoren")
        .press("Registrera")
        .await
        .leads_to("/registrera/klart");
    portal.run_jobs().await;
    let mails = portal.mail_to("lisa.berg@exempel.example").await;
    let confirm = mails.iter().find(|mail| mail.subject != SUBJECT).unwrap().link();
    lisa.open(&confirm)
        .await
        .press("Bekräfta kontot")
        .await
        .leads_to("/logga-in");
    lisa.follow().await;
    lisa.fill("Användarnamn", "lisa.berg@exempel.example")
        .fill("Lösenord", PASSWORD)
        .press("Logga in")
        .await;
    lisa.open("/mitt-konto/organisationer").await.sees(SUBJECT);
    lisa.press("Tacka ja, Exempel IF")
        .await
        .leads_to("/mitt-konto/organisationer");
    lisa.follow().await.flash("Nu kan du agera för Exempel IF");
    bo.open(USERS).await.sees("Lisa Berg");
});

both!(inviting_an_address_twice_sends_it_again, async |portal| {
    let mut bo = portal.bo().await;
    invite(&mut bo, "lisa.berg@exempel.example").await;
    let first = link(portal, "lisa.berg@exempel.example").await;
    invite(&mut bo, "Lisa.Berg@Exempel.example").await;
    bo.follow()
        .await
        .flash("hade redan en inbjudan. Vi har skickat den igen");
    bo.press("Skicka igen, Lisa.Berg@Exempel.example").await;
    bo.follow().await.flash("Vi har skickat den igen");
    assert_eq!(letters(portal, "lisa.berg@exempel.example", SUBJECT).await, 3);
    assert_eq!(waiting(portal).await, 1);
    // Only the newest link works.
    portal.visitor().open(&first).await.status(410);
    portal.advance(TimeDelta::days(15));
    bo = portal.visitor();
    let newest = portal.mail_to("lisa.berg@exempel.example").await[0].link();
    bo.open(&newest).await.status(410);
});

both!(an_invitation_is_taken_back_and_forgotten, async |portal| {
    let mut bo = portal.bo().await;
    invite(&mut bo, "lisa.berg@exempel.example").await;
    let taken = link(portal, "lisa.berg@exempel.example").await;
    bo.open(USERS).await;
    let back = bo.submission("Ta tillbaka, lisa.berg@exempel.example");
    for _ in 0..2 {
        bo.submit(&back).await.follow().await.flash("Inbjudan är tillbakatagen");
    }
    portal.visitor().open(&taken).await.status(410);
    invite(&mut bo, "lisa.berg@exempel.example").await;
    portal.advance(TimeDelta::days(45));
    portal.run_jobs().await;
    assert_eq!(waiting(portal).await, 0);
});

both!(mistakes_in_an_invitation_are_told, async |portal| {
    let (mut bo, anna) = (portal.bo().await, portal.anna().await);
    let id = exempel(portal).await;
    bo.open("/organisation/anvandare/bjud-in")
        .await
        .press("Skicka inbjudan")
        .await
        .mistakes(&[
            "Fyll i e-postadressen till den du vill bjuda in.",
            "Välj minst en behörighet. Ska personen inte ha någon tar du bort personen längst ner.",
        ]);
    portal.give_org_role(id, anna.id(), OrgRole::Contact).await;
    invite(&mut bo, anna.email()).await;
    bo.mistakes(&[
        "Den som har adressen agerar redan för organisationen. Ändra behörigheterna genom att välja personen i listan.",
    ]);
    let foreign = bo.submission("Skicka inbjudan").with("administrator", "1");
    bo.submit(&foreign).await.status(404);
});

both!(an_unconfirmed_organisation_invites_nobody, async |portal| {
    let mut bo = portal.bo().await;
    let id = exempel(portal).await;
    change(portal, id, |row| {
        row.state = sea_orm::ActiveValue::Set(organisations::model::State::Unconfirmed);
    })
    .await;
    invite(&mut bo, "lisa.berg@exempel.example").await;
    bo.mistakes(&["Vi har inte bekräftat organisationen än. Du kan bjuda in andra när den är bekräftad."]);
});

both!(a_manager_gives_and_takes_roles, async |portal| {
    let (mut bo, mut anna) = (portal.bo().await, portal.anna().await);
    let id = exempel(portal).await;
    portal.give_org_role(id, anna.id(), OrgRole::Contact).await;
    bo.open(USERS)
        .await
        .sees("Bara en person är föreningsansvarig")
        .click("Anna Ek")
        .await
        .heading("Anna Ek");
    bo.untick("Kontaktperson");
    let none = bo.submission("Spara");
    bo.submit(&none)
        .await
        .mistakes(&["Välj minst en behörighet. Ska personen inte ha någon tar du bort personen längst ner."]);
    let page = member_page(&mut bo, "Anna Ek").await;
    bo.open(&page).await.untick("Kontaktperson");
    let save = bo
        .tick("Underanvändare bidrag")
        .tick("Föreningsansvarig")
        .submission("Spara");
    for _ in 0..2 {
        bo.submit(&save).await.leads_to(&format!("{USERS}?som={id}"));
    }
    bo.follow()
        .await
        .flash("Behörigheterna för Anna Ek är sparade.")
        .does_not_see("Bara en person är");
    assert_eq!(
        letters(portal, anna.email(), "Din behörighet för Exempel IF är ändrad").await,
        1
    );
    anna.open("/mitt-konto/historik")
        .await
        .sees("Har inte längre behörighet för Exempel IF: kontaktperson")
        .sees("Fick behörighet för Exempel IF: underanvändare bidrag");
    // Each of two can remove the other, and the other is told.
    portal.wear(&anna, Some(id)).await;
    let page = member_page(&mut anna, "Bo Karlsson").await;
    anna.open(&page).await.press("Ta bort").await;
    anna.follow()
        .await
        .flash("Bo Karlsson agerar inte längre för organisationen.");
    assert_eq!(
        letters(portal, bo.email(), "Du agerar inte längre för Exempel IF").await,
        1
    );
    bo.open("/mitt-konto/historik")
        .await
        .sees("Agerar inte längre för Exempel IF");
    bo.open(USERS).await.sees("Du agerar som privatperson");
});

both!(what_another_manager_changed_meanwhile_stays, async |portal| {
    let (mut bo, anna, mut eva) = (portal.bo().await, portal.anna().await, portal.stranger().await);
    let id = exempel(portal).await;
    portal.give_org_role(id, anna.id(), OrgRole::Contact).await;
    portal.give_org_role(id, eva.id(), HEAD).await;
    portal.wear(&eva, Some(id)).await;
    let page = member_page(&mut bo, "Anna Ek").await;
    bo.open(&page).await.tick("Underanvändare bokning");
    eva.open(&page).await.tick("Underanvändare bidrag").press("Spara").await;
    bo.press("Spara").await;
    bo.open(&page).await;
    for role in ["Kontaktperson", "Underanvändare bokning", "Underanvändare bidrag"] {
        assert_eq!(bo.page().value(role), "1", "{role}");
    }
});

both!(the_last_manager_can_neither_go_nor_be_removed, async |portal| {
    let mut bo = portal.bo().await;
    let id = exempel(portal).await;
    let last = "Någon måste ha hand om uppgifter och användare. Ge först en annan person den behörigheten.";
    bo.open(USERS).await.press("Lämna").await.mistakes(&[last]);
    let page = member_page(&mut bo, "Bo Karlsson (du)").await;
    bo.open(&page)
        .await
        .untick("Föreningsansvarig")
        .tick("Kontaktperson")
        .press("Spara")
        .await;
    bo.mistakes(&[last]);
    bo.open(&page).await.press("Ta bort").await.mistakes(&[last]);
    assert_eq!(heads(portal, id).await, 1);
});

both!(a_sub_user_leaves_and_changes_nobody, async |portal| {
    let (mut bo, mut anna) = (portal.bo().await, portal.anna().await);
    let id = exempel(portal).await;
    portal.give_org_role(id, anna.id(), OrgRole::SubUserBooking).await;
    portal.wear(&anna, Some(id)).await;
    let own = member_page(&mut bo, "Anna Ek").await;
    anna.open(&own).await.status(403);
    anna.open("/organisation/anvandare/bjud-in").await.status(403);
    anna.open(USERS).await.does_not_see("Bjud in");
    let leave = anna.submission("Lämna");
    let mut forged = leave.clone().with("act", "save").with("association_manager", "1");
    forged.action = own;
    anna.submit(&forged).await.status(403);
    anna.submit(&leave).await.leads_to("/mitt-konto/organisationer");
    anna.follow().await.flash("Du agerar inte längre för Exempel IF.");
});

both!(a_member_of_another_organisation_is_not_found, async |portal| {
    let (mut bo, anna) = (portal.bo().await, portal.anna().await);
    let other = portal.organisation("forening", "Kammarkören Klang").await;
    portal.give_org_role(other, anna.id(), OrgRole::Contact).await;
    let mut sara = portal.stranger().await;
    portal.give_org_role(other, sara.id(), HEAD).await;
    portal.wear(&sara, Some(other)).await;
    let foreign = member_page(&mut sara, "Anna Ek").await;
    let path = foreign.split('?').next().unwrap();
    bo.open(path).await.status(404);
    let own = member_page(&mut bo, "Bo Karlsson (du)").await;
    bo.open(&own).await.tick("Underanvändare bokning");
    let mut forged = bo.submission("Spara");
    path.clone_into(&mut forged.action);
    bo.submit(&forged).await.status(404);
    let mut visitor = portal.visitor();
    visitor
        .open(path)
        .await
        .leads_to(&format!("/logga-in?till={}", path.replace('/', "%2F")));
});

both!(nobody_learns_the_address_of_who_is_protected, async |portal| {
    let (mut bo, vera) = (portal.bo().await, portal.protected().await);
    let id = exempel(portal).await;
    portal.give_org_role(id, vera.id(), OrgRole::Contact).await;
    invite(&mut bo, vera.email()).await;
    bo.follow().await.flash("Inbjudan är skickad till").does_not_see("Vera");
    let page = member_page(&mut bo, "Skyddade personuppgifter").await;
    bo.open(&page)
        .await
        .heading("Skyddade personuppgifter")
        .does_not_see("Vera");
});

both!(
    fifty_parallel_changes_leave_somebody_who_keeps_the_users,
    async |portal| {
        let bo = portal.bo().await;
        let id = exempel(portal).await;
        let mut tabs = Vec::new();
        for number in 0..10 {
            let mut head = portal.person(&format!("Kim{number}"), "Ek").await;
            portal.give_org_role(id, head.id(), HEAD).await;
            portal.wear(&head, Some(id)).await;
            tabs.push((format!("Kim{number} Ek"), head.id(), head.email().to_owned()));
            head.open(USERS).await;
        }
        let mut changes = Vec::new();
        for (number, (_, person, email)) in tabs.iter().enumerate() {
            for tab in 0..5 {
                let mut head = portal.visitor();
                head.address = [198, 51, 100, u8::try_from(number * 5 + tab).unwrap()].into();
                portal.log_in(&mut head, *person, email).await;
                portal.wear(&head, Some(id)).await;
                let change = if tab == 0 {
                    head.open(USERS).await.submission("Lämna")
                } else {
                    let whom = &tabs[(number + tab) % 10].0;
                    let page = member_page(&mut head, whom).await;
                    head.open(&page).await;
                    head.submission("Ta bort")
                };
                changes.push((head, change));
            }
        }
        // Bo is not among them, and goes as well.
        let mut going = bo;
        let own = going.open(USERS).await.submission("Lämna");
        changes.push((going, own));
        let sent = changes.into_iter().map(|(mut head, change)| async move {
            head.submit(&change).await;
            let page = head.page();
            // The form is kept, since the hat it was shown under is no longer held.
            let is_kept = page.header("location").contains("formular=");
            (page.status.as_u16(), is_kept)
        });
        let answers = futures::future::join_all(sent).await;
        let (done, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| **answer == (303, false));
        // No longer one who keeps the users, whom somebody else was faster with, the last one.
        assert!(
            refused
                .iter()
                .all(|(status, is_kept)| *is_kept || [403, 404, 422].contains(status)),
            "{refused:?}"
        );
        let left = heads(portal, id).await;
        // Each of those that went through took one of the eleven away, and at least one is left.
        assert!(!done.is_empty() && left >= 1, "{left} left, {answers:?}");
        assert_eq!(done.len() + left, 11, "{answers:?}");
        assert_eq!(portal.audited("organisations.roles_changed").await, done.len());
        // The last cannot go either.
        if left == 1 {
            let last = queries::holders(portal.store.db(), id, &[HEAD]).await.unwrap()[0];
            let mut last_head = portal.visitor();
            portal.log_in(&mut last_head, last, "last@exempel.example").await;
            portal.wear(&last_head, Some(id)).await;
            last_head.open(USERS).await.press("Lämna").await;
            last_head.mistakes(&[
                "Någon måste ha hand om uppgifter och användare. Ge först en annan person den behörigheten.",
            ]);
        }
    }
);
