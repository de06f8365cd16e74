accounts-history-imported = Kontot flyttades hit från en äldre portal, med e-postadressen { $email }
accounts-mail-moved-subject = Ditt konto har flyttat hit
accounts-mail-moved-text =
    Ditt konto är flyttat från vår äldre portal. Öppna länken, välj ett lösenord och läs villkoren, så kan du logga in.
    Länken gäller i 48 timmar och kan användas en gång.
    Vill du inte ha något konto? Då behöver du inte göra något.
accounts-mail-moved-again = Har länken slutat gälla kan du få en ny: { $link }
accounts-mail-moved-button = Välj lösenord

accounts-menu-terms = Villkor för kontot
accounts-state-active = Aktivt
accounts-state-unconfirmed = Inte bekräftat
accounts-state-locked = Låst
accounts-state-closed = Avslutat

accounts-staff-name = Namn
accounts-staff-account = Konto
accounts-staff-role = Behörighet
accounts-staff-filter = Visa
accounts-staff-back = Till sökningen
accounts-staff-cancel = Avbryt
accounts-staff-reason = Orsak
accounts-staff-reason-hint = Personen ser orsaken i sin historik. Skriv kort och sakligt.
accounts-staff-deed-data = Uppgifterna sparas på personens konto och i historiken, som personen kan läsa.
accounts-staff-reason-missing = Skriv orsaken.

accounts-staff-search-lede = Sök på namn, e-postadress, användarnamn, mobilnummer eller hela personnumret.
accounts-staff-search-label = Sök person
accounts-staff-search-hint = Början av namnet, e-postadressen eller användarnamnet räcker. Mobilnummer och personnummer skrivs helt, personnummer som ÅÅÅÅMMDD-NNNN.
accounts-staff-search-button = Sök
accounts-staff-search-missing = Skriv det du söker efter.
accounts-staff-search-short = Skriv minst två tecken.
accounts-staff-search-number-wrong = Personnumret stämmer inte. Kontrollera siffrorna, ÅÅÅÅMMDD-NNNN.
accounts-staff-search-found = Sökresultat
accounts-staff-search-caption = Personer som stämmer med sökningen
accounts-staff-search-none = Ingen person hittades
accounts-staff-search-none-text = Kontrollera stavningen, eller sök på något annat: namn, e-postadress, användarnamn, mobilnummer eller personnummer.
accounts-staff-search-protected = En person med skyddade personuppgifter hittas bara på hela namnet, hela e-postadressen, hela användarnamnet eller personnumret.

accounts-staff-protected = Skyddade personuppgifter
accounts-staff-protected-name = Person med skyddade personuppgifter
accounts-staff-stop-title = Stopp: skyddade personuppgifter
accounts-staff-stop-lede = Personen har skyddade personuppgifter. Öppna bara om du behöver det i ditt arbete just nu.
accounts-staff-stop-text = Orsaken och ditt namn sparas, och personen kan få veta vem som har tittat. Uppgifterna är öppna för dig i en timme. Lämna inte ut dem, inte ens att personen finns här.
accounts-staff-stop-reason = Varför behöver du öppna uppgifterna?
accounts-staff-stop-reason-hint = Till exempel ”Personen ringer om ärende ARE-2026-000123”.
accounts-staff-stop-button = Öppna

accounts-staff-own-matter = Det här är ditt eget konto
accounts-staff-own-matter-text = Ingen handlägger sin egen sak. Dina uppgifter ändrar du under Mitt konto, och resten sköter en kollega.
accounts-staff-own-matter-account = Till Mitt konto
accounts-staff-read-only = Du kan läsa men inte ändra
accounts-staff-username-is-email = Samma som e-postadressen
accounts-staff-personnummer = Personnummer
accounts-staff-show = Visa
accounts-staff-created = Skapades
accounts-staff-confirmed = Bekräftades
accounts-staff-not-confirmed = Inte ännu
accounts-staff-last-login = Senaste inloggning
accounts-staff-do = Gör något
accounts-staff-no-roles = Har ingen behörighet i handläggningen.
accounts-staff-role-since = sedan { $date }
accounts-staff-role-waits = väntar på godkännande

