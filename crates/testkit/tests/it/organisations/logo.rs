//! `/organisation/uppgifter/logotyp`: a logo is drawn anew, shown where its association is, and taken away.

use std::io::Cursor;

use base::OrgRole;
use image::{ImageFormat, Rgb, RgbImage};
use testkit::{Browser, TestPortal, both};

use super::{by_name, change};

const PATH: &str = "/organisation/uppgifter/logotyp";

fn picture(format: ImageFormat, width: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(width, 20, Rgb([9, 90, 200]))
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

async fn send(who: &mut Browser, bytes: &[u8]) {
    who.open(PATH).await.attach("logga.png", bytes);
    who.press("Spara logotypen").await;
}

fn shown(who: &Browser) -> Option<String> {
    who.page().attributes("main img", "src").into_iter().next()
}

async fn id(portal: &TestPortal) -> base::Id<base::Organisation> {
    by_name(portal, "Exempel IF").await.unwrap().id
}

both!(a_logo_is_shown_where_the_association_is, async |portal| {
    let mut bo = portal.bo().await;
    let id = id(portal).await;
    bo.open("/organisation").await.click("Logotyp").await.heading("Logotyp");
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        send(&mut bo, &picture(format, 900)).await;
        bo.leads_to(&format!("{PATH}?som={id}"))
            .follow()
            .await
            .flash("Logotypen är sparad.");
    }
    let src = shown(&bo).unwrap();
    assert_eq!(bo.page().attributes("main img", "alt"), ["Logotyp för Exempel IF"]);
    assert_eq!(bo.page().attributes("main img", "width"), ["192"]);
    let mut visitor = portal.visitor();
    for page in [format!("/foreningar/{id}"), "/foreningar?sok=exempel".to_owned()] {
        visitor.open(&page).await;
        assert_eq!(shown(&visitor).as_ref(), Some(&src), "{page}");
    }
    visitor.open(&src).await.status(200);
    assert_eq!(visitor.page().header("content-type"), "image/png");
    assert_eq!(visitor.page().header("x-content-type-options"), "nosniff");
    assert_eq!(
        visitor.page().header("cache-control"),
        "public, max-age=86400, immutable"
    );
    visitor.open(&src.replace('a', "b")).await.status(404);

    // One that is not in the register shows it to its own people only.
    change(portal, id, |row| {
        row.shown_in_register = sea_orm::ActiveValue::Set(false)
    })
    .await;
    visitor.open(&src).await.status(404);
    bo.open(&src).await.status(200);
    assert_eq!(bo.page().header("cache-control"), "private, max-age=3600");
    portal.stranger().await.open(&src).await.status(404);

    bo.open(PATH).await.press("Ta bort").await;
    bo.follow().await.flash("Logotypen är borttagen.");
    assert_eq!(shown(&bo), None);
    bo.open(&src).await.status(404);
});

both!(what_is_no_small_picture_is_refused, async |portal| {
    let mut bo = portal.bo().await;
    let mut large = picture(ImageFormat::Png, 20);
    large.resize(2_000_001, 0);
    let kind = "Filen är ingen bild som vi kan läsa. Välj en PNG, JPEG eller WebP.";
    for (bytes, mistake) in [
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec(),
            kind,
        ),
        (b"GIF89a\x01\0\x01\0".to_vec(), kind),
        (b"MZ\x90\0".to_vec(), kind),
        (large, "Bilden är större än 2 MB. Välj en mindre."),
        (
            picture(ImageFormat::Png, 6001),
            "Bilden har för många bildpunkter. Välj en som är högst 6 000 bildpunkter på bredden och höjden.",
        ),
    ] {
        send(&mut bo, &bytes).await;
        bo.mistakes(&[mistake]);
    }
    bo.open(PATH)
        .await
        .press("Spara logotypen")
        .await
        .mistakes(&["Välj en bild."]);
});

both!(only_managers_choose_the_logo, async |portal| {
    let (_, mut anna) = (portal.bo().await, portal.anna().await);
    let id = id(portal).await;
    portal.give_org_role(id, anna.id(), OrgRole::Contact).await;
    portal.wear(&anna, Some(id)).await;
    anna.open("/organisation").await.does_not_see("Logotyp");
    anna.open(PATH).await.status(403);
    portal.visitor().open(PATH).await.status(303);
});

both!(
    a_logo_waits_for_the_virus_scanner,
    |config| config.files.clamd = Some("tcp://127.0.0.1:9".to_owned()),
    async |portal| {
        let mut bo = portal.bo().await;
        send(&mut bo, &picture(ImageFormat::Png, 40)).await;
        bo.follow().await.sees("Bilden kontrolleras.");
        assert_eq!(shown(&bo), None);
    }
);
