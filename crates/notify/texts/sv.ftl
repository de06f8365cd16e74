# Brev
notify-letter-link = [länk]
notify-letter-choose = Välj vilka mejl du vill ha
notify-letter-foot = { $owner }, kundtjänst { $phone }
notify-neutral-subject = Du har ett nytt meddelande
notify-neutral-line = Du har ett nytt meddelande. Logga in i kundportalen för att läsa det.
notify-neutral-sms = Du har ett nytt meddelande i kundportalen.
notify-neutral-action = Till kundportalen
notify-neutral-link = Öppna länken
notify-neutral-reason = Du får mejlet för att du har ett konto i kundportalen.

# Ord som står på flera sidor
notify-search = Sök
notify-search-clear = Rensa
notify-edit = Redigera
notify-edit-box = Redigera rutan
notify-save = Spara
notify-cancel = Avbryt
notify-preview = Förhandsgranska
notify-publish = Publicera
notify-state = Läge
notify-language-sv = Svenska
notify-language-en = English
notify-channel = Kanal
notify-channel-email = Mejl
notify-channel-sms = Sms
notify-menu-notices = Nyheter
notify-menu-help-texts = Hjälptexter
notify-menu-deliveries = Aviseringar som inte gick fram
notify-page-tillganglighet = Tillgänglighet
notify-page-personuppgifter = Personuppgifter
notify-page-personuppgifter-konto = Personuppgifter: ditt konto
notify-page-personuppgifter-arenden = Personuppgifter: ärenden
notify-page-personuppgifter-organisationer = Personuppgifter: organisationer
notify-page-kakor = Kakor
notify-page-anstalld = Boka som kommunanställd

# Aviseringar
notify-notifications-title = Aviseringar
notify-turns-none = Inget väntar på dig just nu
notify-turns-none-text = När något behöver dig står det här, och i sidhuvudet.
notify-sent-title = Skickade aviseringar
notify-sent-filter = Visa bara
notify-sent-all = Alla
notify-sent-none = Inga aviseringar här
notify-sent-none-text = Mejl och sms som vi skickar till dig sparas här { $time }.
notify-state-queued = Väntar på att skickas
notify-state-retrying = Inte framme än, vi försöker igen
notify-state-sent = Skickat
notify-state-failed = Kunde inte skickas
notify-state-bounced = Mottagaren tog inte emot
notify-state-suppressed = Inte skickat: du har valt bort mejl och sms

# Hjälp
notify-help-title = Hjälp och vanliga frågor
notify-help-search = Sök i hjälpen
notify-help-topics = Ämnen
notify-help-boxes = Om sidorna
notify-help-open-page = Öppna sidan
notify-help-found = { $count ->
    [0] Inga träffar
    [one] { $count } träff
   *[other] { $count } träffar
}
notify-help-nothing = Vi hittade inget svar
notify-help-nothing-text = Prova ett kortare ord, eller fråga oss.
notify-help-ask = Ställ en fråga
notify-help-more = Hittar du inte svaret?
notify-help-call = eller ring
notify-topic-konto = Konto
notify-topic-inloggning = Logga in
notify-topic-losenord = Lösenord
notify-topic-organisation = Föreningar och företag
notify-topic-arenden = Ärenden
notify-topic-bokning = Boka
notify-topic-bidrag = Bidrag
notify-topic-parkering = Parkering
notify-topic-bestallning = Beställningar
notify-topic-teknik = Teknik

