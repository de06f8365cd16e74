accounts-email = E-post
accounts-email-hint = Till den adressen skickar vi länken som bekräftar kontot.
accounts-email-missing = Fyll i din e-postadress.
accounts-email-malformed = Skriv en hel e-postadress, till exempel anna@exempel.example.
accounts-email-too-long = E-postadressen är för lång. Den får ha högst 254 tecken.
accounts-username = Användarnamn
accounts-username-hint = Lämna tomt om du vill logga in med din e-postadress. 3–40 tecken utan mellanslag.
accounts-username-length = Användarnamnet ska ha 3–40 tecken.
accounts-username-characters = Användarnamnet får bara ha bokstäver, siffror, punkt, bindestreck och understreck.
accounts-username-taken = Användarnamnet är upptaget. Välj ett annat, eller lämna fältet tomt.
accounts-first-name = Förnamn
accounts-first-name-missing = Fyll i ditt förnamn.
accounts-last-name = Efternamn
accounts-last-name-missing = Fyll i ditt efternamn.
accounts-mobile = Mobilnummer
accounts-mobile-hint = Till exempel 070-174 06 05. Behövs bara om du vill få sms.
accounts-mobile-malformed = Skriv ett mobilnummer, till exempel 070-174 06 05.
accounts-mobile-not-mobile = Numret ser inte ut att gå till en mobiltelefon. Skriv ett mobilnummer, till exempel 070-174 06 05.

accounts-password = Lösenord
accounts-password-hint = Kraven står under fältet.
accounts-new-password = Nytt lösenord
accounts-new-password-again = Bekräfta nytt lösenord
accounts-password-differs = Lösenorden är inte lika. Skriv samma lösenord två gånger.
accounts-password-unmet = Lösenordet uppfyller inte alla krav. Det behöver ha { $rules }.
accounts-password-unmet-length = minst { $count } tecken
accounts-password-unmet-upper = minst en stor bokstav
accounts-password-unmet-lower = minst en liten bokstav
accounts-password-unmet-digit = minst en siffra
accounts-password-unmet-symbol = minst ett av tecknen { $symbols }
accounts-password-unmet-too-long = högst { $count } tecken
accounts-password-unmet-guess = annat än ett vanligt lösenord, ditt namn eller din e-postadress
accounts-password-rules = Krav på lösenordet
accounts-password-rule-length = Minst { $count } tecken
accounts-password-rule-upper = Minst en stor bokstav
accounts-password-rule-lower = Minst en liten bokstav
accounts-password-rule-digit = Minst en siffra
accounts-password-rule-symbol = Minst ett av tecknen { $symbols }
accounts-password-rule-guess = Inget vanligt lösenord, och inte ditt namn eller din e-postadress
accounts-password-met = uppfyllt
accounts-password-not-met = saknas
accounts-password-status = {"{met}"} av {"{all}"} krav är uppfyllda

accounts-register = Skapa konto
accounts-register-lede = Vem ska kontot vara för? Du kan lägga till en organisation senare också.
accounts-register-have = Har du redan ett konto?
accounts-register-private = Skapa konto som privatperson
accounts-register-button = Registrera
accounts-register-personal-data = Vi använder uppgifterna för att sköta ditt konto.
accounts-register-done = Tack! Titta i din e-post
accounts-register-done-crumb = Klart
accounts-register-done-text = Vi har skickat ett mejl till adressen du angav. Öppna länken i mejlet och bekräfta, så kan du logga in. Länken gäller i 48 timmar.
accounts-look-in-spam = Har du inte fått något? Titta i skräpposten, eller vänta några minuter.
accounts-send-new-link = Skicka ny länk
accounts-try-again = Försök igen
accounts-to-log-in = Till inloggningen
accounts-door-private = Privat
accounts-door-private-text = Du bokar, parkerar eller har ett ärende för egen del
accounts-door-company = Företag
accounts-door-company-text = Du företräder ett företag. Ha organisationsnumret till hands
accounts-door-association = Förening
accounts-door-association-text = Finns föreningen redan? Då ber du om behörighet i stället

accounts-confirm = Bekräfta ditt konto
accounts-confirm-text = Tryck på knappen, så är kontot klart att använda.
accounts-confirm-choose-text = Ditt konto är flyttat hit från en äldre portal. Välj ett lösenord och godkänn villkoren, så är det klart att använda.
accounts-confirm-personal-data = Uppgifterna kommer från den äldre portalen. Vi använder dem för att sköta ditt konto.
accounts-confirm-button = Bekräfta kontot
accounts-confirmed = Kontot är bekräftat. Nu kan du logga in.

