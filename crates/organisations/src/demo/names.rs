//! The names of the demo's organisations, and what they say of themselves. All made up.

use crate::model::{Activity, AgeGroup};
use Activity::{
    Care, Culture, Disability, Education, Faith, Heritage, Integration, Nature, Neighbourhood, Other, Outdoors,
    Pensioners, Sport, Technology,
};
use AgeGroup::{Adults, Children, Elderly, Preschool, Youth};

/// Name, activity, area, whom it is for, and what it does.
type Row = (&'static str, Activity, &'static str, &'static [AgeGroup], &'static str);

const YOUNG: &[AgeGroup] = &[Children, Youth];
const ALL: &[AgeGroup] = &[Preschool, Children, Youth, Adults, Elderly];
const GROWN: &[AgeGroup] = &[Adults, Elderly];
const FROM_TEENS: &[AgeGroup] = &[Youth, Adults];

pub(super) const AREAS: [&str; 6] = ["Centrum", "Norra", "Södra", "Västra", "Östra", "Skärgården"];

#[rustfmt::skip]
pub(super) const ASSOCIATIONS: [Row; 40] = [
    ("Exempel IF", Sport, "Södra", YOUNG, "Fotboll, innebandy och handboll för barn och ungdomar. Alla får spela, oavsett nivå."),
    ("Björkhagens Simsällskap", Sport, "Norra", ALL, "Simskola, babysim, träningsgrupper och vattengympa i Björkhallen."),
    ("Granens Innebandyklubb", Sport, "Södra", YOUNG, "Innebandy för flickor och pojkar från åtta år. Prova på gratis tre gånger."),
    ("Exempelstads Gymnastikförening", Sport, "Centrum", ALL, "Trupp, barngympa, familjegympa och motion för vuxna."),
    ("Östra Bollklubben", Sport, "Östra", YOUNG, "Fotboll på konstgräs året om, med flicklag i alla åldrar."),
    ("Vikens Roddklubb", Sport, "Skärgården", FROM_TEENS, "Rodd från april till oktober och inomhusträning på vintern."),
    ("Höjdens Judoklubb", Sport, "Västra", YOUNG, "Judo och självförsvar. Nybörjargrupper startar varje termin."),
    ("Kometens Bordtennisklubb", Sport, "Centrum", ALL, "Bordtennis för alla åldrar, tre kvällar i veckan."),
    ("Skogsbackens Skidklubb", Sport, "Norra", ALL, "Längdskidor, skidskola och barmarksträning runt elljusspåret."),
    ("Exempelstads Ridsällskap", Sport, "Västra", YOUNG, "Ridskola med hästar och ponnyer, ungdomssektion och läger."),
    ("Isbergets Konståkningsklubb", Sport, "Östra", YOUNG, "Konståkning och skridskoskola i ishallen."),
    ("Exempelstads Parasport", Disability, "Centrum", ALL, "Boccia, rullstolsbasket och simning för dig med funktionsnedsättning."),
    ("Södra Scoutkåren", Outdoors, "Södra", YOUNG, "Scouting varje vecka, hajker och läger. Från åtta år."),
    ("Sjöscouterna i Viken", Outdoors, "Skärgården", YOUNG, "Scouting till sjöss med egna båtar."),
    ("Exempelbygdens Friluftsvänner", Outdoors, "Norra", ALL, "Vandringar, paddling och naturlek för barn. Alla turer är öppna."),
    ("Stigfinnarna", Outdoors, "Västra", FROM_TEENS, "Orientering för nybörjare och tävlande, träning på torsdagar."),
    ("Exempelstads Musikkår", Culture, "Centrum", FROM_TEENS, "Blåsorkester med ungdomsorkester och marschträning."),
    ("Kammarkören Klang", Culture, "Centrum", GROWN, "Blandad kör som sjunger från renässans till nyskrivet."),
    ("Teaterföreningen Ridån", Culture, "Södra", ALL, "Amatörteater med barnteater, ensemble och scenteknik."),
    ("Dansföreningen Virvel", Culture, "Östra", ALL, "Folkdans, bugg och dans för barn."),
    ("Konstföreningen Paletten", Culture, "Centrum", GROWN, "Utställningar, ateljékvällar och kurser i teckning och grafik."),
    ("Exempelstads Filmstudio", Culture, "Centrum", FROM_TEENS, "Film från hela världen på onsdagar, med samtal efteråt."),
    ("Replokalen Bas", Culture, "Västra", FROM_TEENS, "Replokaler, studio och konserter för unga musiker."),
    ("Exempelbygdens Hembygdsförening", Heritage, "Norra", ALL, "Hembygdsgård, slåtter, midsommarfirande och bygdens arkiv."),
    ("Släktforskarna i Exempelstad", Heritage, "Centrum", GROWN, "Släktforskarkvällar, handledning och dna-träffar."),
    ("Järnvägsmuseets Vänner", Heritage, "Östra", ALL, "Renoverar lok och vagnar och kör museitåg på sommaren."),
    ("Bildningsföreningen Ljuset", Education, "Centrum", GROWN, "Studiecirklar, föreläsningar och språkcaféer."),
    ("Läxhjälpen Exempelstad", Education, "Södra", YOUNG, "Gratis läxhjälp på biblioteket måndag till torsdag."),
    ("Exempelstads Schacksällskap", Technology, "Centrum", ALL, "Schack för nybörjare och tävlingsspelare, skolschack på lördagar."),
    ("Spelföreningen Tärningen", Technology, "Västra", FROM_TEENS, "Brädspel, rollspel och lan i trygg miljö."),
    ("Maker Exempelstad", Technology, "Östra", FROM_TEENS, "Verkstad med 3d-skrivare, elektronik och symaskiner."),
    ("Fågelskådarna i Viken", Nature, "Skärgården", GROWN, "Exkursioner, holkbygge och räkning av sjöfågel."),
    ("Exempelstads Brukshundklubb", Nature, "Norra", FROM_TEENS, "Valpkurs, agility och spår på klubbens appellplan."),
    ("Koloniföreningen Solrosen", Nature, "Södra", ALL, "Odlingslotter, plantbytardag och gemensam bikupa."),
    ("Norra Byalaget", Neighbourhood, "Norra", ALL, "Bystuga, loppmarknad, vägar och fest för alla i byarna i norr."),
    ("Pensionärerna i Exempelstad", Pensioners, "Centrum", &[Elderly], "Resor, bridge, boule, kör och rådgivning för dig som är pensionär."),
    ("Anhörigföreningen Stödet", Care, "Centrum", GROWN, "Samtalsgrupper och avlösning för dig som hjälper en närstående."),
    ("Mötesplats Världen", Integration, "Östra", ALL, "Språkcafé, matlagning och vägledning för nya och gamla Exempelstadsbor."),
    ("Södra Missionsförsamlingen", Faith, "Södra", ALL, "Öppen förskola, körer, soppluncher och gudstjänster."),
    ("Cykelköket Kedjan", Other, "Västra", ALL, "Låna verktyg, laga din cykel och få hjälp av andra."),
];