# Nyheter
notify-notice-remove = Ta bort
notify-notice-removed = Nyheten är borttagen från din lista.
notify-notice-new = Ny nyhet
notify-notice-edit = Redigera nyhet
notify-notice-end = Avsluta
notify-notice-published = Nyheten är publicerad.
notify-notice-changed = Nyheten är ändrad.
notify-notice-ended = Nyheten är avslutad.
notify-notices-none = Inga nyheter än
notify-notices-none-text = Skriv den första, så visas den på startsidan.
notify-notices-caption = Nyheter, den senaste först
notify-title = Rubrik
notify-title-sv = Rubrik på svenska
notify-title-en = Rubrik på engelska
notify-body-sv = Text på svenska
notify-body-en = Text på engelska
notify-markdown-hint = Tom rad ger nytt stycke. **fetstil**, *kursiv*, [länk](/hjalp), - punktlista.
notify-audience = Visas för
notify-audience-everyone = Alla
notify-audience-signed_in = Inloggade
notify-audience-staff = Handläggare
notify-audience-forening = Den som företräder en förening
notify-audience-foretag = Den som företräder ett företag
notify-audience-kund = Den som företräder en kund
notify-audience-role = Den som är { $role }
notify-from = Från och med
notify-until = Till och med
notify-until-hint = Lämna tomt om nyheten ska visas tills du avslutar den.
notify-showing-now = Visas nu
notify-showing-later = Visas senare
notify-showing-over = Avslutad
notify-title-missing = Skriv en rubrik.
notify-body-missing = Skriv en text.
notify-audience-missing = Välj vilka som ska se nyheten.
notify-date-wrong = Skriv ett datum, till exempel 2026-11-27.
notify-until-before-from = Sista dagen kan inte komma före första dagen.
notify-edit-stale = Någon annan har sparat medan du skrev. Deras text står överst på sidan och din är kvar. Spara igen om din ska gälla.
notify-edit-theirs = Det som gäller nu

# Hjälptexter
notify-help-texts-search = Sök i texterna
notify-help-texts-none = Inga träffar här.
notify-kind-box = Informationsrutor
notify-kind-question = Frågor och svar
notify-kind-page = Sidor
notify-one-box = Informationsruta
notify-one-question = Fråga och svar
notify-one-page = Sida
notify-text = Text
notify-where = Sida
notify-topic = Ämne
notify-changed = Ändrad
notify-unchanged = Ursprunglig text
notify-is-shown = Visas
notify-is-not-shown = Visas inte
notify-question-new = Ny fråga
notify-question-sv = Fråga på svenska
notify-question-en = Fråga på engelska
notify-question-missing = Skriv en fråga.
notify-topic-missing = Välj ett ämne.
notify-help-markdown-hint = Tom rad ger nytt stycke. **fetstil**, *kursiv*, [länk](/hjalp), - punktlista, ## rubrik. {"{"}owner{"}"}, {"{"}phone{"}"}, {"{"}email{"}"} och {"{"}hours{"}"} byts mot våra uppgifter.
notify-show-it = Visa texten
notify-see-page = Se sidan
notify-text-saved = Texten är sparad och visas nu.
notify-versions = Versioner
notify-version = Version { $number }
notify-version-original = Ursprunglig text
notify-version-restored = version { $number } tillbaka
notify-version-current = Gäller nu
notify-restore = Använd den här texten
notify-text-restored = Texten är tillbaka och visas nu.
notify-restore-stale = Någon annan har sparat en ny version. Titta igenom listan och försök igen.

# Aviseringar som inte gick fram
notify-subject = Ämne
notify-address = Till
notify-written = Skrevs
notify-reason = Varför det inte gick
notify-attempts = Försök
notify-send-again = Försök igen
notify-sending-again = Vi försöker skicka igen.
notify-deliveries-queued = { $count ->
    [0] Inget väntar på att skickas.
    [one] { $count } meddelande väntar på att skickas.
   *[other] { $count } meddelanden väntar på att skickas.
}
notify-deliveries-none = Allt har gått fram
notify-deliveries-none-text = Här visas mejl och sms som vi inte har kunnat skicka.
notify-deliveries-caption = Mejl och sms som inte har kunnat skickas, det senaste först
notify-failure-address-refused = Adressen finns inte eller tar inte emot något
notify-failure-message-refused = Mottagarens server ville inte ha meddelandet
notify-failure-busy = Servern bad oss återkomma
notify-failure-timed-out = Servern svarade inte i tid
notify-failure-unreachable = Servern gick inte att nå
notify-failure-configuration = Servern godtar inte våra inställningar
notify-failure-link-expired = Länken i meddelandet gäller inte längre
notify-failure-unknown = Okänt fel

# Utkorgen i demon
notify-outbox-title = Utkorg
notify-outbox-lede = Mejl och sms i demon skickas inte på riktigt. De hamnar här.
notify-outbox-to = Mottagare
notify-outbox-none = Här är tomt
notify-outbox-none-text = När portalen skickar mejl eller sms syns de här.
notify-outbox-html = Visa mejlet som det ser ut

