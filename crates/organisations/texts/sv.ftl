organisations-organisation = Organisation
organisations-letters = Organisationer och behörighet
organisations-kind = Typ
organisations-kind-forening = Förening
organisations-kind-foretag = Företag
organisations-kind-kund = Kund
organisations-kind-missing = Välj om det är en förening eller ett företag.
organisations-choose = Välj …

organisations-state = Läge
organisations-state-unconfirmed = Väntar på bekräftelse
organisations-state-active = Aktiv
organisations-state-resting = Vilande
organisations-state-ended = Upphörd
organisations-state-declined = Avslagen
organisations-state-missing = Välj ett läge.

organisations-activity = Verksamhet
organisations-activities = Verksamheter
organisations-activities-own = Vad gör ni?
organisations-activity-idrott = Idrott och motion
organisations-activity-friluftsliv = Friluftsliv och scouting
organisations-activity-kultur = Musik, teater, dans och konst
organisations-activity-hembygd = Hembygd och historia
organisations-activity-bildning = Studier och folkbildning
organisations-activity-teknik = Teknik och spel
organisations-activity-natur = Djur, natur och odling
organisations-activity-bygd = Byalag och grannskap
organisations-activity-pensionar = Pensionärer
organisations-activity-funktionsratt = Funktionsrätt
organisations-activity-social = Stöd och omsorg
organisations-activity-integration = Möten mellan kulturer
organisations-activity-tro = Tro och livsåskådning
organisations-activity-annat = Annat

organisations-areas = Områden
organisations-areas-one = Område
organisations-areas-hint = Där ni håller till. Skriv komma mellan flera, till exempel Centrum, Norra.
organisations-ages = Åldersgrupper
organisations-age-forskola = 0–6 år
organisations-age-barn = 7–12 år
organisations-age-ungdom = 13–19 år
organisations-age-vuxna = 20–64 år
organisations-age-aldre = 65 år och äldre
organisations-age-all = Alla åldrar

organisations-name = Namn
organisations-name-missing = Fyll i organisationens namn.
organisations-number = Organisationsnummer
organisations-number-hint = Tio siffror, till exempel 809900-1235.
organisations-number-hint-company = Tio siffror, till exempel 559900-1236. Har du enskild firma är det ditt personnummer. Då visar vi det inte för någon.
organisations-number-hint-any = Tio siffror, till exempel 809900-1235. Har du enskild firma är det ditt personnummer. Då visar vi det inte för någon.
organisations-number-missing = Fyll i organisationsnumret.
organisations-number-malformed = Ett organisationsnummer har tio siffror, till exempel 809900-1235.
organisations-number-check-digit = Organisationsnumret stämmer inte. Kontrollera att alla siffror är rätt.
organisations-number-date = Numret ser ut som ett personnummer, men datumet i det finns inte. Kontrollera siffrorna.
organisations-number-taken = En organisation med det numret finns redan hos oss. Be om behörighet i stället.
organisations-number-personal = En förening kan inte ha ett personnummer. Fyll i föreningens organisationsnummer.
organisations-number-sole-trader = Enskild firma, visas inte
organisations-number-locked = Numret kan bara vi ändra.
organisations-address = Adress
organisations-address-missing = Fyll i adressen.
organisations-postal-code = Postnummer
organisations-postal-code-missing = Fyll i postnumret.
organisations-postal-code-wrong = Ett postnummer har fem siffror, till exempel 123 45.
organisations-city = Ort
organisations-city-missing = Fyll i orten.
organisations-email = E-post
organisations-email-wrong = Skriv en hel e-postadress, till exempel info@exempelif.example.
organisations-phone = Telefon
organisations-phone-wrong = Skriv ett telefonnummer med bara siffror, mellanslag och bindestreck.
organisations-web = Webbplats
organisations-web-wrong = Skriv en webbadress, till exempel exempelif.example.
organisations-description = Beskrivning
organisations-description-hint = Vad gör ni, och hur blir man med? Beskrivningen visas i föreningsregistret.
organisations-description-company = Beskrivning
organisations-text-missing = Fyll i texten.
organisations-search-too-long = Sök med färre ord. Det du skrev är { $length } tecken, och { $max } får plats.

