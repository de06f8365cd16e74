//! Cases by programs: opened, read, answered, listed; by the same rules as the pages, and nothing of others'.

use ::forms::model::{CellKind, Column, FileRule, Kind, Span, TableRule, TextRule};
use base::OrgRole;
use desk::tables::case;
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use testkit::{Program, TestPortal, both};

use super::webhooks::exempel_if;
use crate::desk::{answer, decide, lines};
use crate::forms::{asks, one_of, publish, words};

pub(super) const CASES: &str = "/api/v1/arenden";

/// What a program sends to open a case.
fn new_case(subject: &str) -> Value {
    json!({ "topic": "ovrigt", "subject": subject, "text": "Lampan vid entrén lyser inte." })
}

/// Opens a case; gives its number.
pub(super) async fn open(program: &mut Program, subject: &str) -> String {
    program.post(CASES, &new_case(subject)).await.status(201);
    program.json()["reference"].as_str().unwrap().to_owned()
}

pub(super) fn path(reference: &str) -> String {
    format!("{CASES}/{reference}")
}

fn messages(reference: &str) -> String {
    format!("{CASES}/{reference}/meddelanden")
}

/// Reads a case.
pub(super) async fn read(program: &mut Program, reference: &str) -> Value {
    program.get(&path(reference)).await.status(200);
    program.json()
}

/// The texts of a thread as a program reads it.
fn texts(case: &Value) -> Vec<&str> {
    let all = case["messages"].as_array().unwrap().iter();
    all.map(|message| message["text"].as_str().unwrap()).collect()
}

/// The fields that a problem names.
fn fields(program: &Program) -> Vec<String> {
    let told = program.json();
    let all = told["errors"].as_array().unwrap_or_else(|| panic!("{told}")).iter();
    all.map(|error| error["field"].as_str().unwrap().to_owned()).collect()
}

both!(a_case_is_opened_read_and_answered_by_both_sides, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    program.post(CASES, &new_case("Trasig lampa")).await.status(201);
    let reference = program.json()["reference"].as_str().unwrap().to_owned();
    assert_eq!(program.headers()["location"], path(&reference));
    let case = read(&mut program, &reference).await;
    assert_eq!(case["subject"], "Trasig lampa");
    assert_eq!((&case["state"], &case["waits_for"]), (&json!("new"), &json!("owner")));
    assert_eq!(case["topic"]["key"], "ovrigt");
    let first = &case["messages"][0];
    assert_eq!(
        first["author"],
        json!({ "kind": "program", "name": "Exempel IF, program: Ärendesystemet" })
    );
    assert!(case["expected_at"].as_str().unwrap().ends_with('Z'), "{case}");

    let mut officer = portal.officer().await;
    officer
        .open(&format!("/handlaggning/arenden/{reference}"))
        .await
        .sees("Exempel IF, program: Ärendesystemet")
        .sees("Program (API)");
    answer(&mut officer, &reference, "Vilken entré?", "Vänta på kundens svar").await;
    let case = read(&mut program, &reference).await;
    assert_eq!(
        (&case["state"], &case["waits_for"]),
        (&json!("waiting_customer"), &json!("organisation"))
    );
    let staff = case["messages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["author"]["kind"] == "staff");
    assert_eq!(staff.unwrap()["text"], "Vilken entré?");

    program
        .post(&messages(&reference), &json!({ "text": "Den norra." }))
        .await
        .status(201);
    let sent = program.json();
    assert_eq!(sent["reference"], reference.as_str());
    let case = read(&mut program, &reference).await;
    assert_eq!(case["state"], "open");
    let last = case["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["number"], &last["text"]),
        (&sent["number"], &json!("Den norra."))
    );
    assert_eq!(portal.audited("desk.case_opened").await, 1);
    assert_eq!(portal.audited("desk.customer_replied").await, 1);
});