accounts-log-in = Logga in
accounts-log-in-name-hint = Din e-postadress går också bra.
accounts-log-in-name-missing = Fyll i ditt användarnamn eller din e-postadress.
accounts-log-in-password-missing = Fyll i ditt lösenord.
accounts-log-in-wrong = Fel användarnamn eller lösenord. Kontrollera båda och försök igen.
accounts-log-in-unconfirmed = Kontot är inte bekräftat
accounts-log-in-unconfirmed-text = Kontot är inte bekräftat. Öppna länken i mejlet som vi skickade när du registrerade dig, eller be om en ny.
accounts-log-in-locked = Kontot är låst. Ring oss på { $phone }, så berättar vi varför och hjälper dig vidare.
accounts-logged-out = Du är utloggad.
accounts-forgot-password = Har du glömt ditt lösenord?
accounts-forgot-username = Har du glömt ditt användarnamn?
accounts-employee = Vill du boka som kommunanställd?
accounts-new-here = Ny här?
accounts-new-here-text = Skapa ett konto. Det tar ungefär två minuter.

accounts-code = Kod
accounts-code-title = Ange din kod
accounts-code-lede = Ditt konto har inloggning i två steg.
accounts-code-hint = De sex siffrorna i din kodapp. Har du inte appen till hands kan du skriva en återställningskod.
accounts-code-malformed = Skriv de sex siffrorna i din kodapp, eller en återställningskod.
accounts-code-wrong = Koden är fel eller redan använd. Vänta på nästa kod i appen och försök igen.
accounts-code-back = Börja om

accounts-ask-reset-title = Glömt lösenord
accounts-ask-reset-lede = Skriv din e-postadress, så skickar vi en länk där du väljer ett nytt lösenord.
accounts-ask-reset-button = Skicka länk
accounts-ask-reset-sent-title = Titta i din e-post
accounts-ask-reset-sent-text = Om adressen har ett konto har vi skickat en länk dit. Den gäller i en timme och kan användas en gång.
accounts-ask-username-title = Glömt användarnamn
accounts-ask-username-lede = Skriv din e-postadress, så mejlar vi användarnamnet dit.
accounts-ask-username-button = Skicka användarnamn
accounts-ask-username-sent-title = Titta i din e-post
accounts-ask-username-sent-text = Om adressen har ett konto har vi skickat användarnamnet dit.
accounts-ask-confirmation-title = Verifiera konto
accounts-ask-confirmation-lede = Skriv din e-postadress, så skickar vi en ny länk som bekräftar kontot.
accounts-ask-confirmation-button = Skicka ny länk
accounts-ask-confirmation-sent-title = Titta i din e-post
accounts-ask-confirmation-sent-text = Om adressen har ett konto som inte är bekräftat har vi skickat en ny länk dit. Den gäller i 48 timmar.
accounts-reset-title = Välj ett nytt lösenord
accounts-reset-text = När du har valt ett nytt lösenord loggas kontot ut överallt.
accounts-reset-button = Spara lösenordet
accounts-password-was-reset = Lösenordet har återställts

accounts-terms = Villkor
accounts-terms-read = Jag har läst och godkänner villkoren
accounts-terms-link = Läs villkoren (öppnas i en ny flik)
accounts-terms-missing = Du behöver godkänna villkoren för att skapa ett konto.
accounts-terms-changed = Villkoren har ändrats sedan du öppnade sidan. Läs dem och godkänn igen.
accounts-terms-versions = Andra versioner
accounts-terms-version = Version { $version }
accounts-terms-earlier-version = Du läser en tidigare version, { $version }.
accounts-terms-to-current = Till villkoren som gäller nu
accounts-terms-new = Nya villkor
accounts-terms-new-lede = Villkoren för ditt konto har ändrats. Läs dem och välj om du vill godkänna nu eller vänta.
accounts-terms-wait-text = Väntar du kan du fortfarande läsa dina uppgifter, skriva i dina ärenden, ta del av beslut och överklaga. Vi frågar igen nästa gång du loggar in.
accounts-terms-accept = Godkänn villkoren
accounts-terms-wait = Vänta
accounts-terms-accepted = Du har godkänt villkoren.

accounts-menu-account = Mitt konto
accounts-menu-details = Användaruppgifter
accounts-menu-email = Ändra din e-postadress
accounts-menu-password = Byt lösenord
accounts-menu-history = Historik
accounts-menu-devices = Inloggade enheter och säkerhet
accounts-menu-language = Språk
accounts-menu-people = Personer
accounts-menu-roles = Behörigheter

