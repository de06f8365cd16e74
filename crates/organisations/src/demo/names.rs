//! The names of the demo's organisations, and what they say of themselves. All made up.

use crate::model::{Activity, AgeGroup, Kind};
use Activity::{
    Care, Culture, Disability, Education, Faith, Heritage, Integration, Nature, Neighbourhood, Other, Outdoors,
    Pensioners, Sport, Technology,
};
use AgeGroup::{Adults, Children, Elderly, Preschool, Youth};

/// Name, activities, areas, whom it is for, and what it does.
pub(super) type Row<'a> = (&'a str, &'a [Activity], &'a str, &'a [AgeGroup], &'a str);

/// Every organisation of the demo that staff have confirmed.
pub(super) fn all() -> impl Iterator<Item = (Kind, &'static str)> {
    let associations = ASSOCIATIONS.iter().map(|row| (Kind::Association, row.0));
    let companies = COMPANIES.iter().map(|(name, _)| (Kind::Company, *name));
    let customers = CUSTOMERS.iter().map(|(name, _)| (Kind::Customer, *name));
    associations.chain(companies).chain(customers)
}

/// An organisation by its name, and its place among those of its kind.
pub(super) fn find(kind: Kind, name: &str) -> Option<(usize, Row<'static>)> {
    let other = |list: &[(&'static str, &'static str)]| {
        let turn = list.iter().position(|row| row.0 == name)?;
        let (name, description) = list[turn];
        let row: Row<'static> = (name, &[Activity::Other], AREAS[turn % AREAS.len()], &[], description);
        Some((turn, row))
    };
    match kind {
        Kind::Association => {
            let turn = ASSOCIATIONS.iter().position(|row| row.0 == name)?;
            Some((turn, ASSOCIATIONS[turn]))
        }
        Kind::Company => other(&COMPANIES),
        Kind::Customer => other(&CUSTOMERS),
    }
}

const YOUNG: &[AgeGroup] = &[Children, Youth];
const ALL: &[AgeGroup] = &[Preschool, Children, Youth, Adults, Elderly];
const GROWN: &[AgeGroup] = &[Adults, Elderly];
const FROM_TEENS: &[AgeGroup] = &[Youth, Adults];

const AREAS: [&str; 6] = ["Centrum", "Norra", "Södra", "Granbacken", "Kvarnbyn", "Skärgården"];

