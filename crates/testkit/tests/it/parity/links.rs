//! Every link that somebody of the cast can see leads to a page, and every form to somebody who takes it.

use std::collections::{BTreeSet, VecDeque};

use http::Method;
use testkit::{Browser, TestPortal, both};

/// More pages than that are more of the same.
const PAGES: usize = 250;

/// Whether a route takes this address.
fn fits(pattern: &str, path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len() && pattern.iter().zip(&path).all(|(p, own)| p.starts_with('{') || p == own)
}

/// Lists and searches have endless addresses: one of each is enough.
fn kind(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let names: BTreeSet<_> = query
        .split('&')
        .map(|pair| pair.split('=').next().unwrap_or_default())
        .collect();
    let parts: Vec<_> = path
        .split('/')
        .map(|part| {
            if part.chars().any(|c| c.is_ascii_digit()) {
                "#"
            } else {
                part
            }
        })
        .collect();
    format!(
        "{}?{}",
        parts.join("/"),
        names.into_iter().collect::<Vec<_>>().join("&")
    )
}

/// Walks through everything that can be reached by links from these pages.
pub(super) async fn walk(portal: &TestPortal, browser: &mut Browser, from: &[&str]) {
    let posts: Vec<_> = portal
        .services
        .iter()
        .flat_map(|service| (service.routes)().iter().cloned().collect::<Vec<_>>())
        .collect();
    let mut queue: VecDeque<(String, String)> = from
        .iter()
        .map(|path| ((*path).to_owned(), "the beginning".to_owned()))
        .collect();
    let mut seen = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    let mut wrong = Vec::new();
    while let Some((path, seen_on)) = queue.pop_front() {
        if seen.len() >= PAGES || !kinds.insert(kind(&path)) || !seen.insert(path.clone()) {
            continue;
        }
        browser.open(&path).await;
        for _ in 0..3 {
            if browser.page().status == 303 {
                browser.follow().await;
            }
        }
        let page = browser.page();
        // The help leads to pages of an organisation; who may do what there is told at their door.
        if page.status == 403 && seen_on == "/hjalp" && path.starts_with("/organisation") {
            continue;
        }
        if page.status != 200 {
            wrong.push(format!("{path}, linked from {seen_on}: {} {}", page.status, page.h1()));
            continue;
        }
        if !page.header("content-type").starts_with("text/html") {
            continue;
        }
        if page.all("h1").len() != 1 || page.all("title")[0].starts_with('–') {
            wrong.push(format!(
                "{path} has the headings {:?} and the title {:?}",
                page.all("h1"),
                page.all("title")
            ));
        }
        for action in page.attributes("form[method=post]", "action") {
            if !posts
                .iter()
                .any(|route| route.method == Method::POST && fits(route.path, &action))
            {
                wrong.push(format!("nobody takes the form {action} on {path}"));
            }
        }
        for href in page.attributes("a", "href") {
            if let Some(id) = href.strip_prefix('#').filter(|id| !id.is_empty()) {
                if page.attributes(&format!("[id='{id}']"), "id").len() != 1 {
                    wrong.push(format!("{path} leads to #{id} on it"));
                }
            } else if href.starts_with('/') && !href.starts_with("/sprak/") && !href.starts_with("/tillgangar/") {
                queue.push_back((href, path.clone()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen.len() > 10, "{seen:?}");
}

both!(every_link_of_a_visitor_leads_to_a_page, async |portal| {
    walk(portal, &mut portal.visitor(), &["/"]).await;
});

both!(every_link_of_a_customer_leads_to_a_page, async |portal| {
    walk(portal, &mut portal.anna().await, &["/", "/mitt-konto/uppgifter"]).await;
});

both!(every_link_of_a_manager_leads_to_a_page, async |portal| {
    walk(portal, &mut portal.bo().await, &["/", "/mitt-konto/uppgifter"]).await;
});

both!(every_link_of_an_officer_leads_to_a_page, async |portal| {
    walk(portal, &mut portal.officer().await, &["/", "/handlaggning"]).await;
});

both!(every_link_of_customer_service_leads_to_a_page, async |portal| {
    walk(portal, &mut portal.customer_service().await, &["/", "/handlaggning"]).await;
});

both!(every_link_of_an_administrator_leads_to_a_page, async |portal| {
    walk(
        portal,
        &mut portal.administrator().await,
        &["/", "/handlaggning/nyheter"],
    )
    .await;
});
