//! Staff pages when the owner asks for a second factor.

use testkit::both;

both!(
    staff_without_a_second_factor_are_told_how_to_get_one,
    |config| config.staff.second_factor = true,
    async |portal| {
        let mut officer = portal.officer().await;
        officer
            .open("/handlaggning/arenden")
            .await
            .status(403)
            .sees("Du behöver en extra kod");
        officer.open("/").await.status(200);
    }
);

both!(staff_pages_are_closed_to_customers, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/handlaggning/arenden")
        .await
        .status(403)
        .sees("Dörren är låst");
    let mut officer = portal.officer().await;
    officer.open("/handlaggning/arenden").await.status(200);
});