#[rustfmt::skip]
const ASSOCIATIONS: [Row<'static>; 40] = [
    ("Exempel IF", &[Sport], "Södra, Centrum", YOUNG, "Fotboll, innebandy och handboll för barn och ungdomar. Alla får spela, oavsett nivå."),
    ("Björkhagens Simsällskap", &[Sport, Disability], "Norra", ALL, "Simskola, babysim, träningsgrupper och vattengympa i Björkhallen."),
    ("Granens Innebandyklubb", &[Sport], "Södra", YOUNG, "Innebandy för flickor och pojkar från åtta år. Prova på gratis tre gånger."),
    ("Exempelstads Gymnastikförening", &[Sport], "Centrum, Södra, Norra", ALL, "Trupp, barngympa, familjegympa och motion för vuxna."),
    ("Östra Bollklubben", &[Sport], "Kvarnbyn", YOUNG, "Fotboll på konstgräs året om, med flicklag i alla åldrar."),
    ("Vikens Roddklubb", &[Sport, Outdoors], "Skärgården", FROM_TEENS, "Rodd från april till oktober och inomhusträning på vintern."),
    ("Höjdens Judoklubb", &[Sport], "Granbacken", YOUNG, "Judo och självförsvar. Nybörjargrupper startar varje termin."),
    ("Kometens Bordtennisklubb", &[Sport], "Centrum", ALL, "Bordtennis för alla åldrar, tre kvällar i veckan."),
    ("Skogsbackens Skidklubb", &[Sport, Outdoors], "Norra", ALL, "Längdskidor, skidskola och barmarksträning runt elljusspåret."),
    ("Exempelstads Ridsällskap", &[Sport, Nature], "Granbacken", YOUNG, "Ridskola med hästar och ponnyer, ungdomssektion och läger."),
    ("Isbergets Konståkningsklubb", &[Sport], "Kvarnbyn", YOUNG, "Konståkning och skridskoskola i ishallen."),
    ("Exempelstads Parasport", &[Sport, Disability], "Centrum, Norra", ALL, "Boccia, rullstolsbasket och simning för dig med funktionsnedsättning."),
    ("Södra Scoutkåren", &[Outdoors], "Södra", YOUNG, "Scouting varje vecka, hajker och läger. Från åtta år."),
    ("Sjöscouterna i Viken", &[Outdoors, Nature], "Skärgården", YOUNG, "Scouting till sjöss med egna båtar."),
    ("Exempelbygdens Friluftsvänner", &[Outdoors, Nature], "Norra, Skärgården", ALL, "Vandringar, paddling och naturlek för barn. Alla turer är öppna."),
    ("Stigfinnarna", &[Sport, Outdoors], "Granbacken, Norra", FROM_TEENS, "Orientering för nybörjare och tävlande, träning på torsdagar."),
    ("Exempelstads Musikkår", &[Culture], "Centrum", FROM_TEENS, "Blåsorkester med ungdomsorkester och marschträning."),
    ("Kammarkören Klang", &[Culture], "Centrum", GROWN, "Blandad kör som sjunger från renässans till nyskrivet."),
    ("Teaterföreningen Ridån", &[Culture], "Södra, Centrum", ALL, "Amatörteater med barnteater, ensemble och scenteknik."),
    ("Dansföreningen Virvel", &[Sport, Culture], "Kvarnbyn", ALL, "Folkdans, bugg och dans för barn."),
    ("Kvarnbyns kulturförening", &[Culture, Education], "Kvarnbyn", GROWN, "Utställningar, ateljékvällar och kurser i teckning och grafik."),
    ("Exempelstads Filmstudio", &[Culture], "Centrum", FROM_TEENS, "Film från hela världen på onsdagar, med samtal efteråt."),
    ("Replokalen Bas", &[Culture], "Granbacken", FROM_TEENS, "Replokaler, studio och konserter för unga musiker."),
    ("Exempelbygdens Hembygdsförening", &[Culture, Heritage], "Norra", ALL, "Hembygdsgård, slåtter, midsommarfirande och bygdens arkiv."),
    ("Släktforskarna i Exempelstad", &[Heritage], "Centrum", GROWN, "Släktforskarkvällar, handledning och dna-träffar."),
    ("Järnvägsmuseets Vänner", &[Heritage, Technology], "Kvarnbyn", ALL, "Renoverar lok och vagnar och kör museitåg på sommaren."),
    ("Bildningsföreningen Ljuset", &[Culture, Education], "Centrum, Kvarnbyn", GROWN, "Studiecirklar, föreläsningar och språkcaféer."),
    ("Läxhjälpen Exempelstad", &[Education, Integration], "Södra, Granbacken", YOUNG, "Gratis läxhjälp på biblioteket måndag till torsdag."),
    ("Granbackens schackförening", &[Technology], "Granbacken", ALL, "Schack för nybörjare och tävlingsspelare, skolschack på lördagar."),
    ("Spelföreningen Tärningen", &[Technology], "Granbacken", FROM_TEENS, "Brädspel, rollspel och lan i trygg miljö."),
    ("Maker Exempelstad", &[Education, Technology], "Kvarnbyn", FROM_TEENS, "Verkstad med 3d-skrivare, elektronik och symaskiner."),
    ("Fågelskådarna i Viken", &[Nature], "Skärgården", GROWN, "Exkursioner, holkbygge och räkning av sjöfågel."),
    ("Exempelstads Brukshundklubb", &[Nature], "Norra", FROM_TEENS, "Valpkurs, agility och spår på klubbens appellplan."),
    ("Koloniföreningen Solrosen", &[Nature], "Södra", ALL, "Odlingslotter, plantbytardag och gemensam bikupa."),
    ("Norra Byalaget", &[Heritage, Neighbourhood], "Norra", ALL, "Bystuga, loppmarknad, vägar och fest för alla i byarna i norr."),
    ("Pensionärerna i Exempelstad", &[Pensioners], "Centrum", &[Elderly], "Resor, bridge, boule, kör och rådgivning för dig som är pensionär."),
    ("Anhörigföreningen Stödet", &[Care], "Centrum", GROWN, "Samtalsgrupper och avlösning för dig som hjälper en närstående."),
    ("Mötesplats Världen", &[Education, Care, Integration], "Kvarnbyn, Centrum", ALL, "Språkcafé, matlagning och vägledning för nya och gamla Exempelstadsbor."),
    ("Södra Missionsförsamlingen", &[Culture, Care, Faith], "Södra", ALL, "Öppen förskola, körer, soppluncher och gudstjänster."),
    ("Cykelköket Kedjan", &[Education, Technology, Other], "Granbacken", ALL, "Låna verktyg, laga din cykel och få hjälp av andra."),
];

