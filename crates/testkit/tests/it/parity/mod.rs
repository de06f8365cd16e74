//! What must agree everywhere: the two databases, the two languages, routes and guards, links and pages.

mod belongs;
mod demo;
mod links;
mod personal_data;
mod retention;
mod routes;
mod schema;
mod texts;