both!(managers_see_what_their_program_writes, async |portal| {
    let mut bo = portal.bo().await;
    let organisation = portal.organisation("forening", "Granbackens IF").await;
    portal
        .give_org_role(organisation, bo.id(), OrgRole::AssociationManager)
        .await;
    portal.wear(&bo, Some(organisation)).await;
    let mut program = portal.program_of(organisation).await;
    let reference = open(&mut program, "Trasig lampa").await;
    bo.open("/arenden").await.sees("Trasig lampa");
    bo.open(&format!("/arenden/{reference}"))
        .await
        .sees("Granbackens IF, program: Ärendesystemet")
        .sees("Lampan vid entrén lyser inte.");
    bo.fill("Meddelande", "Det brådskar.").press("Skicka svar").await;
    let case = read(&mut program, &reference).await;
    let last = case["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(last["author"], json!({ "kind": "customer", "name": "Bo Karlsson" }));
});

both!(what_staff_keep_to_themselves_is_told_to_no_program, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let reference = open(&mut program, "Trasig lampa").await;
    let mut officer = portal.officer().await;
    let page = format!("/handlaggning/arenden/{reference}");
    officer.open(&page).await;
    officer
        .fill("Anteckning", "Ring elektrikern Svensson")
        .press("Spara anteckning")
        .await
        .leads_to(&page);
    let case = read(&mut program, &reference).await;
    assert!(!case.to_string().contains("Svensson"), "{case}");
    program.get(&format!("{CASES}?text=Svensson")).await.status(200);
    assert_eq!(program.json()["cases"], json!([]));
    program.get(&format!("{CASES}?text=lampa")).await.status(200);
    assert_eq!(program.json()["cases"][0]["reference"], reference.as_str());
});

both!(cases_of_others_are_not_there, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let mut other = portal.program("Granbackens IF").await;
    let reference = open(&mut program, "Trasig lampa").await;
    let private = crate::desk::contact(portal, "Min bokning", "vera@postladan.example").await;
    for theirs in [&reference, &private] {
        other.get(&path(theirs)).await.problem(404, "not-found");
        other
            .post(&messages(theirs), &json!({ "text": "Hej" }))
            .await
            .problem(404, "not-found");
        let mut follows = new_case("Igen");
        follows["follows"] = json!(theirs);
        other.post(CASES, &follows).await.problem(422, "refused");
        assert_eq!(fields(&other), ["follows"]);
    }
    other.get(CASES).await.status(200);
    assert_eq!(other.json(), json!({ "cases": [], "next": null }));
    assert_eq!(lines(portal, &reference).await.len(), 1);
});

both!(lists_come_page_by_page_the_latest_message_first, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let mut opened = Vec::new();
    for n in 1..=5 {
        portal.advance(chrono::TimeDelta::minutes(1));
        opened.push(open(&mut program, &format!("Lampa {n}")).await);
    }
    portal.advance(chrono::TimeDelta::minutes(1));
    program
        .post(&messages(&opened[0]), &json!({ "text": "Igen" }))
        .await
        .status(201);
    let (mut seen, mut next) = (Vec::new(), None::<String>);
    loop {
        let after = next.map(|next| format!("&after={next}")).unwrap_or_default();
        program.get(&format!("{CASES}?limit=2{after}")).await.status(200);
        let page = program.json();
        let cases = page["cases"].as_array().unwrap();
        assert!((1..=2).contains(&cases.len()), "{page}");
        seen.extend(cases.iter().map(|case| case["reference"].as_str().unwrap().to_owned()));
        next = page["next"].as_str().map(str::to_owned);
        if next.is_none() {
            break;
        }
    }
    let (first, rest) = opened.split_first().unwrap();
    let expected: Vec<_> = std::iter::once(first).chain(rest.iter().rev()).cloned().collect();
    assert_eq!(seen, expected);
    program.get(&format!("{CASES}?state=new&limit=100")).await.status(200);
    assert_eq!(program.json()["cases"].as_array().unwrap().len(), 5);
    program.get(&format!("{CASES}?state=solved")).await.status(200);
    assert_eq!(program.json()["cases"], json!([]));
});

both!(what_a_list_cannot_be_asked_is_named_field_by_field, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let far = "f".repeat(32);
    program
        .get(&format!("{CASES}?state=shut&limit=101&after=x"))
        .await
        .problem(422, "refused");
    assert_eq!(fields(&program), ["state", "after", "limit"]);
    for wrong in [
        "state=waiting_third_party",
        "limit=0",
        "limit=-1",
        "limit=x",
        &format!("after={far}"),
        "text=%00",
    ] {
        program.get(&format!("{CASES}?{wrong}")).await;
        assert!(matches!(program.browser.page().status.as_u16(), 200 | 422), "{wrong}");
    }
    program
        .get(&format!("{CASES}?text={}", "a".repeat(201)))
        .await
        .problem(422, "refused");
});