#[rustfmt::skip]
pub(super) const WAITING: [Row<'static>; 3] = [
    ("Padelföreningen Volley", &[Sport], "Granbacken", FROM_TEENS, "Ny förening som vill spela padel utan vinstsyfte."),
    ("Exempelstads Biodlare", &[Nature], "Norra", GROWN, "Biodling för nybörjare, med skolbigård."),
    ("Unga Röster", &[Culture], "Södra", &[Youth], "Poesi, rap och scenspråk för unga."),
];

const COMPANIES: [(&str, &str); 10] = [
    ("Almgrens Bygg AB", "Bygger och renoverar."),
    ("Skogsbackens Redovisning AB", "Bokföring och lön för små företag."),
    ("Vikens Båtvarv AB", "Reparationer och vinterförvaring."),
    ("Granens Café AB", "Café i sporthallen."),
    ("Vikens Måleri AB", "Målar inne och ute."),
    ("Solsidans Förskola AB", "Fristående förskola."),
    ("Kedjan Cykel AB", "Cyklar och service."),
    ("Exempelstads Trädgård AB", "Anläggning och skötsel."),
    ("Paletten Tryckeri AB", "Tryck och skyltar."),
    ("Östra Hälsocentralen AB", "Primärvård."),
];

const CUSTOMERS: [(&str, &str); 6] = [
    (
        "Exempelregionens Räddningstjänst",
        "Kommunalförbund för räddningstjänst.",
    ),
    ("Grannkommunen", "Kommun som köper tjänster av oss."),
    ("Exempelregionen", "Region med vård och kollektivtrafik."),
    ("Exempelbostäder", "Kommunalt bostadsbolag."),
    ("Bryggan Ombud AB", "Sköter ärenden och beställningar åt andra."),
    ("Skärgårdens Servicebolag", "Sköter fastigheter och ärenden åt andra."),
];

/// What newcomers write to managers, and how many days ago.
pub(super) const QUESTIONS: [(&str, i64); 4] = [
    ("Hej! Jag är ny ledare för p12-laget och behöver kunna boka hallen.", 1),
    ("Jag tar över bidragsansökningarna efter årsmötet.", 3),
    ("Jag är ny kassör i föreningen.", 9),
    ("Jag ska boka lokal till vårens läger.", 5),
];

pub(super) const STREETS: [&str; 12] = [
    "Storgatan 12",
    "Björkvägen 4",
    "Skolgatan 7",
    "Hamnvägen 21",
    "Ängsvägen 3",
    "Kyrkogatan 15",
    "Granstigen 9",
    "Stationsgatan 2",
    "Sjövägen 18",
    "Backvägen 6",
    "Industrigatan 30",
    "Torget 1",
];

/// Those who lead the associations that nobody else does: first and last name.
pub(super) const LEADERS: [(&str, &str); 14] = [
    ("Agneta", "Strand"),
    ("Mehmet", "Demir"),
    ("Ulla", "Bergman"),
    ("Jonas", "Ek"),
    ("Hanna", "Ström"),
    ("Leif", "Sundin"),
    ("Sofie", "Lindahl"),
    ("Yusuf", "Hassan"),
    ("Margareta", "Öman"),
    ("Patrik", "Wiklund"),
    ("Elin", "Näslund"),
    ("Rolf", "Hedman"),
    ("Dilan", "Aydin"),
    ("Kjell", "Åström"),
];

/// The customer organisations that are agents for others.
pub(super) const AGENTS: [&str; 2] = ["Bryggan Ombud AB", "Skärgårdens Servicebolag"];