accounts-staff-resend = Skicka ny bekräftelselänk
accounts-staff-resend-done = En ny länk är skickad. Den gäller i 48 timmar, och tidigare länkar har slutat gälla.
accounts-staff-reset-link = Skicka länk för nytt lösenord
accounts-staff-reset-link-done = En länk för att välja nytt lösenord är skickad till personens e-postadress. Den gäller i en timme, och tidigare länkar har slutat gälla.
accounts-staff-details-title = Ändra namn och mobilnummer
accounts-staff-details-lede = Ändra när personen har bett om det. Personen får veta det med ett mejl.
accounts-staff-details-button = Spara
accounts-staff-details-done = Uppgifterna är sparade.
accounts-staff-first-name-missing = Fyll i förnamnet.
accounts-staff-last-name-missing = Fyll i efternamnet.
accounts-staff-username-title = Byt användarnamn
accounts-staff-username-lede = Personen får veta det nya användarnamnet med ett mejl. E-postadressen går alltid att logga in med.
accounts-staff-username-new = Nytt användarnamn
accounts-staff-username-hint = 3–40 tecken utan mellanslag. Lämna tomt om personen ska logga in med sin e-postadress.
accounts-staff-username-button = Byt användarnamn
accounts-staff-username-done = Användarnamnet är bytt, och personen har fått ett mejl.
accounts-staff-email-title = Byt e-postadress
accounts-staff-email-lede = En länk skickas till den nya adressen. Den gamla gäller tills länken är använd, och får sedan veta det och kan ångra i sju dagar.
accounts-staff-email-new = Ny e-postadress
accounts-staff-email-button = Skicka länk till nya adressen
accounts-staff-email-done = En länk är skickad till den nya adressen.
accounts-staff-check = Hur har du kontrollerat vem personen är?
accounts-staff-check-document = Jag har sett giltig legitimation på plats
accounts-staff-check-call = Jag har ringt upp på det nummer vi redan hade och fått rätt svar på kontrollfrågor
accounts-staff-check-paper = Jag har fått ett intyg eller ett bevittnat brev
accounts-staff-check-missing = Välj hur du har kontrollerat vem personen är.
accounts-staff-code-app-title = Ta bort kodappen
accounts-staff-code-app-lede = Gör det när personen har tappat mobilen och inte har några återställningskoder kvar. Personen loggas ut överallt, loggar sedan in med bara lösenordet och får veta det med ett mejl.
accounts-staff-code-app-button = Ta bort kodappen
accounts-staff-code-app-done = Kodappen är borttagen, och personen har fått ett mejl.
accounts-staff-lock-title = Lås kontot
accounts-staff-lock-lede = Personen loggas ut överallt, kan inte logga in och får veta det med ett mejl.
accounts-staff-lock-button = Lås kontot
accounts-staff-lock-done = Kontot är låst.
accounts-staff-unlock-title = Lås upp kontot
accounts-staff-unlock-lede = Personen kan logga in igen och får veta det med ett mejl.
accounts-staff-unlock-button = Lås upp kontot
accounts-staff-unlock-done = Kontot är upplåst.
accounts-staff-protect-title = Sätt skyddade personuppgifter
accounts-staff-protect-lede = Gör det när personen har visat att uppgifterna är skyddade. Namn och adress döljs i listor och register, och mejl skickas utan innehåll.
accounts-staff-protect-button = Sätt skydd
accounts-staff-protect-done = Personen har nu skyddade personuppgifter.
accounts-staff-unprotect-title = Ta bort skyddet
accounts-staff-unprotect-lede = Gör det när personen har visat att skyddet har upphört. Namnet syns sedan i listor som andras.
accounts-staff-unprotect-button = Ta bort skyddet
accounts-staff-unprotect-done = Skyddet är borttaget.

accounts-staff-refused-not-allowed = Du har inte längre behörighet att göra det.
accounts-staff-refused-colleague = Kontot hör till en kollega med behörighet i handläggningen, eller till någon vars behörighet väntar på godkännande. Bara en systemadministratör kan ändra det.
accounts-staff-refused-closed = Kontot är avslutat och går inte att ändra.
accounts-staff-refused-stale = Någon har ändrat kontot medan du skrev. Ovanför ser du hur det ser ut nu. Kontrollera och skicka igen.
accounts-staff-refused-other-state = Det är redan gjort, kanske av en kollega.
accounts-staff-refused-many-letters = Personen har fått flera mejl den senaste timmen. Be personen titta i skräpposten, eller vänta en stund.
accounts-staff-refused-username = Användarnamnet är upptaget. Välj ett annat.
accounts-staff-refused-email = Adressen hör redan till ett konto.
accounts-staff-refused-last = Det är den sista systemadministratören. Ge någon annan behörigheten först.