organisations-register = Föreningsregister
organisations-door-text = Hitta en förening nära dig
organisations-register-lede = { $count ->
    [0] Registret är tomt än så länge.
    [one] En förening att hitta.
   *[other] { $count } föreningar att hitta.
}
organisations-register-search = Sök förening
organisations-register-find = Sök
organisations-register-all-activities = Alla verksamheter
organisations-register-all-areas = Alla områden
organisations-register-all-ages = Alla åldrar
organisations-register-heading = Föreningar
organisations-register-none-title = Ingen förening passar
organisations-register-none-text = Prova med färre eller andra ord, eller ta bort något av valen.
organisations-register-show-all = Visa alla föreningar
organisations-register-empty-title = Här finns inga föreningar än
organisations-register-empty-text = Är du med i en förening? Registrera den, så kan andra hitta er.
organisations-register-association = Registrera förening
organisations-contact-heading = Kontakt
organisations-contact = Kontaktperson
organisations-contact-none = Föreningen har valt att inte visa några kontaktuppgifter.
organisations-contact-nobody = Ingen
organisations-contact-missing = Välj vem som ska visas som kontaktperson, eller ta bort krysset.
organisations-contact-wrong = Personen kan inte vara kontaktperson. Välj någon annan.

organisations-create-account = Skapa konto
organisations-registering-association = Registrera en förening
organisations-registering-company = Registrera ett företag
organisations-registering-you = Du som registrerar
organisations-registering-personal-data = Vi använder uppgifterna för att sköta ditt konto och kontrollera vem som företräder organisationen.
organisations-registering-button = Registrera
organisations-there-title = Organisationen finns redan
organisations-there-text = Den som har hand om behörigheterna kan släppa in dig. Vi skickar frågan vidare.
organisations-search-title = Sök först om föreningen redan finns
organisations-search-warning = Finns föreningen redan ska du INTE registrera den på nytt. Be i stället föreningsansvarig om behörighet.
organisations-search-label = Föreningens namn
organisations-search-none = Ingen förening i registret har det namnet. Den kan ha valt att inte synas. Är du osäker, fråga oss först.
organisations-search-found = { $count ->
    [one] En förening hittades.
   *[other] { $count } föreningar hittades.
}
organisations-ask-manager = Be föreningsansvarig om behörighet
organisations-ask-administrator = Be administratören om behörighet
organisations-ask-access = Be om behörighet

organisations-access-title = Be om behörighet
organisations-access-title-for = Be om behörighet för { $organisation }
organisations-access-lede = Vi skickar din fråga till dem som är föreningsansvariga. Finns det ingen, eller svarar ingen inom en vecka, tar vi hand om den.
organisations-access-lede-company = Vi skickar din fråga till den som är administratör. Finns det ingen, eller svarar ingen inom en vecka, tar vi hand om den.
organisations-access-message = Meddelande
organisations-access-message-hint = Berätta vem du är och vad du behöver göra.
organisations-access-data = Den som svarar ser ditt namn och din e-postadress. Har du skyddade personuppgifter går frågan bara till oss.
organisations-access-account-title = Du behöver ett eget konto först
organisations-access-account-text = Logga in om du har ett konto. Annars skapar du ett som privatperson, det tar ungefär två minuter.
organisations-access-account-back = När du har bekräftat kontot och loggat in kommer du tillbaka hit genom att söka upp organisationen en gång till.
organisations-access-sent = Din fråga är skickad. Du får ett mejl när någon har svarat.

organisations-mine = Mina organisationer
organisations-mine-lede = Här är de organisationer som du kan agera för.
organisations-mine-empty-title = Du agerar inte för någon organisation
organisations-mine-empty-text = Lägg till en förening eller ett företag som du får företräda, eller be om behörighet i en som redan finns.
organisations-asked-heading = Frågor som väntar på svar
organisations-asked-row = { $organisation }, skickad { $when }
organisations-asked-unnamed = En organisation som du angav numret till
organisations-offer-title = Är { $organisation } din?
organisations-offer-text = Någon har registrerat organisationen med din e-postadress. Var det du, lägg till den. Annars tar vi bort den.
organisations-offer-yes = Ja, lägg till den
organisations-offer-no = Nej, ta bort den
organisations-offer-taken = { $organisation } är tillagd. Vi kontrollerar nu att du får företräda den.
organisations-offer-refused = { $organisation } är borttagen.
organisations-add = Lägg till organisation
organisations-add-next = Vi kontrollerar att du får företräda organisationen. Innan dess kan du inte ansöka, skriva under eller beställa mot faktura för den.
organisations-add-personal-data = Vi sparar uppgifterna och ditt namn för att kontrollera vem som får företräda organisationen.
organisations-add-button = Lägg till
organisations-added = { $organisation } är tillagd. Den väntar nu på att vi bekräftar den.