accounts-history-registered = Kontot skapades med e-postadressen { $email }
accounts-history-administrator-added = Rollen systemadministratör gavs av dem som driver portalen
accounts-history-confirmed = E-postadressen bekräftades
accounts-history-terms = Villkoren godkändes, version { $version }
accounts-history-password-reset = Lösenordet återställdes med en länk i e-post
accounts-history-new-device = Inloggning från en ny enhet: { $device }
accounts-history-login-failures = { $count } inloggningsförsök med fel lösenord
accounts-history-code-failures = { $count } inloggningsförsök med rätt lösenord men fel kod
accounts-history-recovery-code-used = En återställningskod användes vid inloggning. { $left } finns kvar.

accounts-mail-greeting = Hej { $name }!
accounts-mail-reason = Du får mejlet för att det gäller säkerheten för ditt konto.
accounts-mail-confirm-subject = Bekräfta ditt konto
accounts-mail-confirm-text =
    Tack för att du har skapat ett konto. Öppna länken och bekräfta, så kan du logga in.
    Länken gäller i 48 timmar och kan användas en gång.
    Har du inte skapat något konto? Då behöver du inte göra något.
accounts-mail-confirm-button = Bekräfta kontot
accounts-mail-already-subject = Du har redan ett konto
accounts-mail-already-text =
    Någon har försökt skapa ett konto med din e-postadress. Du har redan ett konto, så inget nytt har skapats.
    Var det du? Logga in med kontot du har.
    Ville du registrera en förening eller ett företag? Logga in och välj Mina organisationer under Mitt konto.
    Var det inte du? Då behöver du inte göra något.
accounts-mail-already-reset = Har du glömt lösenordet kan du välja ett nytt: { $link }
accounts-mail-already-button = Logga in
accounts-mail-reset-subject = Välj ett nytt lösenord
accounts-mail-reset-text =
    Någon, troligen du, har bett om ett nytt lösenord. Öppna länken och välj ett nytt.
    Länken gäller i en timme och kan användas en gång.
    Var det inte du? Då behöver du inte göra något. Ditt lösenord är inte ändrat.
accounts-mail-reset-button = Välj nytt lösenord
accounts-mail-was-reset-subject = Lösenordet har återställts
accounts-mail-was-reset-text =
    Lösenordet till ditt konto är ändrat, och kontot är utloggat på alla enheter.
    Var det inte du? Välj ett nytt lösenord genast och ring oss.
accounts-mail-username-subject = Ditt användarnamn
accounts-mail-username-text =
    Här är användarnamnet till ditt konto. Du kan också logga in med din e-postadress.
    Har du inte frågat efter det? Då behöver du inte göra något.
accounts-mail-username-button = Logga in
accounts-mail-failures-subject = Många försök att logga in på ditt konto
accounts-mail-failures-text =
    Någon har skrivit fel lösenord till ditt konto flera gånger. Ingen har kommit in, och vi gör nu pauser mellan försöken.
    Var det du och har du glömt lösenordet? Välj ett nytt.
    Var det inte du? Då behöver du inte göra något, men byt lösenord om du använder samma lösenord någon annanstans.
accounts-mail-failures-button = Välj nytt lösenord
accounts-mail-wrong-codes-subject = Många försök att logga in med fel kod
accounts-mail-wrong-codes-text =
    Någon har skrivit rätt lösenord till ditt konto och sedan fel kod flera gånger. Ingen har kommit in, och vi gör nu pauser mellan försöken.
    Var det du? Då behöver du inte göra något. Har du tappat mobilen kan du logga in med en återställningskod.
    Var det inte du? Då kan någon annan ditt lösenord. Välj ett nytt genast.
accounts-mail-wrong-codes-button = Välj nytt lösenord
accounts-mail-device-subject = Inloggning från en ny enhet
accounts-mail-device-text =
    Ditt konto har använts på en enhet som inte har loggat in tidigare.
    Var det du? Då behöver du inte göra något.
    Var det inte du? Logga ut enheten och byt lösenord genast.
accounts-mail-device-browser = Enhet
accounts-mail-device-time = Tid
accounts-mail-device-button = Se inloggade enheter
accounts-mail-recovery-subject = En återställningskod har använts
accounts-mail-recovery-text =
    Någon, troligen du, har loggat in med en återställningskod i stället för en kod från kodappen.
    Var det inte du? Byt lösenord genast och skapa nya koder.
accounts-mail-recovery-left = { $left ->
    [0] Du har inga koder kvar. Skapa nya så snart du kan.
    [one] Du har en kod kvar. Skapa nya så snart du kan.
   *[other] Du har { $left } koder kvar.
}
accounts-mail-recovery-button = Se inloggade enheter och säkerhet