both!(what_is_wrong_with_a_new_case_is_named_field_by_field, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let body = json!({
        "topic": "finns_inte", "subject": "  ", "text": "", "fields": { "1": "x" },
        "contact": { "name": "Kim", "email": "kim" },
    });
    program.post(CASES, &body).await.problem(422, "refused");
    assert_eq!(
        fields(&program),
        ["fields.1", "topic", "subject", "text", "contact.email"]
    );
    let mut long = new_case("Lång");
    long["text"] = json!("å".repeat(100_000));
    program.post(CASES, &long).await.problem(422, "refused");
    assert_eq!(fields(&program), ["text"]);
    let told = program.json();
    assert!(told["errors"][0]["detail"].as_str().unwrap().contains("10"), "{told}");
    for wrong in [
        json!({ "topic": "ovrigt", "subject": "Lampa" }),
        json!({ "topic": "ovrigt", "subject": "Lampa", "text": 7 }),
        json!({ "topic": "ovrigt", "subject": "Lampa", "text": "Hej", "colour": "red" }),
        json!([1, 2]),
        json!(null),
    ] {
        program.post(CASES, &wrong).await.problem(422, "refused");
    }
    assert_eq!(case::Entity::find().all(portal.store.db()).await.unwrap().len(), 0);
});

both!(errors_are_told_in_the_language_that_is_asked_for, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    program
        .post(CASES, &json!({ "topic": "ovrigt", "subject": "", "text": "x" }))
        .await;
    let swedish = program.json()["errors"][0]["detail"].clone();
    program
        .browser
        .headers
        .push(("accept-language", "en-GB,en;q=0.9".to_owned()));
    program
        .post(CASES, &json!({ "topic": "ovrigt", "subject": "", "text": "x" }))
        .await;
    assert_ne!(program.json()["errors"][0]["detail"], swedish);
    program.get("/api/v1/amnen").await.status(200);
    let topics = program.json();
    let all = topics["topics"].as_array().unwrap();
    assert!(
        all.iter()
            .any(|topic| topic["key"] == "ovrigt" && topic["name"] == "Something else"),
        "{topics}"
    );
});

both!(a_topics_questions_are_told_and_answered_by_their_keys, async |portal| {
    let number = Kind::Number(Span::default());
    let column = |label: &str| Column {
        label: words(label),
        kind: CellKind::Text,
        required: true,
    };
    let table = Kind::Table(TableRule {
        columns: vec![column("Sak"), column("Antal")],
        rows: 2,
    });
    let mut questions = vec![
        asks(1, "Var?", Kind::Text(TextRule::default())),
        asks(2, "Färg?", one_of(&["red", "green"])),
        asks(3, "Hur många?", number),
        asks(4, "Vad?", table),
        asks(5, "Bild?", Kind::File(FileRule::default())),
    ];
    for question in &mut questions[1..4] {
        question.required = false;
    }
    publish(portal, "ovrigt", questions).await;
    let mut program = portal.program("Exempel IF").await;
    program.get("/api/v1/amnen").await.status(200);
    let topics = program.json();
    let topic = topics["topics"]
        .as_array()
        .unwrap()
        .iter()
        .find(|topic| topic["key"] == "ovrigt")
        .unwrap();
    let asked = topic["fields"].as_array().unwrap();
    let kinds: Vec<_> = asked.iter().map(|field| field["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["text", "choice", "number", "table"], "{topic}");
    program
        .post(CASES, &new_case("Utan svar"))
        .await
        .problem(422, "refused");
    assert_eq!(fields(&program), ["fields.1"]);
    let mut body = new_case("Med fel svar");
    body["fields"] = json!({ "1": ["a"], "2": "blue", "3": "many", "4": [["1", "2", "3"]], "9": "x" });
    program.post(CASES, &body).await.problem(422, "refused");
    for field in ["fields.1", "fields.2", "fields.4", "fields.9"] {
        assert!(fields(&program).contains(&field.to_owned()), "{}", program.json());
    }
    body["fields"] = json!({ "1": "Norra", "2": "red", "3": "1 250", "4": [["Stol", "4"]] });
    program.post(CASES, &body).await.status(201);
    let reference = program.json()["reference"].as_str().unwrap().to_owned();
    let case = read(&mut program, &reference).await;
    assert_eq!(case["answers"][0], json!({ "question": "Var?", "answer": "Norra" }));
    assert_eq!(case["answers"][2]["answer"], "1\u{a0}250");
});

both!(the_same_sent_fifty_times_at_once_is_one_message, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let reference = open(&mut program, "Trasig lampa").await;
    let send = |n: usize| {
        let (mut program, path) = (program.clone(), messages(&reference));
        tokio::spawn(async move {
            // Each from a process of its own, as it may be.
            program.browser.address = [198, 51, 100, u8::try_from(n).unwrap()].into();
            program
                .post_once(&path, &json!({ "text": "Det brådskar." }), "only-once")
                .await;
            (program.browser.page().status.as_u16(), program.json())
        })
    };
    let answers: Vec<_> = join_all((0..50).map(send))
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect();
    let first = &answers[0];
    assert_eq!(first.0, 201);
    assert!(answers.iter().all(|answer| answer == first), "{answers:?}");
    assert_eq!(lines(portal, &reference).await.len(), 2);
    program
        .post_once(&messages(&reference), &json!({ "text": "Något annat." }), "only-once")
        .await;
    program.problem(409, "key-reused");
    let other = open(&mut program, "En annan").await;
    program
        .post_once(&messages(&other), &json!({ "text": "Det brådskar." }), "only-once")
        .await;
    program.problem(409, "key-reused");
    assert_eq!(lines(portal, &reference).await.len(), 2);
});

both!(the_same_case_sent_again_is_the_same_case, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let mut numbers = Vec::new();
    for _ in 0..3 {
        program
            .post_once(CASES, &new_case("Trasig lampa"), "4f1c0a52")
            .await
            .status(201);
        numbers.push(program.json()["reference"].clone());
    }
    assert!(numbers.iter().all(|number| *number == numbers[0]), "{numbers:?}");
    assert_eq!(case::Entity::find().all(portal.store.db()).await.unwrap().len(), 1);
    // Another program's keys are its own.
    let mut other = portal.program("Granbackens IF").await;
    other
        .post_once(CASES, &new_case("En annan"), "4f1c0a52")
        .await
        .status(201);
    assert_ne!(other.json()["reference"], numbers[0]);
});

