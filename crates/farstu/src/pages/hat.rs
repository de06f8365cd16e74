//! Putting on a hat: "Jag agerar som".

use axum::extract::State;
use axum::response::Response;
use store::Never;
use web::{Flash, Frame, Portal, Posted, Problem, Viewer};

pub(super) async fn choose(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    posted: Posted,
) -> web::Result<Response> {
    let person = viewer.signed_in()?;
    let chosen = posted.get("hatt");
    let hat = person.hat_named(chosen);
    if hat.is_none() && chosen != "privat" {
        return Err(Problem::NotFound.into());
    }
    let worn = hat.map(|hat| hat.of);
    let session = person.session;
    portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(web::session::wear(&tx, session, worn).await?) })
        .await?;
    let told = hat.map_or_else(
        || f.t("farstu-hat-worn-private"),
        |hat| f.ta("farstu-hat-worn", "hat", f.hat_label(hat)),
    );
    let page = web::posted::local_path(posted.get("_page")).unwrap_or("/");
    Ok(web::see_other(&f, &without_hat(page), Some(Flash::good(told))))
}

/// The page without the hat that its address names, since another was chosen.
fn without_hat(page: &str) -> String {
    let Some((path, query)) = page.split_once('?') else {
        return page.to_owned();
    };
    let others = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != web::UNDER);
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(others)
        .finish();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::without_hat;

    #[test]
    fn a_hat_in_the_address_gives_way_to_the_one_that_was_chosen() {
        assert_eq!(without_hat("/organisation?som=x"), "/organisation");
        assert_eq!(
            without_hat("/arenden?lage=new&som=x&sok=a+b"),
            "/arenden?lage=new&sok=a+b"
        );
        assert_eq!(without_hat("/arenden"), "/arenden");
    }
}