accounts-staff-roles-give = Ge behörighet
accounts-staff-roles-give-now = Behörigheten gäller direkt, och personen får veta det med ett mejl.
accounts-staff-roles-give-waits = En annan systemadministratör behöver godkänna innan behörigheten gäller.
accounts-staff-roles-account = Personens e-postadress eller användarnamn
accounts-staff-roles-account-hint = Personen behöver ha ett bekräftat konto.
accounts-staff-roles-account-missing = Skriv personens e-postadress eller användarnamn.
accounts-staff-roles-account-unknown = Det finns inget konto med den adressen eller det användarnamnet.
accounts-staff-roles-role-missing = Välj en behörighet.
accounts-staff-roles-choose = Välj behörighet
accounts-staff-roles-all = Alla behörigheter
accounts-staff-roles-caption = Alla som har behörighet i handläggningen
accounts-staff-roles-caption-role = Alla som har behörigheten { $role }
accounts-staff-roles-none = Ingen har den behörigheten
accounts-staff-roles-none-text = Du kan ge den till någon som har ett konto.
accounts-staff-roles-show-all = Visa alla
accounts-staff-roles-waiting = Väntar på godkännande
accounts-staff-roles-asked = Gavs av { $name } { $when }
accounts-staff-roles-look = Granska
accounts-staff-roles-waits-lede = Behörigheten gäller först när en annan systemadministratör har godkänt den.
accounts-staff-roles-has-lede = Personen har behörigheten.
accounts-staff-roles-given-by = Gavs av
accounts-staff-roles-given-at = Gavs
accounts-staff-roles-approved-by = Godkändes av
accounts-staff-roles-approved-at = Godkändes
accounts-staff-roles-by-portal = Portalen
accounts-staff-roles-take-text = När du tar bort behörigheten slutar den gälla genast, och personen får veta det med ett mejl.
accounts-staff-roles-approve = Godkänn
accounts-staff-roles-decline = Avslå
accounts-staff-roles-take = Ta bort behörigheten
accounts-staff-roles-given = Behörigheten gäller nu, och personen har fått ett mejl.
accounts-staff-roles-waits = Behörigheten väntar på att en annan systemadministratör godkänner.
accounts-staff-roles-approved = Behörigheten är godkänd och gäller nu.
accounts-staff-roles-declined = Behörigheten är avslagen.
accounts-staff-roles-taken = Behörigheten är borttagen.
accounts-staff-roles-own = Ingen ger, godkänner eller tar bort sina egna behörigheter. Be en annan systemadministratör.
accounts-staff-roles-own-gift = Du gav behörigheten själv. En annan systemadministratör behöver godkänna den.
accounts-staff-roles-not-administrator = Du är inte längre systemadministratör.
accounts-staff-roles-not-active = Kontot är inte i bruk. Personen behöver ha ett bekräftat konto som inte är låst.
accounts-staff-roles-has-it = Personen har redan behörigheten, eller så väntar den på godkännande.
accounts-staff-roles-gone = Personen har inte längre behörigheten.

accounts-staff-terms-lede = Varje version gäller från sitt datum tills nästa tar vid. En publicerad version ändras aldrig.
accounts-staff-terms-new = Publicera ny version
accounts-staff-terms-new-lede = Den som har ett konto möter de nya villkoren vid sin nästa inloggning och kan godkänna eller vänta.
accounts-staff-terms-caption = Versioner av villkoren, nyaste först
accounts-staff-terms-version = Version
accounts-staff-terms-from = Gäller från
accounts-staff-terms-from-hint = I dag eller senare. Väljer du i dag gäller de genast.
accounts-staff-terms-from-start = Från början
accounts-staff-terms-file = Fil
accounts-staff-terms-force = Läge
accounts-staff-terms-accepted = Har godkänt
accounts-staff-terms-now = Gäller nu
accounts-staff-terms-later = Kommande
accounts-staff-terms-over = Tidigare
accounts-staff-terms-sv = Text på svenska
accounts-staff-terms-en = Text på engelska
accounts-staff-terms-markdown = Rubriker börjar med ##, punkter med -, **fet** text mellan stjärnor.
accounts-staff-terms-sure = Texterna är klara. Jag vet att de inte går att ändra sedan.
accounts-staff-terms-preview = Förhandsgranska
accounts-staff-terms-publish = Publicera
accounts-staff-terms-published = Villkoren är publicerade och gäller från { $date }.
accounts-staff-terms-date-wrong = Skriv ett datum, till exempel 2027-01-01.
accounts-staff-terms-date-past = Välj i dag eller en senare dag.
accounts-staff-terms-sv-missing = Skriv texten på svenska.
accounts-staff-terms-en-missing = Skriv texten på engelska.
accounts-staff-terms-sure-missing = Bekräfta att texterna är klara.

