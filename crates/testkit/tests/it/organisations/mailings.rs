//! `/handlaggning/organisationer/utskick`: writing to many at once, one letter each, none twice.

use base::{Lang, OrgRole};
use organisations::tables::mailing::letter;
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, PaginatorTrait};
use testkit::{Browser, both, new_person};

use super::{change, letters};

const LIST: &str = "/handlaggning/organisationer?urval=alla";

fn write(karin: &mut Browser) {
    karin
        .heading("Nytt utskick")
        .fill("Ämnesrad", "Nya bokningstider")
        .fill("Text", "Hej!\n\nFrån mars gäller nya tider.");
}

/// Writes it and looks at the preview.
async fn preview(karin: &mut Browser) -> &mut Browser {
    write(karin);
    karin.press("Förhandsgranska").await.follow().await
}

both!(one_letter_goes_to_each_whatever_they_manage, async |portal| {
    let club = portal.organisation("forening", "Exempel IF").await;
    let choir = portal.organisation("forening", "Kammarkören Klang").await;
    let firm = portal.organisation("foretag", "Almgrens Bygg AB").await;
    let (bo, vera) = (portal.person("Bo", "Karlsson").await, portal.protected().await);
    let mut new = new_person("Ellen", "Smith");
    new.lang = Lang::En;
    let ellen = portal.settle(&new).await;
    for of in [club, choir] {
        portal.give_org_role(of, bo.id(), OrgRole::AssociationManager).await;
    }
    portal.give_org_role(club, vera.id(), OrgRole::AssociationManager).await;
    portal
        .give_org_role(choir, ellen.id(), OrgRole::AssociationManager)
        .await;
    change(portal, firm, |row| row.email = Set(None)).await;
    let mut karin = portal.customer_service().await;
    karin.open(LIST).await.click("Skriv till alla i urvalet").await;
    preview(&mut karin).await.heading("Nya bokningstider");
    karin
        .sees("3 brev skickas")
        .sees("Till 3 organisationer.")
        .sees("En organisation har ingen")
        .sees("Almgrens Bygg AB");
    // Changed before it is sent: in English too, and to the organisations' own addresses.
    karin
        .fill("Ämnesrad på engelska", "New times")
        .press("Förhandsgranska")
        .await
        .mistakes(&["Fyll i både ämnesrad och text på engelska, eller lämna båda tomma."]);
    karin
        .fill("Text på engelska", "From March.")
        .tick("Organisationens egen e-postadress")
        .press("Förhandsgranska")
        .await
        .follow()
        .await
        .sees("5 brev skickas");
    let page = karin.page().path.clone();
    let form = karin.submission("Skicka");
    for _ in 0..2 {
        karin.submit(&form).await.leads_to(&page);
    }
    assert_eq!(letters(portal, bo.email(), "Nya bokningstider").await, 1);
    assert_eq!(letters(portal, ellen.email(), "New times").await, 1);
    assert_eq!(letters(portal, "info@exempelif.example", "Nya bokningstider").await, 1);
    assert_eq!(letters(portal, vera.email(), "Nya bokningstider").await, 0);
    assert_eq!(portal.mail_to(vera.email()).await.len(), 1);
    let letter = portal.mail(bo.email(), "Nya bokningstider").await;
    assert!(letter.text.contains("Från mars gäller nya tider."));
    karin
        .open(&page)
        .await
        .sees("5 av 5 brev är på väg")
        .sees("Skickat")
        .does_not_see("Släng utkastet");
    karin
        .open("/handlaggning/organisationer/utskick")
        .await
        .sees("Nya bokningstider")
        .sees("Karin Berg");
    // Once is once.
    karin
        .submit(&form.with("_key", "another-key-of-enough-length"))
        .await
        .status(422);
    assert_eq!(letter::Entity::find().count(portal.store.db()).await.unwrap(), 5);
});

