accounts-inside = Mitt konto
accounts-save = Spara
accounts-back = Tillbaka
accounts-own-password = Lösenord
accounts-own-password-hint = Ditt lösenord, så att vi vet att det är du.
accounts-own-password-wrong = Lösenordet är fel. Försök igen.

accounts-details-email-change = Ändra
accounts-details-username-hint = Du loggar in med din e-postadress.
accounts-details-username-change = Ring oss på { $phone } om du vill byta användarnamn.
accounts-details-personal-data = Vi använder uppgifterna för att sköta ditt konto och för att hitta dina ärenden.
accounts-details-saved = Uppgifterna är sparade.
accounts-details-unchanged = Inget var ändrat, så inget behövde sparas.
accounts-details-changed-elsewhere = Uppgifterna ändrades på ett annat ställe medan du skrev. Titta på det som är sparat nu, och spara igen om dina uppgifter ska gälla.
accounts-details-saved-now = Sparat nu: { $value }
accounts-details-saved-now-empty = Sparat nu: inget
accounts-details-personnummer = Personnummer
accounts-details-personnummer-hint = ÅÅÅÅMMDD-NNNN. Då hittar vi dina egna ärenden.
accounts-details-personnummer-replace = ÅÅÅÅMMDD-NNNN. Fyll bara i om numret ska bytas.
accounts-details-personnummer-malformed = Skriv personnumret med tio eller tolv siffror, till exempel 19850712-9990.
accounts-details-personnummer-date = Datumet i personnumret finns inte. Kontrollera år, månad och dag.
accounts-details-personnummer-check = Personnumret stämmer inte. Kontrollera att alla siffror är rätt.
accounts-details-personnummer-future = Datumet i personnumret har inte varit än. Skriv alla tolv siffror.
accounts-details-personnummer-taken = Vi kan inte spara personnumret här. Ring oss på { $phone }, så hjälper vi dig.
accounts-details-personnummer-wait = Du har provat många gånger. Vänta till { $when }, eller ring oss på { $phone }.
accounts-details-personnummer-show = Visa
accounts-details-personnummer-hide = Dölj
accounts-details-personnummer-remove = Ta bort
accounts-details-personnummer-removed = Personnumret är borttaget.

accounts-email-change-now = Din e-postadress
accounts-email-change-login = Du loggar in med din e-postadress. Efter bytet loggar du in med den nya.
accounts-email-change-personal-data = Vi sparar adressen för att du ska kunna logga in och få besked från oss. Den gamla sparar vi i historiken.
accounts-email-change-again = Bekräfta e-postadress
accounts-email-change-again-hint = Skriv den nya adressen en gång till.
accounts-email-change-hint = Den nya adressen, till exempel anna@exempel.example.
accounts-email-change-button = Skicka länk
accounts-email-change-differs = E-postadresserna är inte lika. Skriv samma adress två gånger.
accounts-email-change-same = Det är redan din e-postadress.
accounts-email-change-waiting = Titta i din e-post
accounts-email-change-waiting-text = Vi har skickat en länk till { $email }. Öppna den och bekräfta, så byts adressen. Länken gäller till { $until }.
accounts-email-change-cancel = Avbryt bytet
accounts-email-change-cancelled = Bytet är avbrutet. Din adress är som förut.
accounts-email-confirm = Bekräfta din nya e-postadress
accounts-email-confirm-text = Tryck på knappen, så byts adressen till { $email }.
accounts-email-confirm-button = Bekräfta adressen
accounts-email-confirmed = Din e-postadress är ändrad.
accounts-email-undo = Ta tillbaka din e-postadress
accounts-email-undo-text = Tryck på knappen, så blir { $email } kontots adress igen. Kontot loggas ut överallt, och vi mejlar en länk där du väljer ett nytt lösenord.
accounts-email-undo-button = Ta tillbaka adressen
accounts-email-undo-over = Länken gäller inte längre
accounts-email-undo-over-text = Länken är redan använd, äldre än 7 dagar eller inte hel.
accounts-email-undo-over-call = Har någon annan bytt din adress? Ring oss på { $phone } eller skriv till oss, så hjälper vi dig.
accounts-email-undone-password-gone = Din e-postadress är tillbaka. Kontot är utloggat överallt, och lösenordet gäller inte längre, för någon annan kan känna till det. Vi har mejlat en länk där du väljer ett nytt. Titta i skräpposten om du inte ser mejlet.
accounts-email-undone-password-kept = Din e-postadress är tillbaka, och kontot är utloggat överallt. Vi har mejlat en länk där du kan välja ett nytt lösenord. Titta i skräpposten om du inte ser mejlet.
accounts-email-undone-locked = Din e-postadress är tillbaka. Kontot är låst, så ring oss om du vill använda det.

accounts-password-current = Nuvarande lösenord
accounts-password-current-missing = Fyll i ditt nuvarande lösenord.
accounts-password-current-wrong = Det nuvarande lösenordet är fel. Försök igen.
accounts-password-same = Det nya lösenordet är samma som det nuvarande. Välj ett annat.
accounts-password-change-button = Byt lösenord
accounts-password-changed = Lösenordet är bytt, och alla andra enheter är utloggade.

