//! Mail on its way: accepted, put off, refused, and given up, against a real server.

use chrono::TimeDelta;
use notify::tables::notification;
use sea_orm::EntityTrait;
use store::tables::job;
use testkit::{Engine, TestPortal, both, run_on};
use web::config::Secret;

use super::{elks, letter, letter_with_secret, only, rows, smtp, stranger, tell, to};

both!(
    an_answer_goes_to_its_own_address_and_mails_about_one_thing_stand_together,
    |config| smtp::start(config, &[]),
    async |portal| {
        let mut server = smtp::of(portal);
        let anna = portal.anna().await;
        let about = base::ObjectRef {
            kind: "case".to_owned(),
            id: anna.id().uuid(),
        };
        for reply_to in [Some("svar+abc@kommunen.example".to_owned()), None] {
            let told = notify::Letter {
                reply_to,
                about: Some(about.clone()),
                ..letter("Vi har svarat")
            };
            tell(portal, &to(&anna), &told).await;
        }
        let sealed = rows(portal).await.remove(0).reply_to.unwrap();
        assert!(!sealed.contains("svar"));
        portal.run_jobs().await;
        let got = [server.message(), server.message()];
        let is_answered = |mail: &&smtp::Received| mail.text.contains("<svar+abc@kommunen.example>");
        assert_eq!(got.iter().filter(is_answered).count(), 1);
        for mail in &got {
            let thread = format!("<{}@portal.example>", about.id);
            assert_eq!(
                (mail.header("References"), mail.header("In-Reply-To")),
                (thread.as_str(), thread.as_str())
            );
            assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        }
        assert!(rows(portal).await.iter().all(|row| row.reply_to.is_none()));
    }
);

both!(
    a_letter_arrives_once_and_its_link_is_forgotten,
    |config| smtp::start(config, &[]),
    async |portal| {
        let mut server = smtp::of(portal);
        let anna = portal.anna().await;
        tell(portal, &to(&anna), &letter_with_secret()).await;
        let before = only(portal).await;
        assert!(before.secret.is_some() && before.text.contains("[länk]"));
        assert!(!before.text.contains("hemlig") && !before.html.expect("a page").contains("hemlig"));

        assert_eq!(portal.run_jobs().await, 1);
        let got = server.message();
        assert_eq!(got.recipients, ["anna.ek@exempel.example"]);
        let after = only(portal).await;
        assert_eq!((after.state.as_str(), after.secret, after.attempts), ("sent", None, 1));
        assert_eq!(got.header("Message-ID"), format!("<{}@portal.example>", after.id));
        assert_eq!(got.header("Auto-Submitted"), "auto-generated");
        assert!(
            got.text.contains("text/plain") && got.text.contains("text/html"),
            "{}",
            got.text
        );
        assert_eq!(portal.run_jobs().await, 0);
    }
);

both!(
    a_server_that_is_busy_is_tried_again_later_and_takes_it_once,
    |config| smtp::start(config, &["451 try later", "421 not now", "250 OK"]),
    async |portal| {
        let mut server = smtp::of(portal);
        let anna = portal.anna().await;
        tell(portal, &to(&anna), &letter_with_secret()).await;
        portal.run_jobs().await;
        let first = server.message();
        let row = only(portal).await;
        assert_eq!(
            (row.state.as_str(), row.error_code.as_deref()),
            ("queued", Some("busy 451"))
        );
        assert!(row.secret.is_some(), "the link is still needed");

        assert_eq!(portal.run_jobs().await, 0, "a pause comes first");
        portal.advance(TimeDelta::minutes(5));
        assert_eq!(portal.run_jobs().await, 1);
        let second = server.message();
        assert_eq!(portal.run_jobs().await, 0);
        portal.advance(TimeDelta::minutes(30));
        assert_eq!(portal.run_jobs().await, 1);
        let third = server.message();

        let answers = [&first, &second, &third].map(|got| got.answer.clone());
        assert_eq!(answers, ["451 try later", "421 not now", "250 OK"]);
        assert_eq!(first.header("Message-ID"), second.header("Message-ID"));
        assert_eq!(first.header("Message-ID"), third.header("Message-ID"));
        let row = only(portal).await;
        assert_eq!(
            (row.state.as_str(), row.error_code, row.secret, row.attempts),
            ("sent", None, None, 3)
        );
        portal.advance(TimeDelta::hours(30));
        portal.run_jobs().await;
        assert_eq!(only(portal).await.attempts, 3);
    }
);

both!(
    what_is_refused_for_good_is_not_tried_again_and_shown_to_staff,
    |config| smtp::start(config, &["554 looks like spam"]),
    async |portal| {
        let _server = smtp::of(portal);
        tell(portal, &stranger("okand@exempel.example"), &letter("Till ingen")).await;
        portal.run_jobs().await;
        let row = only(portal).await;
        assert_eq!(
            (row.state.as_str(), row.error_code.as_deref()),
            ("bounced", Some("address-refused 550"))
        );
        portal.advance(TimeDelta::seconds(1));
        tell(portal, &stranger("anna@exempel.example"), &letter("För mycket")).await;
        portal.run_jobs().await;
        let rows = rows(portal).await;
        assert_eq!(
            (rows[1].state.as_str(), rows[1].error_code.as_deref()),
            ("failed", Some("message-refused 554"))
        );
        portal.advance(TimeDelta::hours(2));
        assert_eq!(portal.run_jobs().await, 0);

        let mut karin = portal.customer_service().await;
        karin
            .open("/handlaggning/utskick")
            .await
            .heading("Aviseringar som inte gick fram");
        karin
            .sees("Inget väntar på att skickas.")
            .sees("Till ingen")
            .sees("o***@exempel.example");
        karin.sees("Adressen finns inte eller tar inte emot något (550)");
        karin.sees("Mottagarens server ville inte ha meddelandet (554)");
        karin.does_not_see("okand@").does_not_see("spam");
        nothing_personal_in_jobs(portal).await;
    }
);

