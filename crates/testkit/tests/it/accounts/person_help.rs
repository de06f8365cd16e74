//! How staff help a person in who has lost the phone or the password.

use accounts::tables::person::PersonState;
use chrono::TimeDelta;
use testkit::{Browser, PASSWORD, both};

use super::code_app::{code_for, set_up};
use super::{ANNA, LISA, letters, lisa, log_in, person_by_email, set_state};

const REMOVE: &str = "Ta bort kodappen";
const SEND: &str = "Skicka länk för nytt lösenord";
const LETTER: &str = "Välj ett nytt lösenord";

fn page_of(person: &Browser) -> String {
    format!("/handlaggning/personer/{}", person.id())
}

fn remove_page(person: &Browser) -> String {
    format!("{}/ta-bort-kodapp", page_of(person))
}

both!(the_code_app_is_taken_away_after_an_identity_check, async |portal| {
    let mut anna = portal.anna().await;
    set_up(portal, &mut anna).await;
    let mut karin = portal.customer_service().await;
    karin.open(&page_of(&anna)).await.click(REMOVE).await.heading(REMOVE);
    karin
        .press(REMOVE)
        .await
        .mistakes(&["Välj hur du har kontrollerat vem personen är."]);
    karin.tick("Jag har sett giltig legitimation på plats");
    let form = karin.submission(REMOVE);
    karin.submit(&form).await.leads_to(&page_of(&anna));
    karin
        .follow()
        .await
        .flash("Kodappen är borttagen, och personen har fått ett mejl.")
        .sees("Kodappen togs bort, efter kontroll av identiteten: legitimation på plats");
    // The same form again does nothing more.
    karin.submit(&form).await.leads_to(&page_of(&anna));
    assert_eq!(portal.audited("accounts.code_app_removed").await, 1);
    assert_eq!(letters(portal, ANNA, "Kodappen är borttagen från ditt konto").await, 1);
    anna.open("/mitt-konto/enheter").await.status(303);
    log_in(&mut anna, ANNA, PASSWORD).await.leads_to("/");
    anna.open("/mitt-konto/enheter").await.sees("Lägg till kodapp");
});

both!(
    a_new_code_app_can_be_added_however_many_codes_were_wrong,
    async |portal| {
        let mut anna = portal.anna().await;
        let (key, _) = set_up(portal, &mut anna).await;
        let mut thief = portal.visitor();
        log_in(&mut thief, ANNA, PASSWORD).await.leads_to("/logga-in/kod");
        thief.follow().await;
        let right = code_for(portal, &key);
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            thief.fill("Kod", wrong).press("Logga in").await.status(422);
        }
        let mut karin = portal.customer_service().await;
        karin.open(&remove_page(&anna)).await;
        karin
            .tick("Jag har sett giltig legitimation på plats")
            .press(REMOVE)
            .await;
        karin.leads_to(&page_of(&anna));
        log_in(&mut anna, ANNA, PASSWORD).await.leads_to("/");
        set_up(portal, &mut anna).await;
    }
);

both!(where_there_is_no_code_app_there_is_none_to_take_away, async |portal| {
    let anna = portal.anna().await;
    let mut karin = portal.customer_service().await;
    karin.open(&page_of(&anna)).await.does_not_see(REMOVE);
    karin.open(&remove_page(&anna)).await;
    karin
        .tick("Jag har fått ett intyg eller ett bevittnat brev")
        .press(REMOVE)
        .await
        .mistakes(&["Det är redan gjort, kanske av en kollega."]);
    assert_eq!(letters(portal, ANNA, "").await, 0);
});

both!(a_colleagues_code_app_is_for_administrators, async |portal| {
    let mut omar = portal.officer().await;
    set_up(portal, &mut omar).await;
    let mut karin = portal.customer_service().await;
    karin.open(&page_of(&omar)).await.does_not_see(REMOVE);
    karin.open(&remove_page(&omar)).await;
    karin
        .tick("Jag har sett giltig legitimation på plats")
        .press(REMOVE)
        .await
        .status(422)
        .sees("Bara en systemadministratör kan ändra det.");
    omar.open("/mitt-konto/enheter").await.sees("På sedan");
    let mut ada = portal.administrator().await;
    ada.open(&remove_page(&omar)).await;
    ada.tick("Jag har sett giltig legitimation på plats")
        .press(REMOVE)
        .await
        .leads_to(&page_of(&omar));
    omar.open("/mitt-konto/enheter").await.status(303);
});

both!(only_those_who_change_accounts_take_code_apps_away, async |portal| {
    let mut anna = portal.anna().await;
    set_up(portal, &mut anna).await;
    let (path, mut omar) = (remove_page(&anna), portal.officer().await);
    anna.open(&path).await.status(403);
    portal.visitor().open(&path).await.status(303);
    omar.open(&path).await.status(403);
    omar.open("/handlaggning/personer").await;
    let mut form = omar.submission("Sök").with("check", "document").with("version", "1");
    form.action = path;
    omar.submit(&form).await.status(403);
    anna.open("/mitt-konto/enheter").await.sees("På sedan");
});

