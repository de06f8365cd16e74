web-frame-description = { $owner }s kundportal: fråga, felanmäl och sköt dina ärenden på ett ställe.
web-frame-skip = Hoppa till huvudinnehållet
web-frame-portal = Kundportalen
web-frame-staff = Handläggning
web-frame-own-pages = Mina sidor
web-frame-services = Tjänster
web-frame-menu = Meny
web-frame-start = Start
web-frame-crumb = Du är här
web-frame-account-nav = Konto och språk
web-frame-info = Information
web-frame-notifications = Avisering
web-frame-waiting = { $count ->
    [one] { $count } sak väntar på dig
   *[other] { $count } saker väntar på dig
}
web-frame-my-account = Mitt konto
web-frame-acting-as = Jag agerar som
web-frame-log-in = Logga in
web-frame-log-out = Logga ut
web-frame-register = Skapa konto
web-frame-other-language = English
web-frame-other-language-code = en
web-turns = Din tur
web-turns-hat = som { $hat }
web-hat-lost = Du kan inte längre agera för den som formuläret gällde, så vi skickade inte in det. Det du skrev finns kvar här.
web-hat-unconfirmed = väntar på bekräftelse
web-hat-private = Privat
web-hat-protected = Person med skyddade uppgifter
web-hat-fullmakt = { $name } (fullmakt)
web-hat-guardian = { $name } (vårdnadshavare)
web-hat-god_man = { $name } (god man)
web-hat-forvaltare = { $name } (förvaltare)

web-foot-hours = Kundtjänst svarar { $hours } på
web-foot-and = och
web-foot-help = Hjälp och frågor
web-foot-contact = Kontakta oss
web-foot-feedback = Tyck till
web-foot-records = Begär ut allmän handling
web-foot-accessibility = Tillgänglighet
web-foot-personal-data = Personuppgifter
web-foot-cookies = Kakor
web-foot-terms = Villkor
web-foot-api = API för program

web-form-title-prefix = Fel:{" "}
web-form-summary = { $count ->
    [one] En sak behöver rättas
   *[other] { $count } saker behöver rättas
}
web-form-optional = (frivilligt)
web-form-all-required = Alla uppgifter är obligatoriska om inget annat anges.
web-form-protected = Jag har skyddade personuppgifter
web-form-personal-data = Så behandlar vi personuppgifter
web-form-too-long = Texten är { $length } tecken. Korta den till högst { $max }.
web-form-characters-left = {"{n}"} tecken kvar
web-form-characters-over = {"{n}"} tecken för mycket
web-form-show-password = Visa lösenord
web-form-hide-password = Dölj lösenord

web-session-title = Är du kvar?
web-session-soon = Du loggas strax ut eftersom du inte har gjort något på ett tag. Det du har skrivit försvinner inte.
web-session-last-title = Snart behöver du logga in igen
web-session-last = Du loggas ut tolv timmar efter att du loggade in. Det du har skrivit försvinner inte. Logga in igen, så fortsätter du där du var.
web-session-over = Det du har skrivit finns kvar här. Logga in igen, så kan du fortsätta.
web-session-log-in = Logga in (öppnas i en ny flik)
web-session-failed = Det gick inte att nå portalen. Försök igen.
web-session-over-title = Du har loggats ut
web-session-close = Stäng
web-session-extend = Fortsätt vara inloggad

web-paging = Sidor
web-paging-first = Första
web-paging-previous = Föregående
web-paging-next = Nästa
web-paging-last = Sista

