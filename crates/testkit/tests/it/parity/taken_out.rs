//! Every column that points at a person, and every one that holds text, either goes along when a person takes
//! out what is held about them, or is named here with the reason why not (accounts.md, Mina personuppgifter).

use std::collections::{BTreeMap, BTreeSet};

use base::{Id, Organisation};
use sea_orm::Value;
use serde_json::Value as Json;
use testkit::{Browser, TestPortal, both};

use super::belongs;
use super::rows::Rows;
use super::samples::{case, file};
use super::schema;

#[derive(Clone, Copy)]
enum Told {
    /// In this file of the ZIP, at this place of it.
    In(&'static str, &'static str),
    /// Not, for this reason.
    Not(&'static str),
}
use Told::{In, Not};

const KEY: &str = "a key for look-ups, made from what goes along";
const SECRET: &str = "a secret of the installation or of the login, of no use to read";
const OFFICE: &str = "what somebody did in office: it is about the one it was done to";
const OTHERS: &str = "what somebody did to another's matter, who is told of it";
const ORGANISATIONS: &str = "it is the organisation's, which sees and takes it out on its pages";
const OWNERS: &str = "the owner's own text or list, about nobody";
const WORK: &str = "the program's own work, ids only, gone when it is done";
const VISITORS: &str = "a visitor without an account, who reads it by the private link";
const NAMES_OTHER: &str = "it tells who the other is, which is the other's";

/// (table, columns, whether they go along). Times, numbers and dates go with what they stand beside.
const LIST: &[(&str, &str, Told)] = &[
    (
        "access_requests",
        "person_id message state reason",
        In("organisations", "/requests"),
    ),
    ("access_requests", "role", Not("the membership has it")),
    ("access_requests", "answered_by", Not(OTHERS)),
    ("agents", "agreement", Not(ORGANISATIONS)),
    ("agents", "marked_by", Not(OFFICE)),
    (
        "assignments",
        "asked_by answered_by ended_by service scope state message",
        In("organisations", "/assignments"),
    ),
    ("api_keys", "made_by name", In("organisations", "/keys_made")),
    ("api_keys", "key_hash", Not(SECRET)),
    ("api_keys", "tail", Not("the end of a key, of no use without the rest")),
    ("assignments", "number number_hash", Not(ORGANISATIONS)),
    (
        "audit_entries",
        "actor_id actor_kind hat_id act object_kind object_id details hash",
        Not("ids only; the law forbids to change it"),
    ),
    (
        "billing",
        "address postal_code city reference e_invoice",
        Not(ORGANISATIONS),
    ),
    ("board_seats", "person_id post", In("organisations", "/board_seats")),
    (
        "board_seats",
        "name",
        Not("somebody without an account, who asks the office"),
    ),
    ("canned_answers", "name topic sv en", Not(OWNERS)),
    ("case_messages", "author_id text author_kind quoted", In("cases", "")),
    ("case_messages", "kind mandate", Not("the case's own mark of the line")),
    ("case_messages", "sender", Not(NAMES_OTHER)),
    ("case_messages", "registered_as", Not("how the desk sorts the case")),
    ("case_drafts", "person_id content", In("cases", "")),
    (
        "case_decisions",
        "outcome remedy appeal_to delegation",
        Not("the decision on paper, which goes along, says it"),
    ),
    ("case_decisions", "decided_by", Not(OTHERS)),
    ("case_appeals", "registered_by", Not(OTHERS)),
    (
        "decision_types",
        "name_sv name_en remedy appeal_to delegation",
        Not(OWNERS),
    ),
    ("case_ratings", "rated_by words", In("cases", "")),
    ("case_readers", "person_id", In("cases", "")),
    ("case_readers", "why", Not("the case's own mark")),
    (
        "case_readers",
        "email",
        Not("an address that another typed; who reads has the row"),
    ),
    ("case_readers", "email_hash", Not(KEY)),
    ("case_readers", "given_by", Not(OTHERS)),
    ("case_recusals", "person_id", Not(OFFICE)),
    ("cases", "person_id reference subject state place", In("cases", "")),
    ("cases", "contact_name contact_email contact_phone", Not(VISITORS)),
    ("cases", "contact_email_hash status_token_hash", Not(KEY)),
    ("cases", "status_token", Not(SECRET)),
    ("cases", "officer_id", Not(OFFICE)),
    (
        "cases",
        "topic channel lang about_kind diary_heading secrecy",
        Not("how the desk sorts the case"),
    ),
    ("cases", "solution", Not("it is the last message too")),
    (
        "change_requests",
        "asked_by field reason state why",
        In("organisations", "/changes_asked"),
    ),
    ("change_requests", "old_value new_value", Not(ORGANISATIONS)),
    ("change_requests", "decided_by", Not(OFFICE)),
    (
        "channel_choices",
        "person_id service channel",
        In("account", "/channels"),
    ),
    ("closings", "person_id", In("account", "/closing")),
    ("saved_selections", "person_id name filter", In("cases", "")),
    ("saved_selections", "name_key", Not(KEY)),
    (
        "officer_settings",
        "person_id",
        Not("two ticks on the page where they are set"),
    ),
    ("crons", "name", Not(WORK)),
    (
        "documents",
        "sent_by kind state reason",
        In("organisations", "/documents_sent"),
    ),
    ("documents", "decided_by", Not(OFFICE)),
    (
        "email_changes",
        "person_id old_email new_email",
        In("account", "/email_changes"),
    ),
    ("email_changes", "requested_by", Not(OFFICE)),
    ("files", "name", In("cases", "")),
    (
        "files",
        "person_id",
        Not("what is not sent off yet, for a day; what is goes with its object"),
    ),
    ("files", "object_kind sha256 media_type blob state browser", Not(WORK)),
    ("form_answers", "answers", In("cases", "")),
    ("form_answers", "object_kind", Not(KEY)),
    ("form_keys", "key_hash answer", Not(WORK)),
    ("form_versions", "definition", Not(OWNERS)),
    ("form_versions", "published_by", Not(OFFICE)),
    ("forms", "owner draft", Not(OWNERS)),
    ("giros", "kind number", Not(ORGANISATIONS)),
    ("held_usernames", "username_key", Not("it belongs to nobody")),
    (
        "help_text_versions",
        "kind key topic title_sv body_sv title_en body_en",
        Not(OWNERS),
    ),
    ("help_text_versions", "edited_by", Not(OFFICE)),
    (
        "history_entries",
        "person_id kind details by_kind",
        In("account", "/history"),
    ),
    ("history_entries", "by_id", Not(OFFICE)),
    (
        "incoming_mails",
        "person_id subject text quoted from_name",
        In("cases", ""),
    ),
    ("incoming_mails", "mail_key from_hash", Not(KEY)),
    (
        "incoming_mails",
        "from_email",
        Not("it is the account's, which goes along"),
    ),
    (
        "incoming_mails",
        "state why left_out",
        Not("what the desk made of the mail"),
    ),
    ("incoming_mails", "settled_by", Not(OFFICE)),
    (
        "invitations",
        "email email_key roles",
        In("organisations", "/invitations"),
    ),
    ("invitations", "token_hash", Not(SECRET)),
    ("invitations", "invited_by", Not(OTHERS)),
    ("jobs", "kind payload unique_key last_error", Not(WORK)),
    (
        "kept_forms",
        "person_id form key browser",
        Not("what was typed in a form whose login had ended, sealed, for a few hours"),
    ),
    ("known_devices", "person_id device", In("account", "/browsers")),
    ("known_devices", "token_hash", Not(SECRET)),
    (
        "mail_filters",
        "membership_id about scope",
        In("organisations", "/memberships"),
    ),
    ("logos", "digest", Not(ORGANISATIONS)),
    ("mailbox_messages", "reply_to", Not(SECRET)),
    ("notifications", "reply_to", Not(SECRET)),
    (
        "mailbox_messages",
        "recipient recipient_key subject text html channel",
        Not("the drawer of the demo and of tests"),
    ),
    ("mailing_letters", "person_id", In("organisations", "/mailings")),
    (
        "mailings",
        "subject_sv subject_en text_sv text_en narrowed chosen state",
        Not(OWNERS),
    ),
    ("mailings", "made_by", Not(OFFICE)),
    (
        "mandates",
        "from_id to_id kind state services reason",
        In("account", "/mandates"),
    ),
    ("mandates", "named first_name last_name personnummer", Not(NAMES_OTHER)),
    ("mandates", "checked_by", Not(OFFICE)),
    ("member_counts", "age", Not(ORGANISATIONS)),
    (
        "membership_roles",
        "membership_id role",
        In("organisations", "/memberships"),
    ),
    ("membership_roles", "given_by", Not(OTHERS)),
    ("memberships", "person_id", In("organisations", "/memberships")),
    ("merge_moves", "table_name column_name row_key twin_key", Not(WORK)),
    ("merges", "whom", Not(WORK)),
    ("notice_removals", "person_id", In("notifications", "/news_removed")),
    ("notices", "title_sv body_sv title_en body_en audience", Not(OWNERS)),
    ("notices", "created_by", Not(OFFICE)),
    (
        "notifications",
        "person_id channel subject text state address_sealed",
        In("notifications", "/sent"),
    ),
    (
        "notifications",
        "html lang kind service error_code message_id about_kind",
        Not("the same text once more, and how it was delivered"),
    ),
    ("notifications", "secret", Not(SECRET)),
    ("organisation_categories", "name_sv name_en name_key", Not(OWNERS)),
    (
        "organisation_import_rows",
        "outcome cells problems",
        Not("a preview, for a day"),
    ),
    ("organisation_imports", "made_by state", Not(OFFICE)),
    ("organisations", "contact_person_id", In("organisations", "/contact_of")),
    ("organisations", "offered_to", In("organisations", "/offered")),
    ("organisations", "confirmed_by", Not(OFFICE)),
    (
        "organisations",
        "kind name name_key search_key organisation_number organisation_number_hash address postal_code city email \
         email_key phone web activities areas area_keys age_groups description state merged_state",
        Not(ORGANISATIONS),
    ),
    (
        "person_views",
        "person_id shown reason",
        In("account", "/looked_at_by_staff"),
    ),
    (
        "person_views",
        "viewer_id",
        Not("the page names who looked, where that may be told"),
    ),
    (
        "person_addresses",
        "person_id street postal_code city invoices",
        In("account", "/address"),
    ),
    ("personal_exports", "person_id", In("account", "/taken_out_at")),
    ("persons", "email", In("account", "/email")),
    ("persons", "first_name", In("account", "/first_name")),
    ("persons", "last_name", In("account", "/last_name")),
    ("persons", "username", In("account", "/username")),
    ("persons", "mobile", In("account", "/mobile")),
    ("persons", "personnummer", In("account", "/personnummer")),
    ("persons", "lang", In("account", "/language")),
    ("persons", "state", In("account", "/state")),
    (
        "persons",
        "email_key username_key name_key surname_key personnummer_hash",
        Not(KEY),
    ),
    ("persons", "password_hash", Not(SECRET)),
    (
        "recoveries",
        "person_id reason state why",
        In("organisations", "/recoveries"),
    ),
    ("recoveries", "decided_by", Not(OFFICE)),
    (
        "recoveries",
        "signatory signatory_key",
        Not("an address that another typed; who signs has the signature"),
    ),
    ("recovery_codes", "person_id code_hash", Not(SECRET)),
    (
        "recovery_signatures",
        "person_id",
        In("organisations", "/recoveries_signed"),
    ),
    ("reference_numbers", "service", Not(WORK)),
    ("sessions", "person_id device", In("account", "/logged_in")),
    ("sessions", "hat_id", Not("whom one acts for at the moment")),
    ("sessions", "token_hash", Not(SECRET)),
    ("single_use_links", "person_id purpose token_hash data", Not(SECRET)),
    ("staff_roles", "person_id role", In("account", "/staff_roles")),
    ("staff_roles", "given_by approved_by", Not(OFFICE)),
    ("team_members", "person_id", Not(OFFICE)),
    ("teams", "name name_key", Not(OWNERS)),
    ("terms", "version file_name sv en", Not(OWNERS)),
    ("terms_acceptances", "person_id version", In("account", "/terms")),
    ("throttles", "key", Not("a keyed hash, for a day")),
    (
        "topics",
        "code parent name_sv name_en answer_within solve_within state_words",
        Not(OWNERS),
    ),
    ("totp_secrets", "person_id", In("account", "/code_app_since")),
    ("totp_secrets", "secret", Not(SECRET)),
    ("verifications", "verified_by", In("organisations", "/details_verified")),
    ("webhook_deliveries", "event reference state trouble", Not(WORK)),
    ("webhooks", "made_by description", In("organisations", "/webhooks_made")),
    ("webhooks", "address events", Not(ORGANISATIONS)),
    ("webhooks", "secret old_secret", Not(SECRET)),
];

/// Where the columns of persons stand, beside those that point at one.
const BY_ADDRESS: (&str, &str) = ("invitations", "email_key");

/// (table, column) of everything that points at a person or at a person's membership.
fn of_persons() -> BTreeSet<(String, String)> {
    let of = belongs::lists().into_iter().filter(|b| b.whom != "organisations");
    of.map(|b| (b.table.to_owned(), b.column.to_owned())).collect()
}

both!(every_column_goes_along_or_says_why_not, async |portal| {
    let schema = schema::of(portal).await;
    let points = of_persons();
    let mut there = BTreeSet::new();
    for (table, parts) in &schema {
        for (column, (holds, _)) in &parts.columns {
            let of = (table.clone(), column.clone());
            if ["text", "bytes"].contains(&holds.as_str()) || points.contains(&of) {
                there.insert(of);
            }
        }
    }
    let mut listed = BTreeSet::new();
    for (table, columns, told) in LIST {
        if let Not(why) = told {
            assert!(!why.is_empty());
        }
        for column in columns.split_whitespace() {
            let of = ((*table).to_owned(), column.to_owned());
            assert!(schema[*table].columns.contains_key(column), "{table} has no {column}");
            assert!(listed.insert(of), "{table}.{column} is there twice");
        }
    }
    let missing: Vec<_> = there.difference(&listed).collect();
    assert!(missing.is_empty(), "does it go along? {missing:#?}");
});

/// What a row needs to be one of its table; each has an organisation of its own.
async fn given(portal: &TestPortal, rows: &Rows<'_>, table: &str, other: &Browser) -> Vec<(&'static str, Value)> {
    let organisation: Id<Organisation> = portal.organisation("forening", &rows.name()).await;
    let of = ("organisation_id", Value::from(organisation));
    let text = |text: &str| Value::from(text);
    let now = Value::from(portal.now());
    match table {
        "access_requests" => vec![of, ("state", text("open"))],
        "assignments" => vec![
            ("agent_id", organisation.into()),
            ("scope", text("read")),
            ("state", text("active")),
        ],
        "board_seats" => vec![of, ("post", text("ordforande"))],
        "case_messages" => {
            let (case, _) = case(portal, other, None, "Grinden").await;
            vec![
                ("case_id", case.into()),
                ("number", 99.into()),
                ("author_kind", text("customer")),
                ("kind", text("message")),
            ]
        }
        "case_drafts" => {
            let draft = br#"{"hat":null,"follows":null,"fields":[]}"#;
            let sealed = portal.store.keys().seal(portal.random(), "desk.draft", draft);
            vec![("content", sealed.into())]
        }
        "case_ratings" => vec![("case_id", case(portal, other, None, "Grinden").await.0.into())],
        "case_readers" => {
            let (case, _) = case(portal, other, None, "Grinden").await;
            vec![("case_id", case.into()), ("why", text("shared"))]
        }
        "change_requests" => vec![of, ("field", text("bankgiro")), ("state", text("waiting"))],
        "channel_choices" => vec![("channel", text("sms"))],
        "documents" => vec![of, ("kind", text("protokoll")), ("state", text("waiting"))],
        "invitations" => vec![of, ("expires_at", (portal.now() + chrono::TimeDelta::days(3)).into())],
        "mailing_letters" => {
            let mailing = [("state", text("sent")), ("made_by", other.id().into())];
            let mailing = rows.put("mailings", &mailing).await;
            vec![of, ("mailing_id", mailing.into()), ("sent_at", now)]
        }
        "incoming_mails" => vec![("state", text("held"))],
        "mandates" => vec![("kind", text("fullmakt")), ("state", text("active"))],
        "memberships" | "verifications" | "api_keys" | "webhooks" => vec![of],
        "notice_removals" => {
            let notice = rows.put("notices", &[("audience", text("everyone"))]).await;
            vec![("notice_id", notice.into())]
        }
        "notifications" => {
            let keys = portal.store.keys();
            let sealed = keys.seal(portal.random(), "notify.address", b"kim@exempel.example");
            vec![
                ("address_sealed", sealed.into()),
                ("channel", text("email")),
                ("state", text("sent")),
            ]
        }
        "organisations" => vec![("kind", text("forening")), ("state", text("active"))],
        "person_addresses" => vec![("invoices", text("letter"))],
        "person_views" => vec![("viewer_id", other.id().into())],
        "recoveries" => vec![of, ("state", text("asked"))],
        "recovery_signatures" => {
            let recovery = [of, ("person_id", other.id().into()), ("state", text("asked"))];
            vec![("recovery_id", rows.put("recoveries", &recovery).await.into())]
        }
        "terms_acceptances" => {
            let version = portal.random().digits(9);
            rows.put("terms", &[("version", text(&version))]).await;
            vec![("version", version.into())]
        }
        "totp_secrets" => vec![("confirmed_at", now)],
        _ => Vec::new(),
    }
}

/// What a person would get, by file.
async fn taken_out(portal: &TestPortal, of: &Browser) -> BTreeMap<&'static str, Json> {
    let mut all = BTreeMap::new();
    for take_out in portal.services.iter().filter_map(|service| service.export) {
        let export = take_out((**portal).clone(), of.id())
            .await
            .expect("it can be taken out");
        all.insert(export.name, export.data);
    }
    all
}