# Vilken sida en informationsruta hör till
notify-box-start = Översikt
notify-box-start-besokare = Startsidan utan inloggning
notify-box-start-foretag = Översikt för företag
notify-box-start-forening = Översikt för förening
notify-box-logga-in = Logga in
notify-box-registrera = Registrera ny användare
notify-box-registrera-privat = Registrera privatperson
notify-box-registrera-foretag = Registrera företag
notify-box-registrera-forening = Registrera förening
notify-box-glomt-losenord = Glömt lösenord
notify-box-glomt-anvandarnamn = Glömt användarnamn
notify-box-verifiera-konto = Verifiera konto
notify-box-mitt-konto-uppgifter = Användaruppgifter
notify-box-e-postadress-angra-token = Ta tillbaka din e-postadress
notify-box-handlaggning-personer-id-e-postadress = Handläggning: ändra en e-postadress
notify-box-handlaggning-personer-id-ta-bort-kodapp = Handläggning: ta bort en kodapp
notify-box-mitt-konto-adress = Adress och faktura
notify-box-mitt-konto-e-postadress = Ändra din e-postadress
notify-box-mitt-konto-losenord = Byt lösenord
notify-box-mitt-konto-historik = Historik
notify-box-mitt-konto-e-postfilter = E-postfilter
notify-box-mitt-konto-enheter = Inloggade enheter och säkerhet
notify-box-mitt-konto-personuppgifter = Mina personuppgifter
notify-box-mitt-konto-personuppgifter-ladda-ner = Ladda ner mina uppgifter
notify-box-mitt-konto-sprak = Språk
notify-box-mitt-konto-fullmakter = Fullmakter
notify-box-mitt-konto-fullmakter-ge = Ge en fullmakt
notify-box-mitt-konto-fullmakter-stallforetradare = Ansök som ställföreträdare
notify-box-aviseringar = Aviseringar
notify-box-foreningar = Föreningsregister
notify-box-foreningar-id = En förening
notify-box-behorighet-id = Be om behörighet
notify-box-mitt-konto-organisationer = Mina organisationer
notify-box-mitt-konto-organisationer-ny = Lägg till organisation
notify-box-organisation = Organisation
notify-box-organisation-uppgifter = Organisationens uppgifter
notify-box-organisation-anvandare = Organisationens användare
notify-box-hjalp = Hjälp och vanliga frågor
notify-box-kontakt = Kontakta oss
notify-box-felanmalan = Felanmälan
notify-box-kontakt-klart = Kvitto på ett ärende
notify-box-arende-status = Länken till ett ärende
notify-box-arende-status-token = Ett ärende utan inloggning
notify-box-skyddade-uppgifter = Skyddade personuppgifter
notify-box-arenden = Ärenden
notify-box-arenden-ny = Nytt ärende
notify-box-arenden-reference = Ett ärende
notify-box-om-tillganglighet = Tillgänglighet
notify-box-om-personuppgifter = Personuppgifter
notify-box-om-kakor = Kakor
notify-box-om-villkor = Villkor
notify-box-om-anstalld = Boka som kommunanställd
notify-box-handlaggning-arenden = Handläggning: ärenden
notify-box-handlaggning-arenden-nytt = Handläggning: registrera samtal
notify-box-handlaggning-arenden-reference = Handläggning: ett ärende
notify-box-organisation-anvandare-bjud-in = Bjud in en användare
notify-box-organisation-anvandare-person-id = En användares behörighet
notify-box-organisation-anvandare-request = Fråga om behörighet
notify-box-inbjudan-token = Din inbjudan
notify-box-organisation-aterstallning = Ny ansvarig när ingen finns kvar
notify-box-organisation-styrelse = Styrelse
notify-box-organisation-styrelse-ny = Ny i styrelsen
notify-box-organisation-styrelse-id = En plats i styrelsen
notify-box-organisation-agenter = Våra agenter
notify-box-organisation-kunder = Våra kunder
notify-box-arenden-kunder = Våra kunders ärenden
notify-box-handlaggning-organisationer-id-agent = Handläggning: agentavtal
notify-box-organisation-uppgifter-andring = Begär ändring
notify-box-handlaggning-organisationer-begaran-id = Handläggning: begäran om ändring
notify-box-organisation-uppgifter-logotyp = Logotyp
notify-box-organisation-historik = Historik
notify-box-underskrift-id = Skriv under som firmatecknare
notify-box-organisation-dokument = Dokument
notify-box-organisation-fakturering = Faktura och medlemmar
notify-box-handlaggning-organisationer-dokument = Handläggning: dokument att granska
notify-box-handlaggning-organisationer-dokument-id = Handläggning: ett dokument
notify-box-handlaggning-organisationer-begaran = Handläggning: begäran från organisationer
notify-box-handlaggning-organisationer-id-aterstallning = Handläggning: ny ansvarig för en organisation
notify-box-handlaggning-gallring = Handläggning: gallring
notify-box-handlaggning-formular = Handläggning: formulär
notify-box-handlaggning-formular-owner = Handläggning: ett formulär
notify-box-handlaggning-formular-owner-prova = Handläggning: prova ett formulär
notify-box-handlaggning-personer = Handläggning: personer
notify-box-handlaggning-personer-id = Handläggning: en person
notify-box-handlaggning-stallforetradare = Handläggning: ställföreträdare
notify-box-handlaggning-stallforetradare-id = Handläggning: en ställföreträdare
notify-box-handlaggning-organisationer = Handläggning: organisationer
notify-box-handlaggning-organisationer-import = Handläggning: läs in organisationer från fil
notify-box-handlaggning-organisationer-import-id = Handläggning: förhandsvisning av en fil med organisationer
notify-box-handlaggning-organisationer-utskick = Handläggning: utskick till organisationer
notify-box-handlaggning-organisationer-utskick-ny = Handläggning: nytt utskick till organisationer
notify-box-handlaggning-organisationer-utskick-id = Handläggning: ett utskick till organisationer
notify-box-handlaggning-organisationer-id-sla-ihop = Handläggning: slå ihop organisationer
notify-box-handlaggning-organisationer-id-sla-ihop-other = Handläggning: kontrollera innan organisationer slås ihop
notify-box-handlaggning-organisationer-id-ta-isar-merge = Handläggning: ta isär organisationer
notify-box-handlaggning-organisationer-kategorier = Handläggning: kategorier av organisationer
notify-box-handlaggning-organisationer-kategorier-id = Handläggning: en kategori av organisationer
notify-box-handlaggning-organisationer-id = Handläggning: en organisation
notify-box-handlaggning-organisationer-id-behorighet-request = Handläggning: fråga om behörighet
notify-box-handlaggning-nyheter = Handläggning: nyheter
notify-box-handlaggning-hjalptexter = Handläggning: hjälptexter
notify-box-handlaggning-behorigheter = Handläggning: behörigheter
notify-box-nyheter-id = En nyhet
notify-box-handlaggning-nyheter-ny = Handläggning: ny nyhet
notify-box-handlaggning-nyheter-id = Handläggning: redigera nyhet
notify-box-handlaggning-hjalptexter-kind-key = Handläggning: redigera hjälptext
notify-box-handlaggning-hjalptexter-kind-key-versioner = Handläggning: versioner av en hjälptext
notify-box-handlaggning-utskick = Handläggning: aviseringar som inte gick fram

notify-stored-count = { $count ->
    [0] Inga
    [one] Ett mejl eller sms
   *[other] { $count } mejl och sms
}
notify-stored-why = Så att du och vi kan se vad vi har skickat och om det kom fram. En uppgift av allmänt intresse.
notify-merge-notifications = { $count ->
    [one] En skickad avisering
   *[other] { $count } skickade aviseringar
}
notify-box-handlaggning-personer-id-sla-ihop = Handläggning: slå ihop konton
notify-box-handlaggning-personer-id-sla-ihop-other = Handläggning: kontrollera innan konton slås ihop
notify-box-handlaggning-personer-id-ta-isar-merge = Handläggning: skilj konton åt igen
notify-box-mitt-konto-personuppgifter-avsluta = Avsluta kontot
