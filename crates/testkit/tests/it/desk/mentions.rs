//! Colleagues who are mentioned in a note are told, and nobody else is.

use base::OrgRole;
use testkit::both;

use super::{ask, case, lines, pages, subjects};

both!(who_is_mentioned_is_told_and_led_to_the_note, async |portal| {
    let (mut anna, mut omar, mut karin) = (
        portal.anna().await,
        portal.officer().await,
        portal.customer_service().await,
    );
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, theirs) = pages(&reference);
    omar.open(&theirs).await.fill(
        "Anteckning",
        "Kan du titta, @karin? Kunden är @Anna Ek, du är @Omar Haddad.",
    );
    let form = omar.submission("Spara anteckning");
    for _ in 0..3 {
        omar.submit(&form).await.leads_to(&theirs);
    }
    assert_eq!(
        subjects(portal, karin.email()).await,
        [format!("Du är nämnd i ärende {reference}")]
    );
    let mail = portal.mail(karin.email(), "Du är nämnd").await;
    assert!(!mail.text.contains("Kan du titta"), "{}", mail.text);
    assert!(mail.text.contains("#m2"), "{}", mail.text);
    karin.open(&theirs).await.sees("Kan du titta, @karin?");
    assert!(subjects(portal, omar.email()).await.is_empty());
    assert_eq!(
        subjects(portal, anna.email()).await.len(),
        1,
        "only that the case came in"
    );
    anna.open(&mine).await.does_not_see("titta");
});

both!(a_colleague_is_chosen_beside_the_note, async |portal| {
    let (mut anna, mut omar, karin) = (
        portal.anna().await,
        portal.officer().await,
        portal.customer_service().await,
    );
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (_, theirs) = pages(&reference);
    omar.open(&theirs).await.fill("Anteckning", "Se svaret ovan");
    omar.choose("Säg till en kollega", "Karin Berg");
    let form = omar.submission("Spara anteckning");
    for nobody in [anna.id(), omar.id(), portal.administrator().await.id()] {
        omar.submit(&form.clone().with("mention", &nobody.to_string())).await;
        omar.mistakes(&["Den du valde handlägger inte ärenden. Välj någon annan."]);
    }
    omar.submit(&form).await.leads_to(&theirs);
    assert_eq!(lines(portal, &reference).await[1].1, "Se svaret ovan\n\n@Karin Berg");
    assert_eq!(subjects(portal, karin.email()).await.len(), 1);
});

both!(a_party_to_the_case_is_not_told_what_is_noted_about_it, async |portal| {
    let (mut bo, mut omar, karin) = (
        portal.bo().await,
        portal.officer().await,
        portal.customer_service().await,
    );
    let reference = ask(&mut bo, "Föreningens fråga").await;
    let (_, theirs) = pages(&reference);
    let club = case(portal, &reference)
        .await
        .organisation_id
        .expect("Bo wears the hat");
    portal.give_org_role(club, karin.id(), OrgRole::Contact).await;
    omar.open(&theirs)
        .await
        .fill("Anteckning", "Vad säger du, @Karin Berg?")
        .press("Spara anteckning")
        .await
        .mistakes(&["Den du nämner är själv part i ärendet och får inte läsa anteckningar om det. Ta bort namnet."]);
    assert_eq!(omar.page().value("Anteckning"), "Vad säger du, @Karin Berg?");
    assert!(subjects(portal, karin.email()).await.is_empty());
});

both!(of_a_protected_customer_a_mention_tells_nothing, async |portal| {
    let (mut vera, mut omar, karin) = (
        portal.protected().await,
        portal.officer().await,
        portal.customer_service().await,
    );
    let reference = ask(&mut vera, "Hemlig rubrik").await;
    omar.open(&pages(&reference).1)
        .await
        .fill("Anteckning", "@Karin Berg, ring henne")
        .press("Spara anteckning")
        .await
        .status(303);
    portal.run_jobs().await;
    let mail = portal.mail(karin.email(), "Du är nämnd").await;
    for secret in ["Hemlig rubrik", "ring henne", "Vera"] {
        assert!(!mail.text.contains(secret), "{}", mail.text);
    }
});
