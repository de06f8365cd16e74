//! Text messages by an operator that speaks the protocol of 46elks.

use base::Mobile;
use chrono::TimeDelta;
use notify::{Channels, Letter, Recipient};
use sea_orm::EntityTrait;
use store::tables::job;
use testkit::{Browser, both};

use super::elks::{self, NUMBER};
use super::{letter, letter_with_secret, only, rows, tell, to};

/// Chose text messages and nothing else.
fn by_sms(browser: &Browser) -> Recipient {
    Recipient {
        mobile: Some(Mobile::parse("070-174 06 05").expect("a number")),
        channels: Channels {
            email: false,
            sms: true,
        },
        ..to(browser)
    }
}

fn with_sms(letter: Letter) -> Letter {
    Letter {
        sms: Some("Ditt ärende har fått svar.".to_owned()),
        ..letter
    }
}

both!(
    a_message_goes_out_with_name_and_password,
    |config| elks::start(config, &[]),
    async |portal| {
        let anna = portal.anna().await;
        let to = Recipient {
            channels: Channels { email: true, sms: true },
            ..by_sms(&anna)
        };
        tell(portal, &to, &with_sms(letter_with_secret())).await;
        assert_eq!(portal.run_jobs().await, 2);
        let came = elks::of(portal).came();
        assert_eq!(came.len(), 1);
        // u:p@ss
        assert_eq!(came[0].0, "Basic dTpwQHNz");
        let link = "https%3A%2F%2Fportal.example%2Fbekrafta%3Fkod%3Dhemlig%26b%3D1";
        let words = "Ditt+%C3%A4rende+har+f%C3%A5tt+svar.";
        assert_eq!(
            came[0].1,
            format!("from=Kommunen&to=%2B46701740605&message={words}+{link}")
        );

        let sent = rows(portal)
            .await
            .into_iter()
            .find(|row| row.channel == "sms")
            .expect("a text message");
        assert_eq!(
            (sent.state.as_str(), sent.message_id.as_deref(), sent.secret),
            ("sent", Some("s123"), None)
        );
        assert_eq!(sent.text, "Ditt ärende har fått svar. [länk]");
        let mail = portal.mail(anna.email(), "Bekräfta ditt konto").await;
        assert!(mail.text.contains("kod=hemlig&b=1") && mail.html.expect("a page").contains("kod=hemlig&amp;b=1"));
    }
);

both!(
    a_number_that_is_refused_is_not_tried_again,
    |config| elks::start(config, &[400]),
    async |portal| {
        let anna = portal.anna().await;
        tell(portal, &by_sms(&anna), &with_sms(letter("Svar"))).await;
        portal.run_jobs().await;
        let row = only(portal).await;
        assert_eq!(
            (row.state.as_str(), row.error_code.as_deref()),
            ("bounced", Some("address-refused 400"))
        );
        portal.advance(TimeDelta::hours(1));
        portal.run_jobs().await;
        assert_eq!(elks::of(portal).came().len(), 1);
        let mut karin = portal.customer_service().await;
        karin
            .open("/handlaggning/utskick")
            .await
            .sees("Sms")
            .sees("+467")
            .does_not_see(NUMBER);
    }
);

both!(
    an_operator_in_trouble_is_tried_again,
    |config| elks::start(config, &[503, 429, 401, 302]),
    async |portal| {
        let anna = portal.anna().await;
        tell(portal, &by_sms(&anna), &with_sms(letter("Svar"))).await;
        for reason in ["busy 503", "busy 429", "configuration 401", "configuration 302"] {
            portal.run_jobs().await;
            let row = only(portal).await;
            assert_eq!(
                (row.state.as_str(), row.error_code.as_deref()),
                ("queued", Some(reason))
            );
            portal.advance(TimeDelta::hours(2));
        }
        portal.run_jobs().await;
        let row = only(portal).await;
        assert_eq!((row.state.as_str(), row.attempts), ("sent", 5));
        assert_eq!(elks::of(portal).came().len(), 5);
        let jobs = job::Entity::find()
            .all(portal.store.db())
            .await
            .expect("the table is there");
        assert!(
            jobs.iter()
                .all(|job| !job.last_error.as_deref().unwrap_or_default().contains(NUMBER))
        );
    }
);

both!(
    an_operator_that_is_gone_is_tried_again,
    |config| elks::at(config, 9),
    async |portal| {
        tell(portal, &elks::mobile_only(), &letter("Svar")).await;
        portal.run_jobs().await;
        let row = only(portal).await;
        assert_eq!(
            (row.state.as_str(), row.error_code.as_deref()),
            ("queued", Some("unreachable"))
        );
    }
);
