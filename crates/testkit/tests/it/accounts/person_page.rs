//! `/handlaggning/personer/{id}`: a person as staff see them.

use accounts::tables::person_view;
use base::{Id, Person};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use testkit::{Browser, TestPortal, both};

async fn views(portal: &TestPortal, person: Id<Person>) -> Vec<person_view::Model> {
    person_view::Entity::find()
        .filter(person_view::Column::PersonId.eq(person))
        .order_by_asc(person_view::Column::At)
        .all(portal.store.db())
        .await
        .unwrap()
}

fn page_of(person: &Browser) -> String {
    format!("/handlaggning/personer/{}", person.id())
}

both!(
    an_officer_reads_a_person_and_it_is_noted_once_for_a_while,
    async |portal| {
        let anna = portal.anna().await;
        let mut omar = portal.officer().await;
        for _ in 0..3 {
            omar.open(&page_of(&anna)).await.heading("Anna Ek");
        }
        omar.sees("anna.ek@exempel.example").sees("Kontot skapades");
        omar.sees("Har ingen behörighet i handläggningen.");
        omar.does_not_see("Gör något");
        assert_eq!(views(portal, anna.id()).await.len(), 1);
        portal.advance(TimeDelta::minutes(16));
        omar.open(&page_of(&anna)).await;
        let seen = views(portal, anna.id()).await;
        assert_eq!(seen.len(), 2);
        assert!(
            seen.iter()
                .all(|view| view.viewer_id == omar.id() && view.reason.is_none() && view.shown == "page")
        );
    }
);

both!(showing_an_identity_number_is_noted_and_audited, async |portal| {
    let csv = "email;first_name;last_name;personnummer\nlisa@exempel.example;Lisa;Berg;19900101-2385\n";
    accounts::import::import(portal, csv.as_bytes(), |_| {}).await.unwrap();
    let lisa = base::Email::parse("lisa@exempel.example").unwrap();
    let lisa = accounts::queries::find_by_email(portal.store.db(), &lisa)
        .await
        .unwrap()
        .unwrap();
    let mut omar = portal.officer().await;
    omar.open(&format!("/handlaggning/personer/{}", lisa.id)).await;
    omar.sees("19900101-****").does_not_see("2385");
    omar.press("Visa Personnummer")
        .await
        .heading("Lisa Berg")
        .sees("19900101-2385");
    assert_eq!(omar.page().header("cache-control"), "no-store");
    let shown: Vec<_> = views(portal, lisa.id)
        .await
        .into_iter()
        .map(|view| view.shown)
        .collect();
    assert_eq!(shown, ["page", "personnummer"]);
    let audited = portal.audited("accounts.personnummer_shown").await;
    assert_eq!(audited, 1);
});

both!(a_protected_person_opens_after_a_reason_for_an_hour, async |portal| {
    let vera = portal.protected().await;
    let mut omar = portal.officer().await;
    omar.open(&page_of(&vera))
        .await
        .heading("Stopp: skyddade personuppgifter");
    omar.does_not_see("Vera").does_not_see("vera.skog");
    omar.press("Öppna").await.mistakes(&["Skriv orsaken."]);
    omar.fill("Varför behöver du öppna uppgifterna?", "Ringer om ett ärende")
        .press("Öppna")
        .await
        .leads_to(&page_of(&vera));
    omar.follow()
        .await
        .heading("Vera Skog")
        .sees("Skyddade personuppgifter");
    let reasons: Vec<_> = views(portal, vera.id())
        .await
        .into_iter()
        .filter_map(|view| view.reason)
        .collect();
    assert_eq!(reasons, ["Ringer om ett ärende"]);
    assert_eq!(portal.audited("accounts.protected_opened").await, 1);

    let mut karin = portal.customer_service().await;
    karin
        .open(&page_of(&vera))
        .await
        .heading("Stopp: skyddade personuppgifter");
    for _ in 0..4 {
        portal.advance(TimeDelta::minutes(15));
        omar.open("/handlaggning/personer").await.status(200);
    }
    omar.open(&page_of(&vera))
        .await
        .heading("Stopp: skyddade personuppgifter");
});

both!(forms_about_a_protected_person_need_the_reason_too, async |portal| {
    let vera = portal.protected().await;
    let mut karin = portal.customer_service().await;
    for end in ["uppgifter", "anvandarnamn", "e-postadress", "ta-bort-kodapp", "las"] {
        let path = format!("{}/{end}", page_of(&vera));
        karin.open(&path).await.heading("Stopp: skyddade personuppgifter");
        karin.does_not_see("Vera");
    }
    karin.open("/handlaggning/personer").await;
    let mut form = karin.submission("Sök");
    for end in ["personnummer", "losenordslank", "las"] {
        form.action = format!("{}/{end}", page_of(&vera));
        karin.submit(&form).await.heading("Stopp: skyddade personuppgifter");
    }
});

both!(ones_own_page_is_read_but_not_changed, async |portal| {
    let mut karin = portal.customer_service().await;
    let own = page_of(&karin);
    karin
        .open(&own)
        .await
        .heading("Karin Berg")
        .sees("Det här är ditt eget konto");
    karin.does_not_see("Gör något");
    for end in [
        "uppgifter",
        "anvandarnamn",
        "e-postadress",
        "ta-bort-kodapp",
        "las",
        "las-upp",
    ] {
        karin
            .open(&format!("{own}/{end}"))
            .await
            .status(403)
            .sees("Ingen handlägger sin egen sak");
    }
    karin.open("/handlaggning/personer").await;
    let mut form = karin.submission("Sök").with("reason", "Jag").with("version", "1");
    for end in ["las", "uppgifter", "ta-bort-kodapp", "bekraftelselank", "losenordslank"] {
        form.action = format!("{own}/{end}");
        karin
            .submit(&form)
            .await
            .status(403)
            .sees("Ingen handlägger sin egen sak");
    }
    assert_eq!(views(portal, karin.id()).await.len(), 0);
});

both!(
    nobody_else_comes_in_and_what_is_not_there_is_not_found,
    async |portal| {
        let mut anna = portal.anna().await;
        let path = page_of(&anna);
        anna.open(&path).await.status(403);
        let mut visitor = portal.visitor();
        visitor.open(&path).await.status(303);
        let mut omar = portal.officer().await;
        for wrong in ["x", "00000000-0000-0000-0000-000000000000", "%27"] {
            omar.open(&format!("/handlaggning/personer/{wrong}")).await.status(404);
        }
        for end in ["uppgifter", "anvandarnamn", "e-postadress", "las", "las-upp", "skydda"] {
            omar.open(&format!("{path}/{end}")).await.status(403);
        }
        let mut karin = portal.customer_service().await;
        for end in ["skydda", "ta-bort-skydd"] {
            karin.open(&format!("{path}/{end}")).await.status(403);
        }
    }
);
