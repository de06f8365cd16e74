//! The desk's addresses, and who may come to each.

use base::StaffRole;
use web::Guard::{Open, SignedIn, Staff};
use web::Routes;

use crate::pages::{
    appeal, canned, customers_cases, decide, decision, decision_types, decisions, diary, diary_entry, done, drafts,
    earlier, inbox, inbox_mail, keys, masked_copy, my_case, my_cases, new_case, now, open_form, paper, protected,
    queue, register, saved, several, sharing, staff_case, staff_merge, staff_split, statistics, status, status_link,
    teams, topics,
};
use crate::service::EDITORS;
use crate::{OFFICERS, api};

const ENTRY: &str = "/handlaggning/arenden/{reference}/diarium";
const ANY_STAFF: &[StaffRole] = &StaffRole::ALL;

/// All of them.
pub(crate) fn routes() -> Routes {
    visitors()
        .and(customers())
        .and(queue())
        .and(one_case())
        .and(public_records())
        .and(kept_lists())
        .and(api::routes())
}

/// What needs no login.
fn visitors() -> Routes {
    Routes::new()
        .get("/kontakt", Open, open_form::show_contact)
        .post("/kontakt", Open, open_form::send_contact)
        .get("/kontakt/klart", Open, done::show)
        .get("/allman-handling", Open, open_form::show_records)
        .post("/allman-handling", Open, open_form::send_records)
        .get("/felanmalan", Open, open_form::show_fault)
        .post("/felanmalan", Open, open_form::send_fault)
        .get("/skyddade-uppgifter", Open, protected::show)
        .get("/arende-status", Open, status_link::show)
        .post("/arende-status", Open, status_link::send)
        .get("/arende-status/{token}", Open, status::show)
        .post("/arende-status/{token}", Open, status::send)
        .get("/arende-status/{token}/nytt", Open, status::follow)
        .get("/arende-status/{token}/filer/{file}", Open, status::file)
        .get("/arende-status/{token}/pdf", Open, paper::of_link)
        .get(
            "/arende-status/{token}/overklaga/{decision}",
            Open,
            appeal::show_by_link,
        )
        .post(
            "/arende-status/{token}/overklaga/{decision}",
            Open,
            appeal::send_by_link,
        )
}

/// The customers' own cases.
fn customers() -> Routes {
    Routes::new()
        .get("/arenden", SignedIn, my_cases::show)
        .get(customers_cases::PATH, SignedIn, customers_cases::show)
        .get(earlier::PATH, SignedIn, earlier::show)
        .post(earlier::PATH, SignedIn, earlier::send)
        .post("/arenden/utkast", SignedIn, drafts::save)
        .post("/arenden/utkast/{draft}", SignedIn, drafts::delete)
        .get("/arenden/ny", SignedIn, new_case::show)
        .post("/arenden/ny", SignedIn, new_case::send)
        .get("/arenden/{reference}", SignedIn, my_case::show)
        .post("/arenden/{reference}", SignedIn, my_case::send)
        .get("/arenden/{reference}/dela", SignedIn, sharing::show)
        .post("/arenden/{reference}/dela", SignedIn, sharing::send)
        .get("/arenden/{reference}/filer/{file}", SignedIn, my_case::file)
        .get("/arenden/{reference}/pdf", SignedIn, paper::mine)
        .get("/arenden/{reference}/overklaga/{decision}", SignedIn, appeal::show)
        .post("/arenden/{reference}/overklaga/{decision}", SignedIn, appeal::send)
}

/// All cases and mails, as officers see them.
fn queue() -> Routes {
    Routes::new()
        .get("/handlaggning", Staff(ANY_STAFF), queue::first)
        .get(queue::PATH, Staff(OFFICERS), queue::show)
        .get(keys::PATH, Staff(OFFICERS), keys::show)
        .post(keys::PATH, Staff(OFFICERS), keys::save)
        .get(now::PATH, Staff(OFFICERS), now::show)
        .get(saved::NEW, Staff(OFFICERS), saved::show_new)
        .post(saved::NEW, Staff(OFFICERS), saved::add)
        .get("/handlaggning/arenden/urval/{saved}", Staff(OFFICERS), saved::show_one)
        .post("/handlaggning/arenden/urval/{saved}", Staff(OFFICERS), saved::change)
        .get(several::PATH, Staff(OFFICERS), several::show)
        .post(several::PATH, Staff(OFFICERS), several::send)
        .get(inbox::PATH, Staff(OFFICERS), inbox::show)
        .get("/handlaggning/inkommet/{mail}", Staff(OFFICERS), inbox_mail::show)
        .post("/handlaggning/inkommet/{mail}", Staff(OFFICERS), inbox_mail::send)
        .get(
            "/handlaggning/inkommet/{mail}/filer/{file}",
            Staff(OFFICERS),
            inbox_mail::file,
        )
        .get("/handlaggning/arenden/nytt", Staff(OFFICERS), register::show)
        .post("/handlaggning/arenden/nytt", Staff(OFFICERS), register::send)
        .get(statistics::PATH, Staff(OFFICERS), statistics::show)
        .get(
            "/handlaggning/statistik/statistik.csv",
            Staff(OFFICERS),
            statistics::csv,
        )
        .get(
            "/handlaggning/statistik/statistik.xlsx",
            Staff(OFFICERS),
            statistics::xlsx,
        )
}