web-problem-number = Fel { $status }
web-problem-when = Försök igen { $when }.
web-problem-reference = Referens: { $reference }
web-problem-not-found-title = Här finns ingen dörr
web-problem-not-found-text = Sidan kan ha flyttat, eller så är adressen fel. Det kan också vara något som hör till ett annat konto än ditt.
web-problem-not-found-way-on = Till startsidan
web-problem-forbidden-title = Dörren är låst
web-problem-forbidden-text = Du är inloggad, men sidan kräver en behörighet som du inte har. En systemadministratör kan ge dig den.
web-problem-forbidden-way-on = Till startsidan
web-problem-log-in-first-title = Logga in först
web-problem-log-in-first-text = Sidan visas bara för den som är inloggad.
web-problem-log-in-first-way-on = Logga in
web-problem-second-factor-title = Du behöver en extra kod
web-problem-second-factor-text = Handläggning kräver inloggning i två steg. Lägg till en kodapp under Inloggade enheter och säkerhet och logga in igen.
web-problem-second-factor-way-on = Lägg till kodapp
web-problem-foreign-form-title = Formuläret gick inte att ta emot
web-problem-foreign-form-text = Formuläret kom inte från en sida som du nyss öppnat här. Gå tillbaka, ladda om sidan och skicka igen.
web-problem-foreign-form-way-on = Till startsidan
web-problem-bad-request-title = Vi förstod inte det som skickades
web-problem-bad-request-text = Gå tillbaka, ladda om sidan och försök igen.
web-problem-bad-request-way-on = Till startsidan
web-problem-too-large-title = Det var för mycket på en gång
web-problem-too-large-text = Gå tillbaka och korta texten, så går den att skicka.
web-problem-too-large-way-on = Till startsidan
web-problem-not-kept-title = Kopiera det du skrev
web-problem-not-kept-text = Formuläret måste öppnas igen, och det du skrev är för långt för att vi ska kunna spara det så länge. Kopiera texten här nedanför. Sedan kan du klistra in den i formuläret.
web-problem-not-kept-typed = Det du skrev
web-problem-not-kept-way-on = Öppna formuläret igen
web-problem-link-is-over-title = Länken gäller inte längre
web-problem-link-is-over-text = Länken är redan använd, för gammal eller inte hel. Du kan få en ny.
web-problem-link-is-over-way-on = Skicka en ny länk
web-problem-limited-title = Vänta en stund
web-problem-limited-text = Det har varit många försök på kort tid. För att skydda kontona tar vi en paus.
web-problem-limited-way-on = Till startsidan
web-problem-busy-title = Många vill in just nu
web-problem-busy-text = Vi hinner inte med din begäran. Försök igen om några sekunder.
web-problem-busy-way-on = Till startsidan
web-problem-fault-title = Lampan slocknade
web-problem-fault-text = Något gick fel hos oss. Det är inte ditt fel, och felet är noterat. Försök igen om en stund.
web-problem-fault-way-on = Till startsidan

web-staff-role-case_officer = Ärendehandläggare
web-staff-role-booking_officer = Bokningshandläggare
web-staff-role-grants_officer = Bidragshandläggare
web-staff-role-parking_operator = Parkeringsoperatör
web-staff-role-cashier = Kassör
web-staff-role-customer_service = Kundtjänst
web-staff-role-parking_warden = Parkeringsvakt
web-staff-role-system_administrator = Systemadministratör
web-org-role-association_manager = Föreningsansvarig
web-org-role-sub_user_booking = Underanvändare bokning
web-org-role-sub_user_grants = Underanvändare bidrag
web-org-role-administrator = Administratör
web-org-role-orderer = Beställare
web-org-role-approver = Attestant
web-org-role-agent_case_worker = Agenthandläggare
web-org-role-authorised_signatory = Firmatecknare
web-org-role-contact = Kontaktperson

web-kept-always = Tills vidare
web-kept-years = { $count ->
    [one] I ett år
   *[other] I { $count } år
}
web-kept-days = { $count ->
    [one] I en dag
   *[other] I { $count } dagar
}

web-paper-made = Framställt { $when }
web-paper-pages = Sida { $page } av { $pages }

web-api-malformed-title = Anropet går inte att läsa
web-api-malformed-text = Kontrollera att innehållet är giltig JSON och att de rubrikrader som krävs finns med.
web-api-no-key-title = API-nyckeln saknas eller gäller inte
web-api-no-key-text = Skicka en gällande nyckel: Authorization: Bearer följt av nyckeln. En organisations ansvariga skapar nycklar i kundportalen.
web-api-forbidden-title = Det är inte tillåtet
web-api-forbidden-text = Nyckeln ger inte rätt att göra det här.
web-api-not-found-title = Det finns inte
web-api-not-found-text = Adressen finns inte, eller så hör det du frågar efter inte till organisationen.
web-api-wrong-method-title = Metoden går inte att använda här
web-api-wrong-method-text = Rubrikraden Allow i svaret säger vilka metoder som går att använda.
web-api-conflict-title = Det går inte som läget är nu
web-api-conflict-text = Hämta det du vill ändra på nytt och se vad som går att göra.
web-api-key-reused-title = Idempotency-Key har redan använts till något annat
web-api-key-reused-text = Skicka en ny nyckel i Idempotency-Key för varje ny sak. Samma nyckel får bara skickas igen med samma innehåll.
web-api-too-large-title = Innehållet är för stort
web-api-too-large-text = Skicka mindre åt gången.
web-api-wrong-type-title = Innehållet är av fel slag
web-api-wrong-type-text = Skicka innehållet som dokumentationen säger, oftast med Content-Type: application/json.
web-api-refused-title = Något behöver rättas
web-api-refused-text = Rätta det som är fel och skicka igen med en ny Idempotency-Key.
web-api-limited-title = För många anrop
web-api-limited-text = Vänta så många sekunder som rubrikraden Retry-After säger.
web-api-busy-title = Det är för mycket att göra just nu
web-api-busy-text = Försök igen om en liten stund, med samma Idempotency-Key.
web-api-fault-title = Något gick fel hos oss
web-api-fault-text = Försök igen med samma Idempotency-Key. Hör av dig till kundtjänst med referensen om felet är kvar.
