//! The rooms of this house, in the order of the menu. A service is added by one line here.

use web::{Portal, Service, Texts};

/// All rooms, also those that are switched off.
pub fn all() -> Vec<Service> {
    vec![
        web_itself(),
        crate::pages::service(),
        desk::service(),
        organisations::service(),
        accounts::service(),
        files::service(),
        forms::service(),
        notify::service(),
    ]
}

/// The texts of all rooms: a switched-off room may still be named by another.
pub fn texts() -> Texts {
    Texts::new(all().into_iter().map(|service| (service.name, (service.texts)())))
}

/// The places of all rooms, for one of the menus.
pub(crate) fn places(portal: &Portal, place: impl Fn(&Service) -> Vec<web::MenuItem>) -> Vec<web::MenuItem> {
    portal.services.iter().flat_map(place).collect()
}

fn web_itself() -> Service {
    Service {
        sealed: web::sealed,
        jobs: || vec![web::job_kind()],
        retention: || [store::retention(), web::retention()].concat(),
        belongs: || [store::belongs(), web::belongs()].concat(),
        migrations: || {
            let mut both = [store::migrations(), web::migrations()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>();
            both.sort_by_key(|migration| migration.name().to_owned());
            both
        },
        ..Service::new("web", web::texts)
    }
}
