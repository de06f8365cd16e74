//! `/organisation/api/webhookar`: programs are told of what happens, signed, at least once and nowhere inside.

use base::{Id, Organisation};
use chrono::{DateTime, TimeDelta, Utc};
use organisations::tables::organisation;
use organisations::tables::webhook::{self, delivery};
use organisations::webhooks::{Event, News, tell};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Never, Stop};
use testkit::{Browser, TestPortal, both};

use super::receiver::Receiver;

const NEW: &str = "/organisation/api/webhookar/ny";

pub(super) async fn exempel_if(portal: &TestPortal) -> Id<Organisation> {
    let found = organisation::Entity::find().filter(organisation::Column::Name.eq("Exempel IF"));
    found.one(portal.store.db()).await.unwrap().unwrap().id
}

/// Makes a webhook on its page; gives its secret and where it is.
pub(super) async fn made_by(bo: &mut Browser, address: &str) -> (String, String) {
    bo.open(NEW).await.heading("Ny webhook");
    bo.fill("Namn", "Ärendesystemet").fill("Adress", address);
    bo.press("Spara").await.heading("Webhookens hemlighet");
    let secret = bo.page().all(".codes li").remove(0);
    assert!(secret.starts_with("whsec_"));
    let page = bo.page().link("Jag har sparat den");
    (secret, page)
}

/// Days have gone since.
async fn logs_in_again(portal: &TestPortal, bo: &mut Browser, of: Id<Organisation>) {
    let (id, email) = (bo.id(), bo.email().to_owned());
    portal.log_in(bo, id, &email).await;
    portal.wear(bo, Some(of)).await;
}

/// Something happens in a case of the organisation.
async fn happens(portal: &TestPortal, of: Id<Organisation>, event: Event, reference: &str) {
    let told = portal.store.write::<_, Never, _, _>(|tx| async move {
        let message = (event == Event::CaseMessage).then_some(2);
        let news = News {
            event,
            reference,
            message,
        };
        Ok(tell(&tx, of, news).await?)
    });
    told.await.unwrap();
}

pub(super) async fn deliveries(portal: &TestPortal) -> Vec<delivery::Model> {
    delivery::Entity::find().all(portal.store.db()).await.unwrap()
}

pub(super) fn inside(config: &mut web::Config) {
    config.api.allow_private_webhooks = true;
}

both!(what_happens_is_told_signed_and_without_words, inside, async |portal| {
    let receiver = Receiver::start().await;
    let mut bo = portal.bo().await;
    let of = exempel_if(portal).await;
    let (secret, page) = made_by(&mut bo, &receiver.address()).await;
    assert_eq!(portal.audited("organisations.webhook_made").await, 1);
    bo.open(&page).await.heading("Ärendesystemet").does_not_see(&secret);
    happens(portal, of, Event::CaseMessage, "ARE-2026-000001").await;
    let other = portal.organisation("forening", "Granens IF").await;
    happens(portal, other, Event::CaseMessage, "ARE-2026-000002").await;
    portal.run_jobs().await;
    let [came] = receiver.came().try_into().unwrap();
    assert!(came.is_signed_with(&secret));
    assert!(!came.is_signed_with(&format!("whsec_{}", "A".repeat(44))));
    assert_eq!(came.header("webhook-timestamp"), portal.time().timestamp().to_string());
    assert_eq!(came.header("content-type"), "application/json");
    let told = came.json();
    assert_eq!(told["type"], "case.message");
    assert_eq!(
        told["data"],
        serde_json::json!({ "reference": "ARE-2026-000001", "message": 2 })
    );
    let when: DateTime<Utc> = told["timestamp"].as_str().unwrap().parse().unwrap();
    assert_eq!(when, portal.time());
    bo.open(&page).await.sees("Vi skriver i ett ärende · ARE-2026-000001");
    bo.sees("Framme").sees("svar 204");
    // Once is enough.
    portal.advance(TimeDelta::days(1));
    portal.run_jobs().await;
    assert_eq!(receiver.came().len(), 1);
});

