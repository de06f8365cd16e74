//! Routes are data: method, path, guard and handler. The router, the menu test and the permission
//! matrix are all made from them, since axum cannot list its own.

use axum::Router;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use base::StaffRole;
use http::Method;

use crate::api::{ApiProblem, Program};
use crate::portal::Portal;
use crate::posted;
use crate::problem::Problem;
use crate::under_hat;
use crate::viewer::Viewer;

/// Who may come through a route at all. What they may see there is the handler's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Everybody.
    Open,
    /// Those who are logged in.
    SignedIn,
    /// Staff with one of these roles.
    Staff(&'static [StaffRole]),
    /// Programs with a key; whoever is logged in is not asked for. Below `api::ROOT` only.
    Key,
}

/// One route.
#[derive(Clone)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// As axum reads it: `/arenden/{reference}`.
    pub path: &'static str,
    /// Who may come through.
    pub guard: Guard,
    handler: MethodRouter<Portal>,
}

/// The routes of a service, in the order they are written.
#[derive(Clone, Default)]
pub struct Routes(Vec<Route>);

impl Routes {
    /// None yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// A page.
    pub fn get<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Routes
    where
        H: Handler<T, Portal>,
        T: 'static,
    {
        self.add(Method::GET, path, guard, get(handler))
    }

    /// A form that is sent.
    pub fn post<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Routes
    where
        H: Handler<T, Portal>,
        T: 'static,
    {
        self.add(Method::POST, path, guard, post(handler))
    }

    fn add(mut self, method: Method, path: &'static str, guard: Guard, handler: MethodRouter<Portal>) -> Routes {
        self.0.push(Route {
            method,
            path,
            guard,
            handler,
        });
        self
    }

    /// These routes and those.
    pub fn and(mut self, more: Routes) -> Routes {
        self.0.extend(more.0);
        self
    }

    /// All routes.
    pub fn iter(&self) -> impl Iterator<Item = &Route> {
        self.0.iter()
    }

    /// The axum router of these routes, each behind its guard.
    pub fn router(&self, portal: &Portal) -> Router<Portal> {
        self.0.iter().fold(Router::new(), |router, route| {
            let (guard, portal) = (route.guard, portal.clone());
            let check = from_fn_with_state(portal, move |state: State<Portal>, request: Request, next: Next| {
                enforce(guard, state, request, next)
            });
            router.route(route.path, route.handler.clone().route_layer(check))
        })
    }
}

/// Lets through whom the guard lets through. A form posted after the session ran out is kept and
/// shown again after login (accounts.md, Logging in).
pub async fn enforce(guard: Guard, State(portal): State<Portal>, request: Request, next: Next) -> Response {
    if guard == Guard::Key {
        return match request.extensions().get::<Program>() {
            Some(_) => next.run(request).await,
            None => ApiProblem::no_key().into_response(),
        };
    }
    let Some(viewer) = request.extensions().get::<Viewer>().cloned() else {
        return crate::Error::from(anyhow::anyhow!("the viewer layer is not mounted")).into_response();
    };
    match (guard, &viewer.person) {
        (Guard::Open, None) | (Guard::Key, _) => next.run(request).await,
        (_, None) if request.method() == Method::POST => posted::keep_for_after_login(&portal, &viewer, request).await,
        (_, None) => Redirect::to(&log_in_and_return_to(&viewer.page)).into_response(),
        (Guard::Open | Guard::SignedIn, Some(_)) => match under_hat::put_on(&portal, &viewer, request).await {
            Ok(request) => next.run(request).await,
            Err(way_back) => way_back,
        },
        (Guard::Staff(_), Some(person)) if portal.config.staff.second_factor && !person.second_factor => {
            crate::Error::from(Problem::SecondFactorNeeded).into_response()
        }
        (Guard::Staff(roles), Some(person)) if person.staff.iter().any(|r| roles.contains(r)) => {
            next.run(request).await
        }
        (Guard::Staff(_), Some(_)) => crate::Error::from(Problem::Forbidden).into_response(),
    }
}

/// The login page that leads back to `page` afterwards.
pub(crate) fn log_in_and_return_to(page: &str) -> String {
    let query: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("till", page)
        .finish();
    format!("/logga-in?{query}")
}
