//! `/dev/utkorg`: the drawer of the demo and of tests, and nothing where mail goes out.

use chrono::TimeDelta;
use notify::Recipient;
use serde_json::Value;
use testkit::{Browser, both};
use web::config::Secret;

use super::{elks, letter, letter_with_secret, only, stranger, tell};

async fn json(visitor: &mut Browser, query: &str) -> Vec<Value> {
    let page = visitor
        .open(&format!("/dev/utkorg.json{query}"))
        .await
        .status(200)
        .page();
    assert_eq!(page.header("content-type"), "application/json");
    serde_json::from_str(&page.body).expect("a list")
}

both!(the_drawer_can_be_read_by_programs, async |portal| {
    let mut visitor = portal.visitor();
    assert_eq!(json(&mut visitor, "").await, Vec::<Value>::new());
    tell(portal, &stranger("Anna.Ek@Exempel.example"), &letter_with_secret()).await;
    portal.run_jobs().await;
    portal.advance(TimeDelta::minutes(1));
    tell(portal, &elks::mobile_only(), &letter("Svar")).await;
    portal.run_jobs().await;

    let all = json(&mut visitor, "").await;
    assert_eq!(all.len(), 2);
    let keys = |message: &Value| {
        message
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        keys(&all[0]),
        ["channel", "created_at", "id", "subject", "text", "to"],
        "the newest first; no page"
    );
    assert_eq!(
        (&all[0]["channel"], &all[0]["to"]),
        (&"sms".into(), &elks::NUMBER.into())
    );
    assert_eq!(
        keys(&all[1]),
        ["channel", "created_at", "html", "id", "subject", "text", "to"]
    );
    assert_eq!(all[1]["channel"], "email");
    assert_eq!(all[1]["to"], "Anna.Ek@Exempel.example");
    assert_eq!(all[1]["subject"], "Bekräfta ditt konto, åäö");
    assert!(all[1]["text"].as_str().expect("a text").contains("kod=hemlig&b=1"));
    assert_eq!(all[1]["created_at"], "2026-11-23T09:00:00Z");

    assert_eq!(json(&mut visitor, "?to=anna.ek%40exempel.example").await, all[1..]);
    assert_eq!(json(&mut visitor, "?to=ingen%40exempel.example").await.len(), 0);
    assert_eq!(json(&mut visitor, "?to=%2B46701740605").await, all[..1]);
    assert_eq!(json(&mut visitor, "?to=%00").await.len(), 2);
});

both!(the_drawer_can_be_read_by_people, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/dev/utkorg").await.heading("Utkorg").sees("Här är tomt");
    tell(portal, &stranger("anna@exempel.example"), &letter_with_secret()).await;
    tell(portal, &stranger("bo@exempel.example"), &letter("Till Bo <script>")).await;
    portal.run_jobs().await;
    visitor
        .open("/dev/utkorg")
        .await
        .sees("Bekräfta ditt konto")
        .sees("Till Bo <script>");
    visitor
        .fill("Mottagare", "ANNA@exempel.example")
        .press("Sök")
        .await
        .does_not_see("Till Bo");
    let shown = visitor.page().link("https://portal.example/bekrafta?kod=hemlig&b=1");
    assert_eq!(shown, "/bekrafta?kod=hemlig&b=1", "links stay within the portal");

    visitor
        .click("Visa mejlet som det ser ut: Bekräfta ditt konto, åäö")
        .await
        .heading("Bekräfta ditt konto, åäö");
    let policy = visitor.page().header("content-security-policy").to_owned();
    assert!(
        policy.starts_with("default-src 'none'") && !policy.contains("script-src"),
        "{policy}"
    );
});

both!(letters_that_are_not_there_are_not_found, async |portal| {
    let mut visitor = portal.visitor();
    for id in ["x", "01a1fe31-3480-7010-933d-83c455e03f8c", "%00"] {
        visitor.open(&format!("/dev/utkorg/{id}")).await.status(404);
    }
});

both!(
    there_is_no_drawer_where_mail_goes_out,
    |config| config.mail.url = Some(Secret::new("smtp://127.0.0.1:9")),
    async |portal| {
        let kept: Recipient = stranger("anna@exempel.example");
        tell(portal, &kept, &letter("Svar")).await;
        let id = only(portal).await.id;
        for mut who in [portal.visitor(), portal.administrator().await] {
            for address in ["/dev/utkorg", "/dev/utkorg.json", &format!("/dev/utkorg/{id}")] {
                who.open(address).await.status(404);
            }
        }
    }
);
