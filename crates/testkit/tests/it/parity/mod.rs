//! What must agree everywhere: the two databases, the two languages, routes and guards, links and pages.

mod belongs;
mod crawl;
mod demo;
mod drafts;
mod links;
mod permissions;
mod personal_data;
mod protected;
mod retention;
mod routes;
mod rows;
mod samples;
mod schema;
mod sql;
mod taken_out;
mod texts;