both!(a_matter_is_solved_taken_up_again_and_followed, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let reference = open(&mut program, "Trasig lampa").await;
    program
        .post(&messages(&reference), &json!({ "solved": false, "text": "Nej" }))
        .await
        .problem(409, "conflict");
    program
        .post(&messages(&reference), &json!({ "solved": true }))
        .await
        .status(201);
    assert_eq!(program.json()["number"], Value::Null);
    assert_eq!(read(&mut program, &reference).await["state"], "solved");
    program
        .post(&messages(&reference), &json!({ "solved": true, "text": "Tack!" }))
        .await
        .status(201);
    let case = read(&mut program, &reference).await;
    assert_eq!(
        (&case["state"], &case["waits_for"]),
        (&json!("closed"), &json!("nobody"))
    );
    assert!(case["closed_at"].is_string());

    program
        .post(&messages(&reference), &json!({ "text": "Hallå?" }))
        .await
        .problem(409, "conflict");
    assert!(
        program.json()["detail"].as_str().unwrap().contains("solved"),
        "{}",
        program.json()
    );
    program
        .post(
            &messages(&reference),
            &json!({ "solved": false, "text": "Den är trasig igen." }),
        )
        .await
        .status(201);
    assert_eq!(read(&mut program, &reference).await["state"], "open");

    program
        .post(&messages(&reference), &json!({ "solved": true }))
        .await
        .status(201);
    portal.advance(chrono::TimeDelta::days(15));
    program
        .post(&messages(&reference), &json!({ "text": "Hallå?" }))
        .await
        .problem(409, "conflict");
    assert!(
        program.json()["detail"].as_str().unwrap().contains("follows"),
        "{}",
        program.json()
    );
    let mut next = new_case("Lampan igen");
    next["follows"] = json!(reference);
    program.post(CASES, &next).await.status(201);
    let next = program.json()["reference"].as_str().unwrap().to_owned();
    assert_eq!(read(&mut program, &next).await["follows"], reference.as_str());
    program.post(&messages(&next), &json!({})).await.problem(422, "refused");
    assert_eq!(fields(&program), ["text"]);
});

