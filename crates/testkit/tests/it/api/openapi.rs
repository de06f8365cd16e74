//! `/api/openapi.json` and `/api`: every route for programs is documented, and nothing else; both languages.

use std::collections::BTreeSet;

use serde_json::Value;
use testkit::{TestPortal, both};
use web::Guard;

/// The document as it is served.
async fn document(portal: &TestPortal) -> Value {
    let mut visitor = portal.visitor();
    visitor.open("/api/openapi.json").await.status(200);
    serde_json::from_str(&visitor.page().body).unwrap()
}

both!(
    every_route_for_programs_is_documented_and_nothing_else,
    async |portal| {
        let routes = portal
            .services
            .iter()
            .flat_map(|service| (service.routes)().iter().cloned().collect::<Vec<_>>());
        let keyed = routes.filter(|route| route.guard == Guard::Key);
        let served: BTreeSet<_> = keyed.map(|route| format!("{} {}", route.method, route.path)).collect();
        let document = document(portal).await;
        let paths = document["paths"].as_object().unwrap().iter();
        let told: BTreeSet<_> = paths
            .flat_map(|(path, item)| {
                let methods = item.as_object().unwrap().keys();
                methods.map(move |method| format!("{} {path}", method.to_uppercase()))
            })
            .collect();
        assert_eq!(served, told);
        assert!(served.len() >= 7, "{served:?}");
        assert!(served.iter().all(|route| route.contains(" /api/v1/")), "{served:?}");
    }
);

both!(
    every_operation_tells_how_it_fails_and_every_write_its_key,
    async |portal| {
        let document = document(portal).await;
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let responses = operation["responses"].as_object().unwrap();
                for status in ["400", "401", "429"] {
                    assert!(responses.contains_key(status), "{method} {path}: {status}");
                }
                let sends_key = operation["parameters"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .any(|one| one["name"] == "Idempotency-Key");
                assert_eq!(sends_key, method == "post", "{method} {path}");
                let problems = responses.iter().filter(|(status, _)| status.starts_with('4'));
                for (status, problem) in problems {
                    let schema = &problem["content"]["application/problem+json"]["schema"]["$ref"];
                    assert_eq!(
                        schema, "#/components/schemas/ProblemDetails",
                        "{method} {path}: {status}"
                    );
                    assert!(problem["description"].is_string(), "{method} {path}: {status}");
                }
            }
        }
    }
);

both!(whoever_has_the_document_is_not_sent_it_again, async |portal| {
    let mut visitor = portal.visitor();
    let tag = visitor
        .open("/api/openapi.json")
        .await
        .status(200)
        .page()
        .header("etag")
        .to_owned();
    assert!(tag.starts_with('"'));
    for known in [tag.as_str(), &format!("W/{tag}"), &format!("\"x\", {tag}")] {
        visitor
            .send("GET", "/api/openapi.json", &[("if-none-match", known)], "")
            .await;
        assert_eq!(
            (visitor.page().status.as_u16(), visitor.page().body.as_str()),
            (304, ""),
            "{known}"
        );
    }
    visitor
        .send("GET", "/api/openapi.json", &[("if-none-match", "\"x\"")], "")
        .await;
    visitor.status(200);
});

both!(the_page_about_the_api_explains_every_problem, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/").await.click("API för program").await;
    visitor
        .heading("API för program")
        .sees("curl https://portal.example/api/v1/arenden")
        .sees("webhook-signature");
    let explained = visitor.page().attributes("tr", "id");
    assert_eq!(explained, web::api::NAMES);
    assert!(
        visitor
            .page()
            .attributes("a", "href")
            .contains(&"/api/openapi.json".to_owned())
    );
    visitor.open("/sprak/en?till=/api").await;
    visitor.open("/api").await.heading("API for programs").sees("600");
});