/// How much there is at a place: of a list how many, of anything else whether it is there.
fn amount(all: &BTreeMap<&'static str, Json>, (file, place): (&str, &str)) -> usize {
    let found = all[file].pointer(place);
    let found = found.unwrap_or_else(|| panic!("{file}.json has no {place}"));
    found.as_array().map_or(usize::from(!found.is_null()), Vec::len)
}

both!(what_goes_along_is_there, async |portal| {
    let rows = Rows::of(portal).await;
    let other = portal.stranger().await;
    let points = of_persons();
    let mut tried = 0;
    for (table, columns, told) in LIST {
        let In(file, place) = *told else { continue };
        amount(&taken_out(portal, &other).await, (file, place));
        for column in columns.split_whitespace() {
            let by_address = (*table, column) == BY_ADDRESS;
            let points = points.contains(&((*table).to_owned(), column.to_owned())) && column != "membership_id";
            if !points && !by_address {
                continue;
            }
            let anna = portal
                .person("Anna", &format!("Ek{}", portal.random().digits(12)))
                .await;
            let before = amount(&taken_out(portal, &anna).await, (file, place));
            let mut row = given(portal, &rows, table, &other).await;
            row.push((
                column,
                if by_address {
                    anna.email().into()
                } else {
                    anna.id().into()
                },
            ));
            match *table {
                "cases" => drop(case(portal, &anna, None, "Lampan").await),
                _ => drop(rows.put(table, &row).await),
            }
            let after = amount(&taken_out(portal, &anna).await, (file, place));
            assert!(after > before, "{table}.{column} is not in {file}.json at {place}");
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
});

both!(what_a_person_sent_with_an_application_goes_along, async |portal| {
    let rows = Rows::of(portal).await;
    let (anna, sara) = (portal.anna().await, portal.stranger().await);
    for (table, kind) in [("mandates", "mandate"), ("recoveries", "recovery")] {
        let mut row = given(portal, &rows, table, &sara).await;
        match table {
            "mandates" => row.extend([("to_id", anna.id().into()), ("from_id", sara.id().into())]),
            _ => row.push(("person_id", anna.id().into())),
        }
        file(portal, kind, rows.put(table, &row).await).await;
    }
    for (who, sent) in [
        (&anna, vec!["mandate/1-ritning.txt", "recovery/1-ritning.txt"]),
        (&sara, vec![]),
    ] {
        let mut found = Vec::new();
        for take_out in portal.services.iter().filter_map(|service| service.export) {
            let export = take_out((**portal).clone(), who.id()).await.unwrap();
            found.extend(export.files.into_iter().map(|file| file.path));
        }
        found.sort();
        assert_eq!(found, sent);
    }
});