both!(a_closed_account_keeps_what_it_has, async |portal| {
    let mut anna = portal.anna().await;
    set_up(portal, &mut anna).await;
    let mut karin = portal.customer_service().await;
    karin.open(&remove_page(&anna)).await;
    karin.tick("Jag har sett giltig legitimation på plats");
    let removal = karin.submission(REMOVE);
    karin.open(&page_of(&anna)).await;
    let sending = karin.submission(SEND);
    set_state(portal, ANNA, PersonState::Closed).await;
    karin
        .submit(&removal)
        .await
        .mistakes(&["Kontot är avslutat och går inte att ändra."]);
    karin.submit(&sending).await.leads_to(&page_of(&anna));
    karin.follow().await.flash("Kontot är avslutat och går inte att ändra.");
    assert_eq!(letters(portal, ANNA, LETTER).await, 0);
});

both!(
    a_link_for_a_new_password_goes_to_the_persons_own_address,
    async |portal| {
        let mut anna = portal.anna().await;
        let mut karin = portal.customer_service().await;
        karin.open(&page_of(&anna)).await;
        let form = karin.submission(SEND);
        karin.submit(&form).await.leads_to(&page_of(&anna));
        karin
            .follow()
            .await
            .flash("En länk för att välja nytt lösenord är skickad")
            .sees("En länk för att välja nytt lösenord skickades");
        // The same form again sends nothing more.
        karin.submit(&form).await.leads_to(&page_of(&anna));
        assert_eq!(letters(portal, ANNA, LETTER).await, 1);
        assert_eq!(portal.audited("accounts.reset_link_sent").await, 1);
        let link = portal.mail(ANNA, LETTER).await.link();
        anna.open(&link).await.heading(LETTER);
        portal.advance(TimeDelta::hours(1));
        anna.open(&link).await.status(410);
    }
);

both!(
    links_for_a_new_password_count_among_those_asked_for_at_the_door,
    async |portal| {
        let anna = portal.anna().await;
        let mut karin = portal.customer_service().await;
        for _ in 0..5 {
            karin.open(&page_of(&anna)).await.press(SEND).await;
            karin
                .follow()
                .await
                .flash("En länk för att välja nytt lösenord är skickad");
        }
        karin.open(&page_of(&anna)).await.press(SEND).await;
        karin
            .follow()
            .await
            .flash("Personen har fått flera mejl den senaste timmen.");
        let mut visitor = portal.visitor();
        visitor.open("/glomt-losenord").await.fill("E-post", ANNA);
        visitor.press("Skicka länk").await.status(303);
        assert_eq!(letters(portal, ANNA, LETTER).await, 5);
    }
);

both!(who_cannot_choose_a_password_gets_no_link, async |portal| {
    let anna = portal.anna().await;
    let mut karin = portal.customer_service().await;
    karin.open(&page_of(&anna)).await;
    let form = karin.submission(SEND);
    set_state(portal, ANNA, PersonState::Locked).await;
    karin.submit(&form).await.leads_to(&page_of(&anna));
    karin.follow().await.flash("Kontot är inte i bruk.").does_not_see(SEND);
    lisa(portal).await;
    let lisa = person_by_email(portal, LISA).await.unwrap();
    karin.open(&format!("/handlaggning/personer/{}", lisa.id)).await;
    karin.sees("Skicka ny bekräftelselänk").does_not_see(SEND);
    let mut form = karin.submission("Skicka ny bekräftelselänk");
    form.action = format!("/handlaggning/personer/{}/losenordslank", lisa.id);
    karin.submit(&form).await;
    karin.follow().await.flash("Kontot är inte i bruk.");
    assert_eq!(
        letters(portal, ANNA, LETTER).await + letters(portal, LISA, LETTER).await,
        0
    );
});

both!(a_colleague_gets_the_link_from_administrators_only, async |portal| {
    let omar = portal.officer().await;
    let (anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    karin.open(&page_of(&omar)).await.does_not_see(SEND);
    karin.open(&page_of(&anna)).await;
    let mut form = karin.submission(SEND);
    form.action = format!("{}/losenordslank", page_of(&omar));
    karin.submit(&form).await.leads_to(&page_of(&omar));
    karin.follow().await.flash("Bara en systemadministratör kan ändra det.");
    assert_eq!(letters(portal, omar.email(), LETTER).await, 0);
    let mut ada = portal.administrator().await;
    ada.open(&page_of(&omar)).await.press(SEND).await;
    assert_eq!(letters(portal, omar.email(), LETTER).await, 1);
});