both!(only_those_that_are_ticked_get_it, async |portal| {
    let club = portal.organisation("forening", "Exempel IF").await;
    let choir = portal.organisation("forening", "Kammarkören Klang").await;
    let (bo, anna) = (portal.person("Bo", "Karlsson").await, portal.anna().await);
    portal.give_org_role(club, bo.id(), OrgRole::AssociationManager).await;
    portal
        .give_org_role(choir, anna.id(), OrgRole::AssociationManager)
        .await;
    let mut karin = portal.customer_service().await;
    let new = "/handlaggning/organisationer/utskick/ny";
    karin.open(&format!("{new}?urval=alla&till=valda")).await;
    write(&mut karin);
    karin.press("Förhandsgranska").await;
    karin.mistakes(&["Du har inte valt någon organisation. Gå tillbaka till listan och kryssa för dem."]);
    karin.open(&format!("{new}?till=valda&vald={club}&vald=x")).await;
    write(&mut karin);
    karin
        .untick("Föreningsansvariga och administratörer")
        .press("Förhandsgranska")
        .await;
    karin.mistakes(&["Välj vem som ska få det."]);
    karin
        .tick("Föreningsansvariga och administratörer")
        .press("Förhandsgranska")
        .await
        .follow()
        .await;
    karin
        .sees("Ett brev skickas")
        .press("Skicka")
        .await
        .follow()
        .await
        .flash("Utskicket är på väg");
    assert_eq!(letters(portal, bo.email(), "Nya bokningstider").await, 1);
    assert_eq!(letters(portal, anna.email(), "Nya bokningstider").await, 0);
    karin.open(&format!("{new}?till=valda&vald={club}")).await;
    preview(&mut karin).await.press("Släng utkastet").await.follow().await;
    karin.flash("Utkastet är slängt");
});

both!(a_worker_that_is_killed_sends_nothing_twice, async |portal| {
    let bo = portal.person("Bo", "Karlsson").await;
    let mut people = Vec::new();
    for number in 0..60 {
        let id = portal.organisation("forening", &format!("Klubb {number:02}")).await;
        let person = portal.person("Ledare", &format!("Nummer{number}")).await;
        portal.give_org_role(id, person.id(), OrgRole::AssociationManager).await;
        portal.give_org_role(id, bo.id(), OrgRole::AssociationManager).await;
        people.push(person.email().to_owned());
    }
    let mut karin = portal.customer_service().await;
    karin.open(LIST).await.click("Skriv till alla i urvalet").await;
    preview(&mut karin).await.sees("61 brev skickas").press("Skicka").await;
    // The job is asked for once more, as after a kill before it could say that it was done.
    let again: Vec<_> = store::tables::job::Entity::find().all(portal.store.db()).await.unwrap();
    let again = again
        .into_iter()
        .find(|job| job.kind == "organisations.mailing")
        .expect("a job");
    let payload: serde_json::Value = serde_json::from_str(&again.payload).unwrap();
    let payload = &payload;
    let asked = portal.store.write::<_, store::Never, _, _>(|tx| async move {
        tx.enqueue(store::NewJob::now("organisations.mailing", payload.clone()))
            .await?;
        Ok(())
    });
    asked.await.unwrap();
    for _ in 0..3 {
        portal.run_jobs().await;
    }
    for email in people.iter().map(String::as_str).chain([bo.email()]) {
        assert_eq!(letters(portal, email, "Nya bokningstider").await, 1, "{email}");
    }
});

both!(a_list_that_was_cut_short_is_finished_without_doubles, async |portal| {
    let mut people = Vec::new();
    for number in 0..5 {
        let id = portal.organisation("forening", &format!("Klubb {number}")).await;
        let person = portal.person("Ledare", &format!("Nummer{number}")).await;
        portal.give_org_role(id, person.id(), OrgRole::AssociationManager).await;
        people.push((id, person));
    }
    let mut karin = portal.customer_service().await;
    karin.open(LIST).await.click("Skriv till alla i urvalet").await;
    preview(&mut karin).await.press("Skicka").await;
    let page = karin.location();
    karin.follow().await.sees("Förbereds");
    let mailing = page.rsplit('/').next().unwrap().parse().unwrap();
    // As a kill after a portion of two leaves it.
    let listed = people
        .iter()
        .take(2)
        .map(|(of, person)| (*of, person.id()))
        .collect::<Vec<_>>();
    let listed = &listed;
    let cut = portal.store.write::<_, store::Never, _, _>(|tx| async move {
        for (of, person) in listed {
            let row = letter::ActiveModel {
                id: Set(tx.id()),
                mailing_id: Set(mailing),
                organisation_id: Set(*of),
                person_id: Set(Some(*person)),
                sent_at: Set(None),
            };
            letter::Entity::insert(row).exec_without_returning(&*tx).await?;
        }
        Ok(())
    });
    cut.await.unwrap();
    portal.run_jobs().await;
    assert_eq!(letter::Entity::find().count(portal.store.db()).await.unwrap(), 5);
    for (_, person) in &people {
        assert_eq!(letters(portal, person.email(), "Nya bokningstider").await, 1);
    }
    karin.open(&page).await.sees("Skickat");
});