both!(the_contact_is_written_to_and_finds_the_case, async |portal| {
    let bo = portal.bo().await;
    let organisation = exempel_if(portal).await;
    let mut program = portal.program_of(organisation).await;
    let mut body = new_case("Trasig lampa");
    body["contact"] = json!({ "name": "Kim Ek", "email": "kim.ek@postladan.example" });
    program.post(CASES, &body).await.status(201);
    portal.run_jobs().await;
    let mail = portal.mail("kim.ek@postladan.example", "Vi har tagit emot").await;
    let link = mail
        .text
        .split_whitespace()
        .find(|word| word.contains("/arende-status/"))
        .unwrap()
        .to_owned();
    let mut kim = portal.visitor();
    kim.open(link.split("portal.example").last().unwrap()).await.status(200);
    kim.fill("Meddelande", "Jag väntar vid dörren.")
        .press("Skicka svar")
        .await;
    let reference = program.json()["reference"].as_str().unwrap().to_owned();
    let case = read(&mut program, &reference).await;
    let last = case["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(
        last["author"],
        json!({ "kind": "contact", "name": "Kim Ek (inte inloggad)" })
    );
    // Another's case is nothing that Kim could take along.
    let kim = portal.person("Kim", "Ek").await;
    assert_eq!(case_of(portal, &reference).await.person_id, None, "{}", kim.email());

    body["contact"] = json!({ "email": bo.email() });
    program.post(CASES, &body).await.status(201);
    let reference = program.json()["reference"].as_str().unwrap().to_owned();
    assert_eq!(case_of(portal, &reference).await.person_id, Some(bo.id()));
});

async fn case_of(portal: &TestPortal, reference: &str) -> case::Model {
    let found = case::Entity::find().filter(case::Column::Reference.eq(reference));
    found.one(portal.store.db()).await.unwrap().unwrap()
}

both!(whatever_else_is_sent_is_answered_with_a_problem, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let json = [("content-type", "application/json"), ("idempotency-key", "a")];
    program
        .send("POST", CASES, &json, "{\"topic\": ")
        .await
        .problem(400, "malformed");
    program
        .send("POST", CASES, &json, b"\xff\xfe".as_slice())
        .await
        .problem(400, "malformed");
    program
        .send("POST", CASES, &json[..1], "{}")
        .await
        .problem(400, "malformed");
    let form = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("idempotency-key", "b"),
    ];
    program
        .send("POST", CASES, &form, "topic=ovrigt")
        .await
        .problem(415, "wrong-type");
    let large = format!("{{\"text\": \"{}\"}}", "a".repeat(2_000_000));
    program
        .send("POST", CASES, &json, large)
        .await
        .problem(413, "too-large");
    program
        .send("DELETE", CASES, &[], "")
        .await
        .problem(405, "wrong-method");
    assert!(program.headers().contains_key("allow"));
    program.get("/api/v1/nagot-annat").await.problem(404, "not-found");
    program
        .get("/api/v1/arenden/ARE-2026-999999")
        .await
        .problem(404, "not-found");
    program.get("/api/v1/arenden/%00").await.problem(404, "not-found");
    program.get("/api/v1/arenden/%ff").await;
    assert!(program.browser.page().status.is_client_error());
});

both!(a_case_merged_into_another_is_answered_by_that_one, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let (one, other) = (
        open(&mut program, "Trasig lampa").await,
        open(&mut program, "Lampan igen").await,
    );
    let mut officer = portal.officer().await;
    crate::desk::merge(&mut officer, &other, &one).await;
    let case = read(&mut program, &other).await;
    assert_eq!(case["reference"], one.as_str());
    assert!(
        texts(&case)
            .iter()
            .filter(|text| text.contains("Lampan vid entrén"))
            .count()
            == 2,
        "{case}"
    );
    program
        .post(&messages(&other), &json!({ "text": "Båda lamporna." }))
        .await
        .status(201);
    assert_eq!(program.json()["reference"], one.as_str());
});

both!(a_member_appeals_where_a_program_raised_the_case, async |portal| {
    let (mut officer, mut bo) = (portal.officer().await, portal.bo().await);
    let club = exempel_if(portal).await;
    let mut program = portal.program_of(club).await;
    let reference = open(&mut program, "Handling").await;
    decide(&mut officer, &reference).await;
    let page = format!("/arenden/{reference}");
    bo.open(&page).await.click("Överklaga").await;
    bo.fill("Vad vill du ändra, och varför?", "Den är inte hemlig.")
        .press("Skicka överklagandet")
        .await
        .leads_to(&page);
    let appeal = case::Entity::find()
        .filter(case::Column::Reference.eq("ARE-2026-000002"))
        .one(portal.store.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((appeal.organisation_id, appeal.person_id), (Some(club), Some(bo.id())));
});