organisations-no-hat-title = Du agerar som privatperson
organisations-no-hat-text = Välj den organisation du vill se under ”Jag agerar som” högst upp, eller i listan över dina organisationer.
organisations-no-hats-text = Du har ingen organisation att agera för än.
organisations-tabs = Organisationens sidor
organisations-details = Uppgifter
organisations-users = Användare
organisations-update = Uppdatera kunduppgifter
organisations-edit = Ändra uppgifter
organisations-unconfirmed-text = Vi kontrollerar att du får företräda organisationen. Du kan redan fylla i uppgifterna, men inte ansöka, skriva under eller beställa mot faktura.
organisations-see-in-register = Se hur det ser ut i föreningsregistret
organisations-ask = Skriv till oss om organisationen
organisations-only-heads = Den som är föreningsansvarig eller administratör kan ändra uppgifter och behörigheter.
organisations-details-contact = Namn och kontakt
organisations-details-activity = Verksamhet
organisations-details-register = Föreningsregistret
organisations-shown-in-register = Visa föreningens uppgifter i föreningsregistret
organisations-shown-in-register-hint = Namn, verksamhet, område, åldersgrupper, beskrivning, ort och webbplats visas för alla. Resten väljer ni här.
organisations-shows-address = Visa adressen
organisations-shows-email = Visa e-postadressen
organisations-shows-phone = Visa telefonnumret
organisations-shows-contact = Visa kontaktpersonens namn
organisations-shows-contact-hint = Fråga personen först.
organisations-save = Spara
organisations-cancel = Avbryt
organisations-details-personal-data = Vi sparar uppgifterna för att kunna nå organisationen. Bara det ni väljer att visa syns för andra.
organisations-saved = Uppgifterna om { $organisation } är sparade.

organisations-user-name = Namn
organisations-user-roles = Behörighet
organisations-user-since = Sedan
organisations-user-you = { $name } (du)
organisations-user-protected = Skyddade personuppgifter
organisations-users-none = Ingen agerar för organisationen.
organisations-requests-heading = Vill ha behörighet
organisations-request = Fråga om behörighet
organisations-request-title = { $name } vill ha behörighet
organisations-request-title-protected = Någon med skyddade personuppgifter vill ha behörighet
organisations-request-asked = Frågade { $when }
organisations-request-when = Skickad
organisations-request-open = Svara
organisations-request-grant = Godkänn
organisations-request-grant-text = Personen får ett mejl.
organisations-request-role = Behörighet
organisations-role-missing = Välj vilken behörighet personen ska få.
organisations-request-decline = Avslå
organisations-request-reason = Varför?
organisations-request-reason-hint = Personen får läsa det du skriver.
organisations-request-answered = Svaret är skickat.
organisations-request-granted = Personen fick behörighet.
organisations-request-declined = Personen fick inte behörighet.
organisations-request-protected = Namn, e-postadress och meddelande visas inte här. De står på personens sida, där du först anger varför du öppnar den.

organisations-refused-too-many = Det har blivit många försök på kort tid. Försök igen { $when }.
organisations-refused-gone = Någon annan har tagit bort det medan du skrev. Spara igen för att lägga till det på nytt.
organisations-refused-stale = Någon annan har sparat ändringar sedan du öppnade sidan. De står nu här, utom där du själv har skrivit något annat. Kontrollera och spara igen.
organisations-refused-is-member = Du har redan behörighet i organisationen. Välj den under ”Jag agerar som”.
organisations-answered-access = Begäran om behörighet är redan besvarad.
organisations-answered-assignment = Agentens fråga är redan besvarad, eller så har uppdraget slutat.
organisations-answered-change = Begäran om nytt nummer är redan besvarad eller tillbakatagen.
organisations-answered-document = En kollega har redan beslutat om dokumentet.
organisations-answered-import = Filen är redan sparad eller kastad, eller läses fortfarande in.
organisations-answered-mailing = Utskicket är redan skickat eller kastat.
organisations-answered-recovery = Begäran om ny ansvarig är redan besvarad, eller väntar inte på svar längre.
organisations-refused-newer-document = Ett nytt dokument har skickats sedan du öppnade sidan. Det står nu här: läs det först.
organisations-refused-recovery-open = Det finns redan en begäran om ny ansvarig som väntar på svar. Bara en kan prövas åt gången.
organisations-refused-own-matter = Du agerar själv för organisationen. Lämna den till en kollega.
organisations-refused-wrong-state = Någon annan har redan beslutat om organisationen. Ladda om sidan och se efter.