both!(what_was_rolled_back_is_not_told, inside, async |portal| {
    let receiver = Receiver::start().await;
    let mut bo = portal.bo().await;
    let of = exempel_if(portal).await;
    made_by(&mut bo, &receiver.address()).await;
    let stopped = portal.store.write::<(), &str, _, _>(|tx| async move {
        let news = News {
            event: Event::CaseCreated,
            reference: "ARE-2026-000001",
            message: None,
        };
        tell(&tx, of, news).await?;
        Err(Stop::Refusal("no"))
    });
    assert!(stopped.await.is_err());
    portal.run_jobs().await;
    assert!(receiver.came().is_empty());
    assert!(deliveries(portal).await.is_empty());
});

both!(
    only_chosen_events_are_told_and_none_when_it_is_off,
    inside,
    async |portal| {
        let receiver = Receiver::start().await;
        let mut bo = portal.bo().await;
        let of = exempel_if(portal).await;
        let (_, page) = made_by(&mut bo, &receiver.address()).await;
        bo.open(&page)
            .await
            .untick("Ett ärende byter läge")
            .press("Spara")
            .await;
        bo.follow().await.flash("Webhooken är sparad.");
        happens(portal, of, Event::CaseState, "ARE-2026-000001").await;
        happens(portal, of, Event::CaseCreated, "ARE-2026-000001").await;
        // Switched off while something is on its way.
        bo.open(&page)
            .await
            .untick("Skicka till den här adressen")
            .press("Spara")
            .await;
        bo.follow().await.flash("Webhooken är sparad.");
        portal.run_jobs().await;
        assert!(receiver.came().is_empty());
        happens(portal, of, Event::CaseCreated, "ARE-2026-000002").await;
        let [dropped] = deliveries(portal).await.try_into().unwrap();
        assert_eq!(
            (dropped.event.as_str(), dropped.trouble.as_deref()),
            ("case.created", Some("off"))
        );
        bo.open(&page).await.press("Skicka ett prov").await;
        bo.mistakes(&["Webhooken är avstängd. Sätt på den och spara först."]);
    }
);

both!(
    it_is_tried_again_with_the_same_id_and_follows_no_redirect,
    inside,
    async |portal| {
        let receiver = Receiver::start().await;
        receiver.answers([500, 302]);
        let mut bo = portal.bo().await;
        let of = exempel_if(portal).await;
        let (secret, page) = made_by(&mut bo, &receiver.address()).await;
        happens(portal, of, Event::CaseCreated, "ARE-2026-000001").await;
        portal.run_jobs().await;
        portal.run_jobs().await;
        assert_eq!(receiver.came().len(), 1);
        bo.open(&page).await.sees("På väg").sees("svar 500").sees("1 försök");
        for (pause, came) in [(5, 2), (299, 2), (1, 3), (86_400, 3)] {
            portal.advance(TimeDelta::seconds(pause));
            portal.run_jobs().await;
            assert_eq!(receiver.came().len(), came, "{pause}");
        }
        let all = receiver.came();
        assert!(all.iter().all(|one| one.id() == all[0].id() && one.body == all[0].body));
        assert!(all.iter().all(|one| one.is_signed_with(&secret)));
        assert_ne!(all[0].header("webhook-timestamp"), all[2].header("webhook-timestamp"));
        logs_in_again(portal, &mut bo, of).await;
        bo.open(&page).await.sees("Framme").sees("3 försök");
    }
);

both!(who_does_not_answer_is_tried_again, inside, async |portal| {
    // Takes connections and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let mut bo = portal.bo().await;
    let of = exempel_if(portal).await;
    let (_, page) = made_by(&mut bo, &format!("http://127.0.0.1:{port}/")).await;
    happens(portal, of, Event::CaseCreated, "ARE-2026-000001").await;
    portal.run_jobs().await;
    bo.open(&page).await.sees("På väg").sees("inget svar på tio sekunder");
    drop(silent);
    portal.advance(TimeDelta::seconds(5));
    portal.run_jobs().await;
    bo.open(&page)
        .await
        .sees("2 försök")
        .sees("mottagaren gick inte att nå");
});

