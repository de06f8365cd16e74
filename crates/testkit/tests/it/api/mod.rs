//! Tests of what programs do by keys, of how they are told of what happens, and of what is documented of it.

mod cases;
mod events;
mod files;
mod keys;
mod openapi;
mod receiver;
mod requests;
mod schemathesis;
mod webhooks;

use axum::Json;
use axum::Router;
use axum::extract::State;
use organisations::tables::{api_key, organisation};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use store::{Audit, Claim, Never};
use testkit::{Program, TestPortal};
use web::{Guard, Portal, Routes, Sent, Service};

/// A route of its own, so that keys are tested whatever the rooms let programs do.
const PROBE: &str = "/api/v1/prov";

/// The portal's router with the probe.
fn with_probe(portal: &TestPortal) -> Router {
    let mut services = farstu::services::all();
    services.push(Service {
        routes: || {
            Routes::new()
                .get(PROBE, Guard::Key, read)
                .post(PROBE, Guard::Key, write)
        },
        ..Service::new("probe", web::texts)
    });
    let (store, blobs, config) = (portal.store.clone(), portal.blobs.clone(), portal.config.clone());
    let portal = Portal::new(store, blobs, config, farstu::services::texts(), services);
    farstu::router::router(&portal)
}

/// A program of a new association, before the probe.
async fn program(portal: &TestPortal, association: &str) -> Program {
    portal.program(association).await.before(with_probe(portal), portal)
}

async fn read(program: web::Program) -> Json<Value> {
    Json(json!({ "organisation": program.organisation, "program": program.name }))
}

/// Writes an audit row; a body that says so takes the key away just before.
async fn write(State(portal): State<Portal>, program: web::Program, sent: Sent<Value>) -> web::Result<Json<Value>> {
    if sent.body["revoke"] == true {
        let now = portal.now();
        let revoked = portal.store.write::<_, Never, _, _>(|tx| async move {
            api_key::Entity::update_many()
                .col_expr(api_key::Column::RevokedAt, Expr::value(now))
                .filter(api_key::Column::Id.eq(program.key))
                .exec(&*tx)
                .await?;
            Ok(())
        });
        revoked.await?;
    }
    let (claim, body, by) = (&sent.claim, &sent.body, program.actor());
    let written = portal.store.write::<_, Never, _, _>(|tx| async move {
        if let Claim::Done(first) = tx.claim_form(claim).await? {
            return Ok(first);
        }
        let entry = Audit {
            actor: by,
            act: "probe.written",
            object: base::ObjectRef::new("probe", tx.id::<organisation::Model>()),
            details: json!({}),
        };
        tx.audit(entry).await?;
        let answer = format!("{} {}", tx.now().timestamp(), body["text"]);
        tx.answer_form(claim, &answer).await?;
        Ok(answer)
    });
    Ok(Json(json!({ "answer": written.await? })))
}