organisations-filter = E-postfilter
organisations-filter-booking = Bokning
organisations-filter-booking-all = Information via e-post om alla bokningar
organisations-filter-booking-own = Endast information via e-post om bokningar skapade av mig som användare
organisations-filter-grants = Bidrag
organisations-filter-grants-all = Information via e-post om alla bidragsansökningar
organisations-filter-grants-own = Endast information via e-post om bidragsansökningar skapade av mig som användare
organisations-filter-channels = Så vill jag få besked
organisations-filter-channels-text = Välj för varje tjänst. Allt finns alltid kvar under Skickade aviseringar.
organisations-filter-no-mobile = Vill du få sms behöver vi ditt mobilnummer.
organisations-filter-add-mobile = Lägg till mobilnummer
organisations-filter-must = Det som lagen kräver och det som gäller säkerheten för ditt konto mejlar vi alltid, vad du än väljer.
organisations-filter-saved = Dina val är sparade.
organisations-channel-email = E-post
organisations-channel-sms = Sms
organisations-channel-none = Inget besked
organisations-channel-missing = Välj hur du vill få besked.
organisations-channel-no-mobile = Lägg till ett mobilnummer under Användaruppgifter innan du väljer sms.

organisations-turn-request = { $count ->
    [one] En person vill ha behörighet
   *[other] { $count } personer vill ha behörighet
}
organisations-turn-request-text = Svara inom en vecka, annars går frågan till oss.
organisations-turn-request-action = Svara
organisations-turn-offer = Är { $name } din?
organisations-turn-offer-text = Någon har registrerat den med din e-postadress.
organisations-turn-offer-action = Svara
organisations-turn-invitation = Du är inbjuden att agera för { $name }
organisations-turn-invitation-text = Inbjudan kom till din e-postadress.
organisations-turn-invitation-action = Svara
organisations-turn-signature = En underskrift för { $name }
organisations-turn-signature-text = Någon säger att du är firmatecknare. Läs, och skriv under om det stämmer.
organisations-turn-signature-action = Läs och svara
organisations-turn-agent = { $name } vill bli er agent
organisations-turn-agent-text = Säg ja eller nej till att agenten ser era ärenden.
organisations-turn-agent-action = Svara
organisations-turn-verification = Stämmer uppgifterna?
organisations-turn-verification-text = Det är mer än ett år sedan någon gick igenom dem.
organisations-turn-verification-action = Gå igenom dem
organisations-turn-document = { $count ->
    [one] Ett dokument kom tillbaka
   *[other] { $count } dokument kom tillbaka
}
organisations-turn-document-text = Läs vad som behöver rättas, och skicka det igen.
organisations-turn-document-action = Läs varför
organisations-turn-recovery = Någon vill ta över ansvaret för användarna
organisations-turn-recovery-text = Skriv under om det stämmer. Stämmer det inte, stoppa det.
organisations-turn-recovery-action = Läs och svara
organisations-about-none = Agerar inte för någon organisation.

organisations-staff-menu = Organisationer
organisations-staff-selections = Urval
organisations-staff-nya = Väntar på bekräftelse
organisations-staff-fragor = Obesvarade frågor
organisations-staff-utan-ansvarig = Saknar ansvarig
organisations-staff-alla = Alla
organisations-staff-search = Namn, nummer eller e-post
organisations-staff-all-kinds = Alla typer
organisations-staff-all-states = Alla lägen
organisations-staff-empty-title = Inget här
organisations-staff-empty-text = Ingen organisation finns i urvalet. Prova med andra ord, eller visa alla.
organisations-staff-show-all = Visa alla
organisations-staff-created = Registrerad
organisations-staff-confirmed = Bekräftad
organisations-staff-confirmed-by = { $when } av { $name }
organisations-staff-confirm = Bekräfta
organisations-staff-confirm-text = Kontrollera att de som står som användare får företräda organisationen. Sedan kan de ansöka, skriva under och beställa för den.
organisations-staff-decline-title = Avslå registreringen
organisations-staff-decline = Avslå
organisations-staff-reason = Skäl
organisations-staff-reason-hint = Skickas till dem som agerar för organisationen.
organisations-staff-reason-missing = Skriv varför registreringen avslås.
organisations-staff-own-title = Din egen organisation
organisations-staff-move-title = Ändra läge
organisations-staff-move = Ändra läge
organisations-staff-why = Varför?
organisations-staff-decided = Beslutet om { $organisation } är sparat, och de som agerar för den har fått besked.
organisations-staff-new-number = Nytt organisationsnummer
organisations-staff-new-number-hint = Lämna tomt för att behålla { $number }.
organisations-staff-new-number-hint-hidden = Lämna tomt för att behålla det som finns.

