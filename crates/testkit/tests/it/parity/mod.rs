//! What must agree everywhere: the two databases, the two languages, routes and guards, links and pages.

mod belongs;
mod demo;
mod links;
mod permissions;
mod personal_data;
mod protected;
mod retention;
mod routes;
mod rows;
mod schema;
mod texts;