/// One case, as officers work with it.
fn one_case() -> Routes {
    Routes::new()
        .get("/handlaggning/arenden/{reference}", Staff(OFFICERS), staff_case::show)
        .post("/handlaggning/arenden/{reference}", Staff(OFFICERS), staff_case::send)
        .get(
            "/handlaggning/arenden/{reference}/nasta",
            Staff(OFFICERS),
            staff_case::next,
        )
        .get(
            "/handlaggning/arenden/{reference}/sla-ihop",
            Staff(OFFICERS),
            staff_merge::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/sla-ihop",
            Staff(OFFICERS),
            staff_merge::send,
        )
        .get(
            "/handlaggning/arenden/{reference}/dela",
            Staff(OFFICERS),
            staff_split::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/dela",
            Staff(OFFICERS),
            staff_split::send,
        )
        .get(
            "/handlaggning/arenden/{reference}/filer/{file}",
            Staff(OFFICERS),
            staff_case::file,
        )
        .get(
            "/handlaggning/arenden/{reference}/pdf",
            Staff(OFFICERS),
            paper::of_staff,
        )
}

/// What the law on public records asks for: decisions, the diary, copies without what is secret.
fn public_records() -> Routes {
    Routes::new()
        .get(
            "/handlaggning/arenden/{reference}/beslut",
            Staff(OFFICERS),
            decide::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/beslut",
            Staff(OFFICERS),
            decide::send,
        )
        .get(
            "/handlaggning/arenden/{reference}/beslut/{decision}",
            Staff(OFFICERS),
            decision::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/beslut/{decision}",
            Staff(OFFICERS),
            decision::send,
        )
        .get(
            "/handlaggning/arenden/{reference}/maskad-kopia",
            Staff(OFFICERS),
            masked_copy::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/maskad-kopia",
            Staff(OFFICERS),
            masked_copy::send,
        )
        .get(decisions::PATH, Staff(OFFICERS), decisions::show)
        .get("/handlaggning/beslut/beslut.csv", Staff(OFFICERS), decisions::csv)
        .get(ENTRY, Staff(OFFICERS), diary_entry::show)
        .post(ENTRY, Staff(OFFICERS), diary_entry::send)
        .get(diary::PATH, Staff(OFFICERS), diary::show)
        .get("/handlaggning/diarium/diarium.csv", Staff(OFFICERS), diary::csv)
        .get("/handlaggning/diarium/diarium.json", Staff(OFFICERS), diary::json)
}

/// The lists that staff keep: topics, teams, kinds of decisions, canned answers.
fn kept_lists() -> Routes {
    Routes::new()
        .get(topics::PATH, Staff(EDITORS), topics::show)
        .post(topics::PATH, Staff(EDITORS), topics::move_up)
        .get("/handlaggning/arenden/amnen/nytt", Staff(EDITORS), topics::new)
        .post("/handlaggning/arenden/amnen/nytt", Staff(EDITORS), topics::add)
        .get("/handlaggning/arenden/amnen/{topic}", Staff(EDITORS), topics::show_one)
        .post("/handlaggning/arenden/amnen/{topic}", Staff(EDITORS), topics::change)
        .get(teams::PATH, Staff(EDITORS), teams::show)
        .get("/handlaggning/arenden/team/nytt", Staff(EDITORS), teams::new)
        .post("/handlaggning/arenden/team/nytt", Staff(EDITORS), teams::add)
        .get("/handlaggning/arenden/team/{team}", Staff(EDITORS), teams::show_one)
        .post("/handlaggning/arenden/team/{team}", Staff(EDITORS), teams::change)
        .get(decision_types::PATH, Staff(EDITORS), decision_types::show)
        .get(
            "/handlaggning/beslutstyper/nytt",
            Staff(EDITORS),
            decision_types::show_new,
        )
        .post("/handlaggning/beslutstyper/nytt", Staff(EDITORS), decision_types::add)
        .get(
            "/handlaggning/beslutstyper/{type}",
            Staff(EDITORS),
            decision_types::show_one,
        )
        .post(
            "/handlaggning/beslutstyper/{type}",
            Staff(EDITORS),
            decision_types::change,
        )
        .get(canned::PATH, Staff(OFFICERS), canned::show)
        .get("/handlaggning/standardsvar/nytt", Staff(OFFICERS), canned::show_new)
        .post("/handlaggning/standardsvar/nytt", Staff(OFFICERS), canned::add)
        .get("/handlaggning/standardsvar/{answer}", Staff(OFFICERS), canned::show_one)
        .post("/handlaggning/standardsvar/{answer}", Staff(OFFICERS), canned::change)
}