/// Servers like to repeat addresses in their answers.
async fn nothing_personal_in_jobs(portal: &TestPortal) {
    let jobs = job::Entity::find()
        .all(portal.store.db())
        .await
        .expect("the table is there");
    let errors: Vec<_> = jobs.into_iter().filter_map(|job| job.last_error).collect();
    assert!(errors.iter().all(|error| !error.contains("exempel")), "{errors:?}");
}

/// Where nobody listens.
const NOBODY: &str = "smtp://127.0.0.1:9";

both!(
    after_a_day_it_is_given_up_and_staff_can_send_it_again,
    |config| config.mail.url = Some(Secret::new(NOBODY)),
    async |portal| {
        let anna = portal.anna().await;
        tell(portal, &to(&anna), &letter_with_secret()).await;
        portal.run_jobs().await;
        let row = only(portal).await;
        assert_eq!(
            (row.state.as_str(), row.error_code.as_deref()),
            ("queued", Some("unreachable"))
        );
        let mut karin = portal.customer_service().await;
        let (id, email) = (karin.id(), karin.email().to_owned());
        karin
            .open("/handlaggning/utskick")
            .await
            .sees("1 meddelande väntar på att skickas.");

        let mut tries = 1;
        for _ in 0..25 {
            portal.advance(TimeDelta::hours(1));
            tries += portal.run_jobs().await;
        }
        assert!((5..=26).contains(&tries), "{tries} tries in a day");
        let row = only(portal).await;
        assert_eq!((row.state.as_str(), row.secret.is_some()), ("failed", true));
        portal.log_in(&mut karin, id, &email).await;
        karin
            .open("/handlaggning/utskick")
            .await
            .sees("Servern gick inte att nå");
        karin
            .press("Försök igen: Bekräfta ditt konto, åäö")
            .await
            .leads_to("/handlaggning/utskick");
        karin
            .follow()
            .await
            .flash("Vi försöker skicka igen.")
            .sees("Allt har gått fram");
        karin.sees("1 meddelande väntar på att skickas.");
        assert_eq!(portal.run_jobs().await, 1);

        let (mut at_home, id) = (portal.visitor(), anna.id());
        portal.log_in(&mut at_home, id, anna.email()).await;
        at_home
            .open("/aviseringar")
            .await
            .sees("Inte framme än, vi försöker igen")
            .sees("[länk]");
    }
);

both!(
    a_link_that_could_not_be_sent_is_erased_and_old_letters_are_forgotten,
    |config| config.mail.url = Some(Secret::new(NOBODY)),
    async |portal| {
        tell(portal, &stranger("anna@exempel.example"), &letter_with_secret()).await;
        portal.run_jobs().await;
        portal.advance(TimeDelta::hours(25));
        portal.run_jobs().await;
        portal.advance(TimeDelta::days(8));
        portal.run_jobs().await;
        let row = only(portal).await;
        assert_eq!((row.secret, row.error_code.as_deref()), (None, Some("link-expired")));
        let mut karin = portal.customer_service().await;
        karin
            .open("/handlaggning/utskick")
            .await
            .sees("Länken i meddelandet gäller inte längre");
        karin.does_not_see("Försök igen: Bekräfta");

        portal.advance(TimeDelta::days(2 * 365));
        portal.run_jobs().await;
        let left = notification::Entity::find()
            .one(portal.store.db())
            .await
            .expect("the table is there");
        assert_eq!(left, None);
    }
);

both!(
    without_the_tls_that_is_required_nothing_is_sent,
    |config| smtp::start_with(config, &[], "?tls=required"),
    async |portal| {
        let _server = smtp::of(portal);
        tell(portal, &stranger("anna@exempel.example"), &letter("Hemligt")).await;
        portal.run_jobs().await;
        let row = only(portal).await;
        assert_eq!(
            (row.state.as_str(), row.error_code.as_deref()),
            ("queued", Some("configuration"))
        );
        let error = notify::try_mail(&portal.config)
            .await
            .expect_err("no TLS there")
            .to_string();
        assert!(error.contains("mail.url") && error.contains("configuration"), "{error}");
    }
);

/// Both ways at once, since each waits as long as it is patient; the database has nothing to do with it.
#[test]
fn who_never_answers_is_left_after_a_while() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = silent.local_addr().expect("it is bound").port();
    let configure = |config: &mut web::Config| {
        config.mail.url = Some(Secret::new(format!("smtp://127.0.0.1:{port}")));
        elks::at(config, port);
    };
    run_on(Engine::Sqlite, configure, async |portal| {
        tell(portal, &stranger("anna@exempel.example"), &letter("Hallå")).await;
        tell(portal, &elks::mobile_only(), &letter("Hallå")).await;
        let (one, other) = (portal.worker(), portal.worker());
        let (one, other) = futures::join!(one.run_due(), other.run_due());
        assert_eq!(one.expect("a worker") + other.expect("a worker"), 2);
        for row in rows(portal).await {
            assert_eq!(
                (row.state.as_str(), row.error_code.as_deref()),
                ("queued", Some("timed-out")),
                "{}",
                row.channel
            );
        }
    });
}