accounts-history-username = Användarnamnet ändrades från { $old } till { $new }. Orsak: { $reason }
accounts-history-link-resent = En ny bekräftelselänk skickades
accounts-history-identity-checked = Identiteten kontrollerades inför byte av e-postadress: { $check ->
    [document] legitimation på plats
    [call] uppringning med kontrollfrågor
   *[paper] intyg eller bevittnat brev
}
accounts-history-reset-link-sent = En länk för att välja nytt lösenord skickades
accounts-history-code-app-removed = Kodappen togs bort, efter kontroll av identiteten: { $check ->
    [document] legitimation på plats
    [call] uppringning med kontrollfrågor
   *[paper] intyg eller bevittnat brev
}
accounts-history-locked = Kontot låstes. Orsak: { $reason }
accounts-history-unlocked = Kontot låstes upp. Orsak: { $reason }
accounts-history-protected = Skyddade personuppgifter sattes. Orsak: { $reason }
accounts-history-unprotected = Skyddade personuppgifter togs bort. Orsak: { $reason }
accounts-history-role-given = Behörigheten { $role ->
    [case_officer] ärendehandläggare
    [booking_officer] bokningshandläggare
    [grants_officer] bidragshandläggare
    [parking_operator] parkeringsoperatör
    [cashier] kassör
    [customer_service] kundtjänst
    [parking_warden] parkeringsvakt
    [system_administrator] systemadministratör
   *[other] { $role }
} gavs
accounts-history-role-taken = Behörigheten { $role ->
    [case_officer] ärendehandläggare
    [booking_officer] bokningshandläggare
    [grants_officer] bidragshandläggare
    [parking_operator] parkeringsoperatör
    [cashier] kassör
    [customer_service] kundtjänst
    [parking_warden] parkeringsvakt
    [system_administrator] systemadministratör
   *[other] { $role }
} togs bort

accounts-mail-by-staff-questions = Har du frågor, eller har du inte bett om det? Ring oss på { $phone }.
accounts-mail-by-staff-details-subject = Dina uppgifter är ändrade
accounts-mail-by-staff-details-text =
    Vi har ändrat ditt namn eller mobilnummer.
    Du ser vad som är ändrat i din historik under Mitt konto.
accounts-mail-by-staff-new-username-subject = Ditt användarnamn är ändrat
accounts-mail-by-staff-new-username-text =
    Vi har ändrat ditt användarnamn. Lösenordet är det samma som förut.
    Du kan också logga in med din e-postadress.
accounts-mail-by-staff-code-app-subject = Kodappen är borttagen från ditt konto
accounts-mail-by-staff-code-app-text =
    Vi har tagit bort kodappen och dess återställningskoder från ditt konto, och du är utloggad på alla enheter.
    Från och med nu räcker lösenordet när du loggar in. Lägg gärna till en ny kodapp under Inloggade enheter och säkerhet.
accounts-mail-by-staff-locked-subject = Ditt konto är låst
accounts-mail-by-staff-locked-text =
    Vi har låst ditt konto, och du är utloggad på alla enheter.
    Du kan inte logga in förrän vi har låst upp det.
accounts-mail-by-staff-unlocked-subject = Ditt konto är upplåst
accounts-mail-by-staff-unlocked-text =
    Vi har låst upp ditt konto. Du kan logga in igen.
accounts-mail-by-staff-protected-subject = Dina personuppgifter är skyddade
accounts-mail-by-staff-protected-text =
    Vi har noterat att du har skyddade personuppgifter.
accounts-mail-by-staff-unprotected-subject = Dina personuppgifter är inte längre skyddade
accounts-mail-by-staff-unprotected-text =
    Vi har tagit bort noteringen om skyddade personuppgifter.
accounts-mail-role-given-subject = Du har fått en behörighet
accounts-mail-role-given-text =
    Du har fått en behörighet i handläggningen. Den gäller nästa gång du öppnar en sida.
accounts-mail-role-given-button = Till handläggningen
accounts-mail-role-taken-subject = En behörighet är borttagen
accounts-mail-role-taken-text =
    En av dina behörigheter i handläggningen är borttagen.
    Ditt konto finns kvar som förut.

accounts-staff-history-caption = Händelser i personens konto, nyaste först
accounts-staff-history-by-self = Av personen själv
accounts-staff-history-by-colleague = Av { $name }
accounts-staff-aside = Åtgärder och behörigheter