accounts-history-terms-latest = Senast godkända användarvillkor
accounts-history-terms-none = Inga villkor är godkända än
accounts-history-terms-when = { $file }, godkända { $date }
accounts-history-created = Användaren skapades
accounts-history-filter = Typ
accounts-history-filter-all = Alla typer
accounts-history-filter-button = Visa
accounts-history-heading = Händelser
accounts-history-caption = Händelser på ditt konto, de nyaste först
accounts-history-column-created = Skapad
accounts-history-column-type = Typ
accounts-history-column-message = Meddelande
accounts-history-by-self = Av dig
accounts-history-by-staff = Av vår personal
accounts-history-by-system = Av portalen
accounts-history-none = Inget av den typen
accounts-history-none-text = Välj en annan typ, eller visa allt.
accounts-history-show-all = Visa allt
accounts-history-page = Sida { $page }
accounts-history-type-account = Konto
accounts-history-type-details = Uppgifter
accounts-history-type-email = E-postadress
accounts-history-type-password = Lösenord
accounts-history-type-login = Inloggning
accounts-history-type-security = Inloggning i två steg
accounts-history-type-terms = Villkor

accounts-history-first-name = Förnamnet ändrades från { $old } till { $new }
accounts-history-last-name = Efternamnet ändrades från { $old } till { $new }
accounts-history-mobile = Mobilnumret ändrades från { $old } till { $new }
accounts-history-mobile-added = Mobilnumret { $new } lades till
accounts-history-mobile-removed = Mobilnumret { $old } togs bort
accounts-history-personnummer = Personnumret ändrades från { $old } till { $new }
accounts-history-personnummer-added = Personnumret { $new } lades till
accounts-history-personnummer-removed = Personnumret { $old } togs bort
accounts-history-language-sv = Språket ändrades till svenska
accounts-history-language-en = Språket ändrades till engelska
accounts-history-email-asked = Byte av e-postadress till { $new } påbörjades
accounts-history-email-cancelled = Byte av e-postadress avbröts
accounts-history-email = E-postadressen ändrades från { $old } till { $new }
accounts-history-email-undone = E-postadressen ändrades tillbaka från { $old } till { $new }
accounts-history-password = Lösenordet byttes
accounts-history-password-removed = Lösenordet slutade gälla när bytet av e-postadress ångrades
accounts-history-device-ended = Enheten { $device } loggades ut
accounts-history-devices-ended = Alla andra enheter loggades ut
accounts-history-take-out = En fil med alla uppgifter beställdes
accounts-history-factor-on = Inloggning i två steg slogs på
accounts-history-factor-off = Inloggning i två steg stängdes av
accounts-history-new-codes = Nya återställningskoder skapades

accounts-devices = Inloggade enheter
accounts-devices-this = Den här enheten
accounts-devices-unknown = Okänd webbläsare
accounts-devices-facts = Inloggad { $since }, senast använd { $used }
accounts-devices-log-out = Logga ut
accounts-devices-log-out-others = Logga ut alla andra
accounts-devices-logged-out = Enheten är utloggad.
accounts-devices-others-logged-out = Alla andra enheter är utloggade.
accounts-devices-only = Kontot är inte inloggat någon annanstans.

accounts-factor = Inloggning i två steg
accounts-factor-off-text = Skydda kontot bättre: efter lösenordet skriver du också en kod från en app i mobilen. Du behöver en kodapp, till exempel den som finns i din lösenordshanterare.
accounts-factor-add = Lägg till kodapp
accounts-factor-needed = Ditt uppdrag kräver inloggning i två steg. Lägg till en kodapp, så kommer du in i Handläggning.
accounts-factor-is-on = På sedan { $date }
accounts-factor-codes-left = { $count ->
    [0] Du har inga återställningskoder kvar. Skapa nya, så att du kan logga in utan mobilen.
    [one] Du har en återställningskod kvar. Skapa nya, så att du kan logga in utan mobilen.
   *[other] Du har { $count } återställningskoder kvar.
}
accounts-factor-new-codes = Skapa nya återställningskoder
accounts-factor-new-codes-text = De gamla koderna slutar gälla när du skapar nya.
accounts-factor-new-codes-button = Skapa nya koder
accounts-factor-turn-off = Stäng av
accounts-factor-turn-off-title = Stäng av inloggning i två steg
accounts-factor-turn-off-text = Efteråt räcker lösenordet för att logga in.
accounts-factor-turn-off-staff = Du kommer inte in i Handläggning förrän du har lagt till en kodapp igen.
accounts-factor-turned-off = Inloggning i två steg är avstängd.
accounts-factor-add-text = Skriv ditt lösenord, så visar vi en QR-kod för din kodapp.
accounts-factor-continue = Fortsätt
accounts-factor-scan-title = Läs in QR-koden
accounts-factor-scan = Öppna kodappen och läs in bilden.
accounts-factor-qr = QR-kod för din kodapp. Kan du inte läsa in den skriver du nyckeln i stället.
accounts-factor-secret = Kan du inte läsa in bilden? Skriv den här nyckeln i appen:
accounts-factor-code = Kod från appen
accounts-factor-code-hint = Sex siffror.
accounts-factor-code-malformed = Skriv de sex siffrorna som kodappen visar.
accounts-factor-code-wrong = Koden stämmer inte. Vänta på nästa kod i appen och försök igen. Kontrollera också att mobilens klocka går rätt.
accounts-factor-confirm = Slå på
accounts-factor-too-late = Det gick för lång tid. Skriv ditt lösenord och läs in en ny QR-kod.
accounts-factor-is-on-already = Inloggning i två steg är redan på.
accounts-codes-title = Spara dina återställningskoder
accounts-codes-on = Inloggning i två steg är på.
accounts-codes-text = Med en återställningskod loggar du in om du inte har mobilen. Varje kod gäller en gång. Skriv ut koderna eller spara dem på ett säkert ställe. Vi visar dem bara nu.
accounts-codes-list = Återställningskoder
accounts-codes-copy = Kopiera
accounts-codes-copied = Kopierat
accounts-codes-print = Skriv ut
accounts-codes-done = Jag har sparat koderna