organisations-mail-reason = Du får mejlet för att du agerar för en organisation i portalen eller har bett om det.
organisations-mail-who = Vem
organisations-mail-role = Behörighet
organisations-mail-why = Skäl
organisations-mail-asked-subject = Någon vill ha behörighet för { $organisation }
organisations-mail-asked-text = En person ber att få agera för { $organisation }. Godkänn bara om du vet vem det är. Svarar ingen inom en vecka går frågan till oss.
organisations-mail-asked-button = Svara på frågan
organisations-mail-unanswered-subject = Fråga om behörighet för { $organisation }
organisations-mail-unanswered-text = Någon ber att få agera för { $organisation }, och ingen där kan svara eller har svarat. Frågan väntar på handläggning.
organisations-mail-unanswered-button = Öppna organisationen
organisations-mail-granted-subject = Du har fått behörighet för { $organisation }
organisations-mail-granted-text = Nu kan du agera för { $organisation }. Välj den under ”Jag agerar som” när du är inloggad.
organisations-mail-granted-button = Till mina organisationer
organisations-mail-refused-subject = Svar på din fråga om { $organisation }
organisations-mail-refused-text = Du fick inte behörighet för { $organisation }. Tycker du att det är fel, prata med dem som har hand om organisationen eller hör av dig till oss.
organisations-mail-refused-button = Till mina organisationer
organisations-mail-refused-unnamed = en organisation som du angav numret till
organisations-mail-confirmed-subject = { $organisation } är bekräftad
organisations-mail-confirmed-text = Vi har bekräftat att ni får företräda { $organisation }. Nu kan ni använda alla tjänster för den.
organisations-mail-confirmed-button = Till mina organisationer
organisations-mail-declined-subject = Registreringen av { $organisation } är avslagen
organisations-mail-declined-text = Vi kunde inte bekräfta att du får företräda { $organisation }, så registreringen är avslagen. Ditt eget konto är kvar som förut.
organisations-mail-declined-button = Till mina organisationer
organisations-mail-resting-subject = { $organisation } är vilande
organisations-mail-resting-text = { $organisation } är nu vilande hos oss och syns inte i föreningsregistret. Är det fel, hör av dig till oss.
organisations-mail-resting-button = Till mina organisationer
organisations-mail-ended-subject = { $organisation } har upphört
organisations-mail-ended-text = { $organisation } har upphört hos oss, och ingen kan längre agera för den. Är det fel, hör av dig till oss.
organisations-mail-ended-button = Till mina organisationer
organisations-mail-active-subject = { $organisation } är aktiv igen
organisations-mail-active-text = { $organisation } är aktiv hos oss igen.
organisations-mail-active-button = Till mina organisationer
organisations-merge-memberships = { $count ->
    [one] En organisation att agera för, med sina roller
   *[other] { $count } organisationer att agera för, med sina roller
}
organisations-merge-seats = { $count ->
    [one] Ett styrelseuppdrag
   *[other] { $count } styrelseuppdrag
}
organisations-stored-seats = Styrelseuppdrag
organisations-stored-seats-none = Inga
organisations-stored-seats-why = Så att vi vet vem som får företräda föreningen. En uppgift av allmänt intresse.
organisations-stored-seats-kept = { $time } efter att uppdraget har slutat
organisations-stored-asked = Inbjudningar och förfrågningar
organisations-stored-asked-count = { $count ->
    [0] Inga
    [one] En
   *[other] { $count }
}
organisations-stored-asked-why = Så att den som ansvarar för organisationen, eller vi, kan svara. En uppgift av allmänt intresse.
organisations-stored-asked-kept = { $time } efter svaret
organisations-stored-deeds = Det du har skickat, begärt och svarat för organisationer
organisations-stored-deeds-count = { $count ->
    [0] Inget
    [one] En handling, begäran eller ett svar
   *[other] { $count } handlingar, begäranden och svar
}
organisations-stored-deeds-why = Så att det går att se vem som har gjort vad för organisationen. En uppgift av allmänt intresse.
organisations-stored-deeds-kept = Så länge organisationen finns hos oss. Det som har med behörigheter att göra sparas { $time } efter att det tog slut.
organisations-open-head = Du är den enda som kan ge andra behörighet. Ge någon annan den rollen, eller ring oss om organisationen ska avslutas.
organisations-open-asked = Du har bett om behörighet. Förfrågan tas bort.