#[rustfmt::skip]
pub(super) const WAITING: [Row; 3] = [
    ("Padelföreningen Volley", Sport, "Västra", FROM_TEENS, "Ny förening som vill spela padel utan vinstsyfte."),
    ("Exempelstads Biodlare", Nature, "Norra", GROWN, "Biodling för nybörjare, med skolbigård."),
    ("Unga Röster", Culture, "Södra", &[Youth], "Poesi, rap och scenspråk för unga."),
];

pub(super) const COMPANIES: [(&str, &str); 10] = [
    ("Exempel Bygg AB", "Bygger och renoverar."),
    ("Skogsbackens Redovisning AB", "Bokföring och lön för små företag."),
    ("Vikens Båtvarv AB", "Reparationer och vinterförvaring."),
    ("Granens Café AB", "Café i sporthallen."),
    ("Norra Transport AB", "Bud och varutransporter."),
    ("Solsidans Förskola AB", "Fristående förskola."),
    ("Kedjan Cykel AB", "Cyklar och service."),
    ("Exempelstads Trädgård AB", "Anläggning och skötsel."),
    ("Paletten Tryckeri AB", "Tryck och skyltar."),
    ("Östra Hälsocentralen AB", "Primärvård."),
];

pub(super) const CUSTOMERS: [(&str, &str); 6] = [
    (
        "Exempelregionens Räddningstjänst",
        "Kommunalförbund för räddningstjänst.",
    ),
    ("Grannkommunen", "Kommun som köper tjänster av oss."),
    ("Exempelregionen", "Region med vård och kollektivtrafik."),
    ("Skärgårdens Vattenförbund", "Kommunalförbund för vatten och avlopp."),
    ("Exempelbostäder", "Kommunalt bostadsbolag."),
    ("Exempelstads Energi", "Kommunalt energibolag."),
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
