//! Whoever posts a form must hold in its transaction what they held when the request came in: a role, a hat
//! or a mandate may be taken from them in between. Asked once, here, for the forms of all rooms.

use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use base::{ApiKey, Id};
use http::Method;
use store::{Permit, Tx};
use web::{Hat, SignedIn, Viewer};

/// Goes on with a request, what is posted under the permit of the person who is logged in.
pub(crate) async fn go_on(viewer: &Viewer, request: Request, next: Next) -> Response {
    match &viewer.person {
        Some(person) if request.method() == Method::POST => {
            store::permitted(permit(person.clone()), next.run(request)).await
        }
        _ => next.run(request).await,
    }
}

/// Goes on with a request of a program, what it sends under the permit of its key.
pub(crate) async fn go_on_for(key: Id<ApiKey>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let permit: Permit = Arc::new(move |tx| Box::pin(organisations::keys::holds(tx, key)));
    store::permitted(permit, next.run(request)).await
}

fn permit(at_door: Arc<SignedIn>) -> Permit {
    Arc::new(move |tx| {
        let at_door = at_door.clone();
        Box::pin(async move { holds(tx, &at_door).await })
    })
}

/// Whether the person still has all that they came with.
async fn holds(tx: &Tx, at_door: &SignedIn) -> anyhow::Result<bool> {
    if !at_door.staff.is_empty() {
        let now = accounts::queries::staff_roles(&**tx, at_door.id).await?;
        if !at_door.staff.iter().all(|role| now.contains(role)) {
            return Ok(false);
        }
    }
    if at_door.hats.is_empty() {
        return Ok(true);
    }
    let mut now = organisations::queries::hats(&**tx, at_door.id).await?;
    now.extend(accounts::mandates::hats(&**tx, at_door.id, tx.now()).await?);
    Ok(at_door
        .hats
        .iter()
        .all(|hat| now.iter().any(|held| opens_as_much(held, hat))))
}

fn opens_as_much(held: &Hat, hat: &Hat) -> bool {
    held.of == hat.of
        && hat.roles.iter().all(|role| held.roles.contains(role))
        && hat.services.iter().all(|service| held.services.contains(service))
}