both!(
    after_three_days_it_is_switched_off_and_managers_are_told,
    inside,
    async |portal| {
        let receiver = Receiver::start().await;
        receiver.answers([503; 10]);
        let mut bo = portal.bo().await;
        let of = exempel_if(portal).await;
        let (_, page) = made_by(&mut bo, &receiver.address()).await;
        happens(portal, of, Event::CaseCreated, "ARE-2026-000001").await;
        for _ in 0..12 {
            portal.run_jobs().await;
            portal.advance(TimeDelta::hours(24));
        }
        let all = receiver.came();
        assert_eq!(all.len(), 10);
        assert_eq!(portal.audited("organisations.webhook_switched_off").await, 1);
        let mail = portal.mail(bo.email(), "En webhook för Exempel IF är avstängd").await;
        assert!(mail.text.contains("Ärendesystemet") && !mail.text.contains("127.0.0.1"));
        logs_in_again(portal, &mut bo, of).await;
        bo.open(&page)
            .await
            .sees("Avstängd för att inget kom fram")
            .sees("Kom inte fram");
        bo.tick("Skicka till den här adressen").press("Spara").await;
        bo.follow().await.does_not_see("Avstängd för att inget kom fram");
        bo.press("Skicka igen, Ett ärende skapas · ARE-2026-000001").await;
        bo.follow().await.flash("Det är på väg igen.");
        portal.run_jobs().await;
        let again = receiver.came();
        assert_eq!(again.len(), 11);
        assert_eq!(again[10].id(), all[0].id());
        bo.open(&page).await.sees("Framme");
    }
);

both!(an_address_that_is_gone_is_not_tried_again, inside, async |portal| {
    let receiver = Receiver::start().await;
    receiver.answers([410]);
    let mut bo = portal.bo().await;
    let of = exempel_if(portal).await;
    made_by(&mut bo, &receiver.address()).await;
    happens(portal, of, Event::CaseCreated, "ARE-2026-000001").await;
    portal.run_jobs().await;
    portal.advance(TimeDelta::days(1));
    portal.run_jobs().await;
    assert_eq!(receiver.came().len(), 1);
    assert_eq!(portal.audited("organisations.webhook_switched_off").await, 1);
});

both!(a_try_is_sent_once_and_switches_nothing_off, inside, async |portal| {
    let receiver = Receiver::start().await;
    receiver.answers([404]);
    let mut bo = portal.bo().await;
    let (secret, page) = made_by(&mut bo, &receiver.address()).await;
    let form = bo.open(&page).await.submission("Skicka ett prov");
    for _ in 0..2 {
        bo.submit(&form).await;
        bo.follow().await.flash("Provet är på väg.");
    }
    portal.run_jobs().await;
    portal.advance(TimeDelta::days(4));
    portal.run_jobs().await;
    let [came] = receiver.came().try_into().unwrap();
    assert_eq!(came.json()["type"], "test");
    assert!(came.is_signed_with(&secret));
    assert_eq!(portal.audited("organisations.webhook_switched_off").await, 0);
});

both!(the_old_secret_signs_along_for_a_day, inside, async |portal| {
    let receiver = Receiver::start().await;
    let mut bo = portal.bo().await;
    let of = exempel_if(portal).await;
    let (old, page) = made_by(&mut bo, &receiver.address()).await;
    bo.open(&page).await.press("Skapa en ny hemlighet").await;
    let new = bo.heading("Webhookens hemlighet").page().all(".codes li").remove(0);
    assert_ne!(new, old);
    bo.open(&page).await.sees("Den gamla hemligheten gäller till");
    happens(portal, of, Event::CaseCreated, "ARE-2026-000001").await;
    portal.run_jobs().await;
    portal.advance(TimeDelta::days(1));
    happens(portal, of, Event::CaseCreated, "ARE-2026-000002").await;
    portal.run_jobs().await;
    let [first, second] = receiver.came().try_into().unwrap();
    assert!(first.is_signed_with(&old) && first.is_signed_with(&new));
    assert!(!second.is_signed_with(&old) && second.is_signed_with(&new));
    let stored = webhook::Entity::find().one(portal.store.db()).await.unwrap().unwrap();
    assert!(!stored.secret.contains(&new[6..]));
});