accounts-language-legend = Språk
accounts-language-own-name = Svenska
accounts-language-missing = Välj ett språk.
accounts-language-saved = Språket är sparat.

accounts-mail-new-email-subject = Bekräfta din nya e-postadress
accounts-mail-new-email-text =
    Du har bett om att byta e-postadress till den här. Öppna länken och bekräfta, så byts adressen.
    Länken gäller i 48 timmar och kan användas en gång.
    Har du inte bett om det? Då behöver du inte göra något.
accounts-mail-new-email-button = Bekräfta adressen
accounts-mail-email-is-yours-subject = Någon ville använda din e-postadress
accounts-mail-email-is-yours-text =
    Någon har försökt byta till din e-postadress i ett annat konto. Adressen hör till ditt konto, så inget har ändrats.
    Var det du, och har du två konton? Kontakta oss, så hjälper vi dig.
    Var det inte du? Då behöver du inte göra något.
accounts-mail-email-changed-subject = Din e-postadress är ändrad
accounts-mail-email-changed-text =
    Ditt konto har fått en ny e-postadress. Det här är det sista mejlet till den gamla.
    Var det du? Då behöver du inte göra något.
    Var det inte du? Öppna länken och ta tillbaka adressen. Länken gäller i 7 dagar.
accounts-mail-email-changed-button = Ta tillbaka adressen
accounts-mail-email-undone-subject = Din e-postadress är tillbaka
accounts-mail-email-undone-text =
    Bytet av e-postadress är ångrat, så det här är adressen till ditt konto igen.
    Kontot är utloggat på alla enheter.
accounts-mail-email-undone-password = Lösenordet gäller inte längre, eftersom någon annan kan känna till det.
accounts-mail-email-undone-code-app = En kodapp hade lagts till efter att bytet påbörjades. Den är borttagen, och dess återställningskoder gäller inte längre.
accounts-mail-email-undone-link = Öppna länken och välj ett nytt lösenord. Länken gäller i en timme och kan användas en gång. Har den slutat gälla? Välj ”Har du glömt ditt lösenord?” när du loggar in, så skickar vi en ny.
accounts-mail-email-undone-locked = Kontot är låst. Ring oss om du vill använda det.
accounts-mail-email-undone-button = Välj nytt lösenord
accounts-mail-password-changed-subject = Ditt lösenord är bytt
accounts-mail-password-changed-text =
    Lösenordet till ditt konto är bytt, och kontot är utloggat på alla andra enheter.
    Var det du? Då behöver du inte göra något.
    Var det inte du? Välj ett nytt lösenord genast och ring oss.
accounts-mail-password-changed-button = Välj nytt lösenord
accounts-mail-factor-on-subject = Inloggning i två steg är på
accounts-mail-factor-on-text =
    En kodapp har lagts till på ditt konto. Från och med nu behövs en kod från appen när du loggar in.
    Var det du? Då behöver du inte göra något.
    Var det inte du? Välj ett nytt lösenord genast och ring oss.
accounts-mail-factor-on-button = Välj nytt lösenord
accounts-mail-factor-off-subject = Inloggning i två steg är avstängd
accounts-mail-factor-off-text =
    Kodappen är borttagen från ditt konto. Från och med nu räcker lösenordet när du loggar in.
    Var det du? Då behöver du inte göra något.
    Var det inte du? Välj ett nytt lösenord genast och ring oss.
accounts-mail-factor-off-button = Välj nytt lösenord
accounts-mail-new-codes-subject = Nya återställningskoder
accounts-mail-new-codes-text =
    Nya återställningskoder har skapats för ditt konto. De gamla gäller inte längre.
    Var det du? Då behöver du inte göra något.
    Var det inte du? Välj ett nytt lösenord genast och ring oss.
accounts-mail-new-codes-button = Välj nytt lösenord