both!(addresses_of_an_inner_network_are_refused, async |portal| {
    let mut bo = portal.bo().await;
    for (address, mistake) in [
        (
            "https://127.0.0.1/",
            "Adressen leder till ett internt nät. Ange en som går att nå från internet.",
        ),
        (
            "https://localhost/",
            "Adressen leder till ett internt nät. Ange en som går att nå från internet.",
        ),
        (
            "https://[fd00::1]/",
            "Adressen leder till ett internt nät. Ange en som går att nå från internet.",
        ),
        (
            "https://169.254.169.254/",
            "Adressen leder till ett internt nät. Ange en som går att nå från internet.",
        ),
        (
            "http://1.1.1.1/",
            "Skriv en hel adress som börjar med https://, utan användarnamn och lösenord.",
        ),
        (
            "",
            "Skriv en hel adress som börjar med https://, utan användarnamn och lösenord.",
        ),
    ] {
        bo.open(NEW)
            .await
            .fill("Namn", "Ärendesystemet")
            .fill("Adress", address);
        bo.press("Spara").await.mistakes(&[mistake]);
    }
    assert!(webhook::Entity::find().all(portal.store.db()).await.unwrap().is_empty());
});

both!(a_stored_address_that_leads_inside_is_not_reached, async |portal| {
    let receiver = Receiver::start().await;
    let mut bo = portal.bo().await;
    let of = exempel_if(portal).await;
    // By number, and by a name that is looked up only when the connection is made.
    for address in [
        format!("http://127.0.0.1:{}/", receiver.port),
        format!("http://localhost:{}/", receiver.port),
    ] {
        let address = &address;
        let put = portal.store.write::<_, Never, _, _>(|tx| async move {
            let row = webhook::ActiveModel {
                id: Set(tx.id()),
                organisation_id: Set(of),
                address: Set(address.clone()),
                description: Set("Inne".to_owned()),
                events: Set(" case.created ".to_owned()),
                is_on: Set(true),
                failed_at: Set(None),
                secret: Set(tx.keys().seal(tx.random(), "organisations.webhook_secret", &[7; 32])),
                old_secret: Set(None),
                old_secret_until: Set(None),
                made_by: Set(None),
                made_at: Set(tx.now()),
                version: Set(1),
            };
            webhook::Entity::insert(row).exec_without_returning(&*tx).await?;
            Ok(())
        });
        put.await.unwrap();
    }
    happens(portal, of, Event::CaseCreated, "ARE-2026-000001").await;
    portal.run_jobs().await;
    let tried = deliveries(portal).await;
    assert_eq!(tried.len(), 2);
    assert!(
        tried.iter().all(|one| one.trouble.as_deref() == Some("private")),
        "{tried:?}"
    );
    assert!(receiver.came().is_empty());
    bo.open("/organisation/api").await.click("Inne").await;
    bo.sees("adressen leder till ett internt nät");
});

both!(webhooks_are_their_own_organisations, inside, async |portal| {
    let receiver = Receiver::start().await;
    let mut bo = portal.bo().await;
    let (_, page) = made_by(&mut bo, &receiver.address()).await;
    let page = page.split('?').next().unwrap().to_owned();
    let mut eva = portal.person("Eva", "Holm").await;
    let other = portal.organisation("forening", "Granens IF").await;
    portal
        .give_org_role(other, eva.id(), base::OrgRole::AssociationManager)
        .await;
    portal.wear(&eva, Some(other)).await;
    eva.open(&page).await.status(404);
    let mut form = eva.open("/organisation/api").await.submission("Skapa nyckeln");
    form.action.clone_from(&page);
    for act in ["save", "try", "again", "secret", "remove"] {
        eva.submit(&form.clone().with("act", act)).await.status(404);
    }
    assert_eq!(webhook::Entity::find().all(portal.store.db()).await.unwrap().len(), 1);
    bo.open(&page).await.press("Ta bort").await;
    bo.follow()
        .await
        .flash("Webhooken är borttagen.")
        .sees("Det finns inga webhookar än.");
    bo.open(&page).await.status(404);
});
