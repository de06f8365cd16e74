desk-menu = Ärenden
desk-overview-all = Alla ärenden
desk-overview-empty = Du har inga ärenden. Skriv till oss, så svarar vi här.
desk-about-none = Har inga egna ärenden.
desk-door-contact-title = Ställ en fråga
desk-door-contact-text = Skriv till oss utan att logga in
desk-door-fault-title = Felanmäl
desk-door-fault-text = Hål i gatan, trasig lampa eller dörr som inte går att låsa
desk-turn-title = Svara om ”{ $subject }”
desk-turn-text = { $reference }. Svara gärna senast { $due }.
desk-turn-action = Svara

desk-state-new = Ny
desk-state-open = Öppet
desk-state-waiting_customer = Väntar på dig
desk-state-waiting_customer-staff = Väntar på kund
desk-state-waiting_third_party = Väntar på annan
desk-state-solved = Löst
desk-state-closed = Avslutat
desk-state-merged = Sammanslaget

desk-channel-web = Portalen
desk-channel-phone = Samtal
desk-channel-paper = Brev
desk-channel-visit = Besök

desk-standing-new = Vi har tagit emot ditt ärende. Du får svar senast { $due }.
desk-standing-open = Vi arbetar med ditt ärende. Du hör från oss senast { $due }.
desk-standing-open-officer = { $name } arbetar med ditt ärende. Du hör från oss senast { $due }.
desk-standing-late = Vi skulle ha hört av oss vid det här laget. Blir det bråttom, ring { $phone } och uppge ärendenumret.
desk-standing-waiting_customer = Vi behöver ditt svar för att komma vidare. Svara gärna senast { $due }.
desk-standing-waiting_third_party = Vi väntar på besked från någon annan för att komma vidare. Du behöver inte göra något, och hör från oss senast { $due }.
desk-standing-merged = Ärendet är sammanslaget med ett annat och fortsätter där.
desk-standing-solved = Är du inte nöjd? Säg till senast { $until }, så tar vi upp ärendet igen.
desk-standing-closed = Ärendet är klart. Du kan läsa det men inte skriva i det.
desk-standing-staff-due = Svara senast { $due }.
desk-standing-staff-late = Försenat. Svaret väntades senast { $due }.
desk-standing-staff-waiting = Kunden är ombedd att svara senast { $due }.
desk-standing-staff-third-party = Vi väntar på någon annan. Kunden ska höra från oss senast { $due }.
desk-standing-staff-solved = Kunden kan ta upp ärendet igen till och med { $until }. Sedan avslutas det.
desk-standing-staff-closed = Ärendet är avslutat och ändras inte mer.

desk-form-choose = Välj …
desk-form-who = Du skriver som { $name } ({ $hat }). Vi har dina kontaktuppgifter.
desk-form-data = Vi sparar det du skriver för att kunna svara dig. Det blir en allmän handling.
desk-form-too-fast = Det gick lite för fort för att vi ska våga tro att du är en människa. Vänta några sekunder och skicka igen. Det du skrivit finns kvar.
desk-form-limited = Det har kommit många meddelanden härifrån på kort tid. Skicka igen { $when }. Det du skrivit finns kvar.
desk-form-next = Så går det till
desk-form-next-1 = Du får ett ärendenummer.
desk-form-next-2 = Vi svarar så fort vi kan, senast inom några arbetsdagar.
desk-form-next-3 = Du följer ärendet och svarar oss på samma ställe.
desk-form-call = Hellre prata? Ring
desk-form-ask-instead = Har du en fråga? Kontakta oss
desk-contact-details = Dina kontaktuppgifter

desk-contact-title = Kontakta oss
desk-contact-lede = Ställ en fråga, lämna en synpunkt eller be om en handling.
desk-contact-topic = Vad gäller det?
desk-contact-subject-hint = Med några få ord, till exempel ”Tid i Björkhallen”.
desk-contact-text = Meddelande
desk-contact-contact-hint = Begär du ut en allmän handling behöver du inte säga vem du är. Men utan e-postadress kan vi inte mejla den till dig.
desk-contact-send = Skicka
desk-fault-title = Felanmälan
desk-fault-lede = Berätta vad som är trasigt och var det är.
desk-fault-topic = Vad är det fel på?
desk-fault-subject-hint = Med några få ord, till exempel ”Släckt gatlykta”.
desk-fault-text = Vad har hänt?
desk-fault-contact-hint = Namn och e-postadress behövs bara om du vill ha svar.
desk-fault-send = Skicka felanmälan

desk-place = Plats
desk-place-hint = Så noga du kan, till exempel gata och husnummer.
desk-subject = Rubrik
desk-wants-answer = Jag vill ha svar
desk-name = Namn
desk-phone = Telefon
desk-email = E-post
desk-email-hint = Hit skickar vi ärendenumret och en privat länk till ärendet.

desk-topic-missing = Välj vad det gäller.
desk-place-missing = Skriv var felet är.
desk-subject-missing = Skriv en rubrik.
desk-text-missing = Skriv något först.
desk-name-missing = Skriv ditt namn.
desk-email-missing = Skriv din e-postadress.
desk-email-wrong = E-postadressen ser inte rätt ut. Den ska se ut som namn@adress.example.
desk-phone-wrong = Telefonnumret ser inte rätt ut. Skriv bara siffror, mellanslag, bindestreck och plustecken.
desk-channel-missing = Välj hur kunden hörde av sig.
desk-reference-wrong = Ärendenumret ska se ut som ARE-2026-000123.
desk-search-too-long = Sökningen är { $length } tecken. Korta den till högst { $max }.

desk-refused-closed = Ärendet är avslutat och kan inte ändras.
desk-refused-closed-new = Ärendet är avslutat och går inte att svara i. Skicka det du skrev som ett nytt ärende, så ser vi att de hör ihop.
desk-refused-merged = Ärendet har nyss slagits ihop med ett annat. Läs in sidan igen, så kommer du dit.
desk-refused-not-solved = Ärendet är inte löst än, så det är redan öppet. Svara i stället.
desk-refused-already-solved = Ärendet är redan löst. Välj att det ska vara öppet eller vänta på kunden.
desk-refused-own-matter = Ingen handlägger sitt eget ärende. En kollega behöver göra det.
desk-refused-solution-missing = Skriv vad som blev gjort innan du avslutar.
desk-refused-not-assigned = Agentuppdraget gäller inte längre.
desk-refused-not-shared = Ärendet delas inte längre med dig.
desk-refused-too-young = Du är för ung för att göra det här själv. Be en vårdnadshavare göra det åt dig, eller ring oss. Numret står längst ner på sidan.
desk-refused-not-held = Du kan inte längre agera för personen.
desk-refused-not-an-officer = Den du valde handlägger inte ärenden. Välj någon annan.

desk-done-title = Tack, vi har tagit emot ditt ärende
desk-done-number = Ditt ärendenummer
desk-done-number-hint = Uppge numret när du ringer eller skriver till oss.
desk-done-known = Du ser ärendet och vårt svar när du är inloggad. Du får en avisering när vi har svarat.
desk-done-show = Visa ärendet
desk-done-start = Till startsidan
desk-done-visitor = Lämnade du en e-postadress och vill ha svar? Då har vi mejlat dig numret och en privat länk. Med länken följer du ärendet och svarar oss, utan att logga in.
desk-done-spam = Kommer inget mejl? Titta i skräpposten.
desk-done-lost-link = Tappat bort länken? Be om den igen
desk-done-phone = Du kan också ringa { $phone } och uppge numret.

desk-protected-title = Skyddade personuppgifter
desk-protected-lede = Ring oss innan du skriver något i portalen.
desk-protected-call = Ring kundtjänst
desk-protected-hours = Vi svarar { $hours }.
desk-protected-how = Så går det till
desk-protected-step-1 = Säg att du har skyddade personuppgifter. Du behöver inte säga var du bor eller varför.
desk-protected-step-2 = Vi hjälper dig på telefon och skriver bara ner det som behövs.
desk-protected-step-3 = Vill du ha ett konto märker vi det, så att dina uppgifter skyddas och våra mejl och sms inte säger vad det gäller.
desk-protected-written = Skriv inte namn, adress eller telefonnummer i formulären här, inte heller någon annans som har skydd.

desk-status-link-title = Länken till ditt ärende
desk-status-link-lede = Skrev du till oss utan att logga in och har tappat länken? Vi mejlar den igen.
desk-status-link-reference-hint = Till exempel ARE-2026-000123.
desk-status-link-email-hint = Den adress du skrev när du hörde av dig.
desk-status-link-send = Skicka länken
desk-status-link-sent = Om numret och adressen hör ihop mejlar vi länken. Titta i skräpposten om den inte kommer.

desk-list-private = Dina privata ärenden
desk-list-of-person = Ärenden för { $person }
desk-list-organisation = Alla ärenden för { $organisation }
desk-list-own-in = Dina ärenden för { $organisation }
desk-list-sides = Vems ärenden
desk-list-own = Våra ärenden
desk-list-customers = Våra kunders ärenden
desk-list-agent = { $agent } är agent för dem
desk-list-all-customers = Alla kunder
desk-list-customers-empty = När en kund skriver till oss syns ärendet här.
desk-list-no-customers-title = Ingen kund har gett er ett uppdrag
desk-list-no-customers-text = När en kund har godkänt er som agent syns kundens ärenden här.
desk-list-no-customers-link = Våra kunder
desk-list-shared = Delat med dig
desk-list-shared-with = Delat med { $whom }
desk-list-heading = Ärenden, senaste först
desk-list-new = Nytt ärende
desk-list-search = Sök bland ärenden
desk-list-state = Läge
desk-list-all-states = Alla lägen
desk-list-filter = Filtrera
desk-list-none-title = Inga ärenden stämmer med det du söker
desk-list-none-text = Prova färre ord eller ett annat läge.
desk-list-show-all = Visa alla
desk-list-empty-title = Här finns inga ärenden än
desk-list-empty-text = Ställ en fråga eller berätta vad du behöver, så svarar vi här.

desk-earlier-title = Hämta tidigare ärenden
desk-earlier-lede = Ärenden som du har hört av dig om med din e-postadress utan att vara inloggad.
desk-earlier-offer = { $count ->
    [one] Ett tidigare ärende hör till din e-postadress
   *[other] { $count } tidigare ärenden hör till din e-postadress
}
desk-earlier-offer-text = Hämta dem, så följer du dem här.
desk-earlier-claim = Hämta
desk-earlier-claim-all = Hämta alla
desk-earlier-back = Till mina ärenden
desk-earlier-none-title = Det finns inga ärenden att hämta
desk-earlier-none-text = Skrev du med en annan e-postadress? Byt till den under Mitt konto, eller ring oss och uppge ärendenumret.
desk-earlier-claimed = { $count ->
    [one] Ärendet är hämtat.
   *[other] { $count } ärenden är hämtade.
}
desk-event-claimed = Ärendet hämtades till kontot. Av: { $name }.

desk-drafts = Utkast
desk-draft = Utkast
desk-draft-answer = Svar om ”{ $subject }”
desk-draft-untitled = Nytt ärende utan rubrik
desk-draft-saved = Sparat { $when }. Tas bort { $until } om du inte ändrar det.
desk-draft-save = Spara utkast
desk-draft-hint = Det du skriver sparas medan du skriver, så att du kan fortsätta senare. Bara du kan läsa det. Bilagor sparas inte.
desk-draft-kept = Utkastet är sparat. Det finns bland dina ärenden till { $until }. Bilagor sparas inte.
desk-draft-kept-now = Utkastet är sparat { $when }. Bilagor sparas inte.
desk-draft-not-kept = Utkastet gick inte att spara. Det är för långt, eller så har du många utkast. Ta bort något.
desk-draft-empty = Det fanns inget att spara.
desk-draft-delete = Ta bort
desk-draft-deleted = Utkastet är borttaget.

desk-case-reopen-title = Är något inte löst?
desk-case-reopen = Ta upp ärendet igen
desk-refused-closed-reopen = Ärendet hann avslutas. Tryck på Ta upp ärendet igen, så kommer det du skrev fram.
desk-refused-not-ended = Ärendet pågår. Du kan sätta betyg när det är löst.
desk-refused-rating-stays = Betyget går inte att ändra längre.
desk-rating-title = Hur tyckte du att det gick?
desk-rating-stars = Betyg
desk-rating-1 = 1, mycket missnöjd
desk-rating-2 = 2, missnöjd
desk-rating-3 = 3, varken eller
desk-rating-4 = 4, nöjd
desk-rating-5 = 5, mycket nöjd
desk-rating-words = Vad var bra eller mindre bra?
desk-rating-send = Skicka betyget
desk-rating-thanks = Tack för ditt betyg!
desk-rating-missing = Välj ett betyg.
desk-rating-given = Betyg: { $stars } av 5.
desk-rating-change = Du kan ändra det i 14 dagar.
desk-event-rated = Betyg: { $stars } av 5. Av: { $name }.
desk-event-rated-words = ”{ $words }”

desk-new-title = Nytt ärende
desk-new-follows = Ärendet följer på
desk-new-send = Skicka
desk-new-fault = Är något trasigt? Gör en felanmälan
desk-new-thanks = Tack! Vi har tagit emot ditt ärende { $reference }.

desk-case-about = Om ärendet
desk-case-answer-link = Svara
desk-case-answer-title = Ditt svar
desk-case-text = Meddelande
desk-case-send = Skicka svar
desk-case-solved = Löst, tack
desk-case-not-solved = Inte löst
desk-case-solved-title = Är ärendet löst?
desk-case-remains = Vad återstår?
desk-case-remains-hint = Skriv bara om det inte är löst.
desk-case-closed-title = Ärendet är avslutat
desk-case-closed-text = Är något oklart skapar du ett nytt ärende. Då ser vi att de hör ihop.
desk-case-agent-acts = Du kan läsa ärendet och svara. Det syns att det är du som agent som skriver, och kunden får ett mejl.
desk-case-agent-reads = Du kan läsa ärendet, men inte svara i det.
desk-case-follow = Skapa ett nytt ärende
desk-case-private-link = Den som har länken till den här sidan kan läsa ärendet. Dela den inte med andra.
desk-case-thanks-reply = Ditt svar är skickat.
desk-case-thanks-solved = Tack för beskedet!
desk-case-thanks-not-solved = Tack för att du sa till. Vi tar upp ärendet igen.

desk-share-title = Dela ärendet
desk-share-lede = Bestäm vilka fler som får läsa och skriva i ärendet.
desk-share-readers = Läses också av
desk-share-none = Ingen mer än du och vi läser ärendet.
desk-share-none-organisation = Bara ni som arbetar med organisationens ärenden, och vi, läser ärendet.
desk-share-since = Sedan { $date }
desk-share-merged = En person som har hört av sig om samma sak
desk-share-remove = Ta bort
desk-share-removed = Personen eller organisationen kan inte längre läsa ärendet.
desk-share-person = Dela med en person
desk-share-email = Personens e-postadress
desk-share-email-hint = Personen får ett mejl och läser ärendet inloggad. Den som inte har ett konto kan skapa ett inom 30 dagar.
desk-share-email-hint-organisation = Personen behöver ha en roll i { $organisation }.
desk-share-data = Vi sparar adressen så länge ärendet delas, för att mejla personen och för att du ska se vilka som läser.
desk-share-email-missing = Skriv personens e-postadress.
desk-share-with = Dela
desk-share-organisation = Dela med en organisation
desk-share-organisation-which = Organisation
desk-share-organisation-hint = De som ser alla ärenden i organisationen kan läsa och skriva.
desk-share-no-organisation = Ingen organisation
desk-share-organisation-missing = Välj en organisation.
desk-share-done = Vi har mejlat { $email }. Hör adressen till ett konto kan personen läsa ärendet nu.
desk-share-done-organisation = Ärendet är delat med { $organisation }.
desk-share-manage = Ändra vilka som läser
desk-share-leave-title = Ärendet är delat med dig
desk-share-leave-text = Du kan läsa och skriva i ärendet. Vill du inte ha kvar det kan du ta bort dig själv.
desk-share-leave = Ta bort mig från ärendet
desk-share-left = Ärendet är inte längre delat med dig.
desk-share-back = Till ärendet
desk-new-share = Vem mer får se ärendet?
desk-event-shared = Ärendet delades med fler. Av: { $name }.
desk-event-sharing-ended = Ärendet delas med färre. Av: { $name }.
desk-refused-oneself = Den adressen hör till någon som redan läser ärendet. Skriv någon annans.
desk-refused-no-role = Adressen hör inte till någon med en roll i organisationen. Be en administratör bjuda in personen först.
desk-refused-protected-sharing = Ett ärende delas inte här när kunden har skyddade personuppgifter. Ring oss, så hjälper vi dig. Numret står längst ner på sidan.
desk-refused-too-many-readers = Ärendet är delat med många, eller så har du delat mycket på kort tid. Ta bort någon eller försök igen om en stund.

desk-fact-reference = Ärendenummer
desk-fact-topic = Ämne
desk-fact-place = Plats
desk-fact-state = Läge
desk-fact-created = Inkom
desk-fact-officer = Handläggare
desk-fact-no-officer = Ingen än
desk-fact-organisation = Organisation
desk-fact-customer = Från
desk-fact-channel = Kom in via
desk-fact-follows = Följer på

desk-thread-you = Du
desk-thread-agent = agenten { $agent } för { $customer }
desk-thread-agent-unnamed = Agenten { $agent } för { $customer }
desk-thread-customer = Kunden
desk-thread-representative = Kundens företrädare
desk-thread-by-fullmakt = { $who }, med fullmakt för { $customer }
desk-thread-by-guardian = { $who }, vårdnadshavare för { $customer }
desk-thread-by-god_man = { $who }, god man för { $customer }
desk-thread-by-forvaltare = { $who }, förvaltare för { $customer }
desk-thread-visitor = Kunden (inte inloggad)
desk-thread-visitor-named = { $name } (inte inloggad)
desk-thread-program = { $organisation }, program: { $program }
desk-thread-solution = Lösning
desk-thread-note = Intern anteckning
desk-thread-meanwhile = Kom medan du skrev
desk-officer-protected = Kollega med skyddade personuppgifter
desk-customer-protected = Skyddade personuppgifter
desk-customer-unnamed = Utan namn

desk-event-registered-phone = Ärendet skrevs ner efter ett samtal av { $name }.
desk-event-registered-paper = Ärendet skrevs ner efter ett brev av { $name }.
desk-event-registered-visit = Ärendet skrevs ner efter ett besök av { $name }.
desk-event-registered-web = Ärendet kom in via portalen.
desk-event-taken = Ärendet togs emot. Handläggare: { $name }.
desk-event-assigned = Ärendet lämnades över. Handläggare: { $name }.
desk-event-topic-changed = Ämnet ändrades till { $topic }.
desk-event-waits-for-others = Vi väntar på besked från någon annan.
desk-event-resumed = Vi väntar inte längre, utan arbetar vidare.
desk-event-solved-by-customer = Markerat som löst. Av: { $name }.
desk-event-reopened = Ärendet togs upp igen. Av: { $name }.
desk-event-closed = Ärendet avslutades.

desk-queue-none = Det finns inget att handlägga här för din roll än.
desk-queue-mina = Mina
desk-queue-otilldelade = Otilldelade
desk-queue-forfaller = Förfaller snart
desk-queue-vantar = Väntar på kund
desk-queue-alla = Alla öppna
desk-queue-selections = Sparade urval
desk-queue-caption = { $selection }, äldst svarstid först
desk-queue-register = Registrera samtal
desk-queue-search = Sök
desk-queue-topic = Ämne
desk-queue-all-topics = Alla
desk-queue-whole-group = { $group }, allt
desk-queue-state = Läge
desk-queue-all-states = Alla öppna
desk-queue-case = Ärende
desk-queue-customer = Kund
desk-queue-officer = Hos
desk-queue-due = Svara senast
desk-queue-late = Försenat
desk-queue-empty-title = Inget ärende i det här urvalet
desk-queue-empty-text = Välj ett annat urval, ämne eller läge.
desk-queue-found = Träffar i alla ärenden, även avslutade, nyaste först
desk-queue-found-in = Träffar i { $selection }, nyaste först
desk-queue-not-found = Prova färre ord, eller ta bort ett filter.
desk-found-note = Intern anteckning
desk-queue-show-all = Visa alla öppna

desk-then = Vad händer sedan?
desk-then-wait = Vänta på kundens svar
desk-then-keep_open = Arbeta vidare, ärendet är öppet
desk-then-wait_others = Vänta på någon annan än kunden
desk-then-solve = Ärendet är löst, svaret är lösningen
desk-then-missing = Välj vad som händer sedan.
desk-note-missing = Skriv något i anteckningen.
desk-officer-missing = Välj vem som ska ta över.
desk-staff-take = Ta ärendet
desk-staff-answer-title = Svara kunden
desk-staff-text-hint = Kunden ser det du skickar. Löser du ärendet, skriv vad som blev gjort.
desk-staff-no-answer-wanted = Kunden har inte bett om svar och får inget mejl.
desk-staff-no-address = Kunden har inte lämnat någon e-postadress och får inget mejl. Ring eller skicka ett brev också.
desk-staff-note-title = Intern anteckning
desk-staff-note = Anteckning
desk-staff-note-hint = Syns bara för handläggare, aldrig för kunden. Skriv @ och en kollegas namn, så får kollegan veta det.
desk-staff-note-save = Spara anteckning
desk-staff-assign-title = Lämna över
desk-staff-assign-to = Till vem?
desk-staff-assign = Lämna över
desk-staff-topic-title = Byt ämne
desk-staff-topic-change = Byt ämne
desk-staff-wait-title = Vänta på någon annan
desk-staff-wait-for = Vem väntar vi på, och på vad?
desk-staff-wait-hint = Sparas som intern anteckning. Kunden ser bara att vi väntar på besked från någon annan.
desk-staff-wait = Låt ärendet vänta
desk-staff-waits = Ärendet väntar på någon annan.
desk-staff-resume = Arbeta vidare
desk-staff-resumed = Ärendet är öppet igen.
desk-staff-close-title = Avsluta
desk-staff-close-reason = Vad blev gjort?
desk-staff-close-hint = Behövs om ärendet inte redan är löst. Kunden ser texten.
desk-staff-close = Avsluta ärendet
desk-staff-answered = Svaret är skickat.
desk-staff-noted = Anteckningen är sparad.
desk-staff-taken = Ärendet är ditt.
desk-staff-assigned = Ärendet är överlämnat.
desk-staff-topic-changed = Ämnet är ändrat.
desk-staff-closed = Ärendet är avslutat.

desk-own-matter-title = Det här ärendet är ditt eget
desk-own-matter-text = Ingen handlägger ett ärende som gäller en själv eller den egna organisationen. En kollega tar hand om det.
desk-own-matter-read = Läs det som kund
desk-own-matter-back = Till kön

desk-register-title = Registrera samtal
desk-register-lede = Skriv ner ett ärende som kom på telefon, i ett brev eller vid ett besök.
desk-register-channel = Hur hörde kunden av sig?
desk-register-who = Kunden
desk-register-account = Sök person eller organisation
desk-register-account-hint = Namn, e-post, mobilnummer, användarnamn eller hela person- eller organisationsnumret. Har kunden ett konto syns ärendet där.
desk-register-account-unknown = Det finns inget konto med det namnet. Sök och välj kunden i listan, eller lämna fältet tomt och fyll i uppgifterna nedanför.
desk-register-search = Sök kund
desk-register-search-missing = Skriv vem du söker efter.
desk-register-found = Vem är kunden?
desk-register-nobody = Ingen hittades. Kontrollera stavningen, eller sök på något annat.
desk-register-unlisted = Kunden finns inte här
desk-register-organisation = organisation
desk-register-customer-gone = Kunden finns inte längre. Sök igen.
desk-register-or = Har kunden inget konto, eller hör någon av sig för en organisation, fyller du i det du vet:
desk-register-name-missing = Skriv kundens namn, eller ett konto.
desk-register-what = Ärendet
desk-register-text = Vad sa kunden?
desk-register-text-hint = Med kundens egna ord. Kunden kan läsa det.
desk-register-wants-answer = Kunden vill ha svar
desk-register-save = Registrera
desk-register-cancel = Avbryt
desk-register-thanks = Ärendet är registrerat som { $reference }.

desk-mail-reference = Ärendenummer
desk-mail-subject = Rubrik
desk-mail-topic = Ämne
desk-mail-answer-due = Vi hör av oss senast
desk-mail-can-reply = Du kan svara på det här mejlet.
desk-mail-reason-customer = Du får det här för att du har ett ärende hos oss.
desk-mail-reason-officer = Du får det här för att du handlägger ärendet.
desk-mail-officer-protected = Det finns något nytt i ett ärende som du handlägger. Logga in för att läsa det.
desk-mail-received-subject = Vi har tagit emot ditt ärende { $reference }
desk-mail-received-text = Tack! Ditt ärende har kommit fram. Här följer du hur det går och läser vårt svar.
desk-mail-received-button = Visa ärendet
desk-mail-agent = Agent
desk-mail-agent-wrote-subject = Er agent har skrivit i ärende { $reference }
desk-mail-agent-wrote-text = Er agent har skrivit i ett ärende som du har skapat:
desk-mail-agent-wrote-button = Visa ärendet
desk-mail-from = Från
desk-mail-reader-wrote-subject = Någon har skrivit i ditt ärende { $reference }
desk-mail-reader-wrote-text = En av dem som du delar ärendet med har skrivit:
desk-mail-reader-wrote-button = Visa ärendet
desk-mail-reason-shared = Du får det här för att någon delar ett ärende med dig.
desk-mail-shared-subject = Ärende { $reference } är delat med dig
desk-mail-shared-text = Du kan nu läsa och skriva i ärendet. Vill du inte ha det kan du ta bort dig själv där.
desk-mail-shared-button = Visa ärendet
desk-mail-shared-organisation-subject = Ärende { $reference } är delat med er organisation
desk-mail-shared-organisation-text = Ni som ser alla ärenden i organisationen kan nu läsa och skriva i ärendet.
desk-mail-shared-organisation-button = Visa ärendet
desk-mail-shared-answer-subject = Vi har svarat i ärende { $reference }
desk-mail-shared-answer-text = Vi har skrivit i ett ärende som är delat med dig:
desk-mail-shared-answer-button = Visa ärendet
desk-mail-shared-invited-subject = Någon vill dela ett ärende med dig
desk-mail-shared-invited-text = Skapa ett konto med den här e-postadressen inom 30 dagar, så syns ärendet { $reference } bland dina ärenden en kvart senare. Känner du inte till det behöver du inte göra något.
desk-mail-shared-invited-button = Skapa ett konto
desk-mail-draft-subject = Ett utkast tas bort { $date }
desk-mail-draft-text = Du har börjat skriva till oss men inte skickat. Vi tar bort utkastet { $date }. Vill du ha kvar det, öppna det bland dina ärenden och spara eller skicka det.
desk-mail-draft-button = Till mina ärenden
desk-mail-draft-reason = Du får det här för att du har ett utkast hos oss.
desk-mail-answer-subject = Vi har svarat i ditt ärende { $reference }
desk-mail-answer-text = Vi har skrivit i ditt ärende:
desk-mail-answer-button = Visa ärendet
desk-mail-question-subject = Vi behöver ditt svar i ärende { $reference }
desk-mail-question-text = Vi har en fråga och behöver ditt svar för att komma vidare:
desk-mail-question-button = Svara
desk-mail-solved-subject = Ditt ärende { $reference } är löst
desk-mail-solved-text = Vi har löst ditt ärende. Är du inte nöjd kan du säga till inom 14 dagar. Så här blev det:
desk-mail-solved-button = Visa ärendet
desk-mail-closed-subject = Ditt ärende { $reference } är avslutat
desk-mail-closed-text = Ditt ärende är klart och avslutat. Du kan fortfarande läsa det.
desk-mail-closed-button = Visa ärendet
desk-mail-reminder-subject = Vi väntar på ditt svar i ärende { $reference }
desk-mail-reminder-text = För en vecka sedan frågade vi dig något. Vi behöver ditt svar för att komma vidare. Gäller det inte längre kan du säga att ärendet är löst.
desk-mail-reminder-button = Svara
desk-mail-file-removed-subject = En bilaga är borttagen
desk-mail-file-removed-text = Vårt virusskydd hittade skadlig kod i en bilaga i ditt ärende { $reference }. Därför är den borttagen. Kontrollera din dator eller telefon och skicka filen igen om den behövs. Filen heter:
desk-mail-file-removed-button = Till ärendet
desk-mail-link-subject = Länken till ditt ärende { $reference }
desk-mail-link-text = Någon bad om länken till ärendet. Var det inte du behöver du inte göra något. Den som har länken kan läsa ärendet.
desk-mail-link-button = Visa ärendet
desk-mail-assigned-subject = Du har fått ärende { $reference }
desk-mail-assigned-text = En kollega har lämnat över ett ärende till dig.
desk-mail-assigned-button = Visa ärendet
desk-mail-customer-wrote-subject = Kunden har svarat i ärende { $reference }
desk-mail-customer-wrote-text = Kunden har skrivit i ett ärende som du handlägger:
desk-mail-customer-wrote-button = Visa ärendet
desk-mail-customer-solved-subject = Kunden är nöjd med ärende { $reference }
desk-mail-customer-solved-text = Kunden säger att ärendet är löst.
desk-mail-customer-solved-button = Visa ärendet

desk-form-place = Ärenden om: { $topic }

desk-stored-count = { $count ->
    [0] Inga egna
    [one] Ett eget
   *[other] { $count } egna
}
desk-stored-count-organisations = { $count ->
    [one] ett för en organisation
   *[other] { $count } för organisationer
}
desk-stored-count-others = { $count ->
    [one] ett där du har skrivit för någon annan
   *[other] { $count } där du har skrivit för någon annan
}
desk-stored-why = Det du har skrivit till oss och våra svar, så att vi kan sköta ärendet. En uppgift av allmänt intresse. Att bevara allmänna handlingar är en rättslig skyldighet.
desk-stored-kept = Så länge arkivlagen och våra beslut om gallring säger, även om du avslutar kontot
desk-merge-cases = { $count ->
    [one] Ett ärende
   *[other] { $count } ärenden
}
desk-closing-open = { $reference } är inte avslutat. Vi handlägger det färdigt, men du kan inte läsa svaret här när kontot är avslutat.
desk-register-data = Berätta för kunden att vi sparar uppgifterna i ärendet, och att de blir en allmän handling.

desk-refused-overtaken = Någon hann skriva före dig. Ditt svar är inte skickat än, men står kvar. Läs det som kom medan du skrev. Skicka sedan igen om svaret fortfarande stämmer.
desk-refused-into-another = Ärendet du skrev i har slagits ihop med det här. Ditt svar är inte skickat än, men står kvar. Läs igenom ärendet och skicka igen om svaret fortfarande stämmer.
desk-refused-stale = Någon annan hann spara. Det du inte själv hade ändrat visar nu vad som sparades. Läs igenom och spara igen.
desk-refused-mentions-party = Den du nämner är själv part i ärendet och får inte läsa anteckningar om det. Ta bort namnet.
desk-staff-mention = Säg till en kollega
desk-staff-handover = Något som den som tar över bör veta?
desk-staff-note-only = Sparas som intern anteckning.
desk-staff-was-merged = Ärendet har slagits ihop med det här. Gör om det du tänkte göra, om det fortfarande behövs.

desk-canned-menu = Standardsvar
desk-canned-lede = Texter att börja ett svar med. Alla handläggare delar dem.
desk-canned-new = Nytt standardsvar
desk-canned-none-title = Det finns inga standardsvar än
desk-canned-none-text = Skriv ett svar som ni ofta ger, så slipper ni skriva det om och om igen.
desk-canned-name = Namn
desk-canned-name-hint = Det handläggaren ser när hen väljer. Kunden ser det inte.
desk-canned-name-missing = Skriv ett namn.
desk-canned-begins = Börjar så här
desk-canned-hidden = Dolt
desk-canned-all-topics = Alla ämnen
desk-canned-sv = Svensk text
desk-canned-en = Engelsk text
desk-canned-en-hint = Används när kunden skriver på engelska. Saknas den används den svenska.
desk-canned-text-missing = Skriv en text.
desk-canned-offered = Handläggare kan välja svaret
desk-canned-save = Spara
desk-canned-saved = Standardsvaret ”{ $name }” är sparat.
desk-canned-unknown = Vi vet inte vad { $places } ska bytas mot. Bredvid formuläret står vad du kan skriva.
desk-canned-places = Fylls i av sig självt
desk-canned-places-text = Skriv det här i texten, så byts det ut när svaret används:
desk-canned-choose = Börja med ett standardsvar
desk-canned-fetch = Hämta texten
desk-canned-missing = Välj vilket standardsvar du vill hämta.
desk-placeholder-greeting = ”Hej Anna!”, eller bara ”Hej!” om namnet inte är känt
desk-placeholder-customer = Kundens namn
desk-placeholder-reference = Ärendets nummer
desk-placeholder-subject = Ärendets rubrik
desk-placeholder-topic = Ärendets ämne
desk-placeholder-me = Ditt namn
desk-placeholder-answer-by = Dagen då kunden senast bör svara
desk-greeting = Hej!
desk-greeting-named = Hej { $name }!

desk-mail-reason-mentioned = Du får det här för att en kollega nämnde dig.
desk-mail-mentioned-subject = Du är nämnd i ärende { $reference }
desk-mail-mentioned-text = En kollega har nämnt dig i en intern anteckning.
desk-mail-mentioned-button = Läs anteckningen

desk-refused-same-case = Det är samma ärende, eller ett som redan ingår i det. Skriv ett annat nummer.
desk-refused-not-open = Det andra ärendet är inte öppet. Bara ett öppet ärende kan ta emot ett annat.
desk-refused-protected-apart = En av kunderna har skyddade personuppgifter. Då kan ärendena inte slås ihop, för båda kunderna skulle läsa allt.
desk-refused-line-gone = Något av meddelandena har flyttats av någon annan. Välj igen.
desk-other-missing = Skriv numret på ett ärende som finns, till exempel ARE-2026-000123.
desk-event-took-in = Ärende { $reference } slogs ihop med det här.
desk-event-went-into = Ärendet slogs ihop med { $reference } och fortsätter där.
desk-event-split-from = Ärendet delades av från { $reference }.
desk-event-split-into = Meddelanden flyttades till det nya ärendet { $reference }.
desk-event-linked = Kopplades till { $reference }.
desk-event-unlinked = Kopplingen till { $reference } togs bort.

desk-merge-title = Slå ihop med ett annat ärende
desk-merge-with = Vilket ärende ska det gå in i?
desk-merge-with-hint = Skriv ärendenumret, till exempel ARE-2026-000123. Inget händer förrän du har sett vad som flyttas.
desk-merge-show = Visa vad som händer
desk-merge-same = Öppna ärenden från samma kund
desk-merge-preview = Det här händer med { $reference }
desk-merge-into = Går in i
desk-merge-moves = Flyttas
desk-merge-letters = { $count ->
    [one] ett meddelande
   *[other] { $count } meddelanden
}
desk-merge-notes = { $count ->
    [0] inga anteckningar
    [one] en anteckning
   *[other] { $count } anteckningar
}
desk-merge-files = { $count ->
    [0] inga filer
    [one] en fil
   *[other] { $count } filer
}
desk-merge-two-title = Ärendena har olika kunder
desk-merge-two = Både { $one } och { $other } kommer att kunna läsa allt som inte är interna anteckningar, och skriva i ärendet. Läs igenom båda ärendena först.
desk-merge-do = Slå ihop
desk-merge-done = Ärendena är sammanslagna. Kunderna får veta det.

desk-split-title = Dela upp i två ärenden
desk-split-lines = Vad ska flyttas till det nya ärendet?
desk-split-lines-missing = Välj minst ett meddelande att flytta.
desk-split-subject = Det nya ärendets rubrik
desk-split-do = Dela upp
desk-split-done = Här är det nya ärendet. Kunden får veta det.
desk-split-none-title = Det finns inget att dela upp
desk-split-none-text = Ärendet har bara ett meddelande.
desk-split-back = Till ärendet

desk-staff-links = Hör ihop med
desk-staff-link-title = Koppla till ett annat ärende
desk-staff-link-other = Ärendenummer
desk-staff-link-hint = Båda ärendena visar att de hör ihop. Kunderna ser det inte.
desk-staff-link = Koppla
desk-staff-linked = Ärendena är kopplade.
desk-staff-unlink = Ta bort kopplingen
desk-staff-unlink-one = Ta bort kopplingen till { $reference }
desk-staff-unlinked = Kopplingen är borttagen.

desk-mail-merged-subject = Dina frågor är samlade i ärende { $reference }
desk-mail-merged-text = Vi har slagit ihop ärenden som handlar om samma sak. Allt som är skrivet finns i ärende { $reference }, och där får du svar.
desk-mail-merged-button = Visa ärendet
desk-mail-split-subject = Vi har delat upp ditt ärende: { $reference }
desk-mail-split-text = Du skrev om flera saker, så en del av det har fått ett eget ärende. Där får du svar om den delen.
desk-mail-split-button = Visa ärendet

desk-save = Spara
desk-topics = Ämnen
desk-topics-lede = Vad ett ärende kan handla om, vem som tar hand om det och hur fort.
desk-topics-pages = Inställningar för ärenden
desk-topics-menu = Ämnen och team
desk-topics-caption = Ämnen i den ordning de visas
desk-topic-new = Nytt ämne
desk-topic-form = Frågor om ämnet
desk-topic-cases = Ärenden om ämnet
desk-topic-name-sv = Namn på svenska
desk-topic-name-en = Namn på engelska
desk-title-missing = Skriv ett namn.
desk-topic-group = Grupp
desk-topic-no-group = Ingen grupp
desk-topic-group-hint = Ett ämne som andra står under är en grupp och går inte att välja.
desk-topic-team = Team
desk-topic-no-team = Inget team
desk-topic-team-hint = Byter du team följer de öppna ärendena med.
desk-team-unknown = Teamet finns inte längre. Välj ett annat.
desk-topic-pages = Går att välja i
desk-topic-on-contact = Kontakt
desk-topic-on-fault = Felanmälan
desk-topic-anonymous = Fråga inte efter namn och adress
desk-topic-anonymous-hint = Som när någon begär ut en allmän handling. Den som vill får ändå lämna dem.
desk-topic-hidden = Dölj ämnet
desk-topic-hidden-hint = Det går inte att välja längre. Gamla ärenden behåller det.
desk-topic-is-hidden = Dolt
desk-topic-times = Svarstider
desk-topic-times-hint = Timmar räknas medan kontoret har öppet. Klockan står still medan vi väntar på kunden.
desk-topic-answer = Svar inom
desk-topic-answer-unit = Svarstid räknas i
desk-topic-solve = Lösning inom
desk-topic-solve-unit = Lösningstid räknas i
desk-topic-days = arbetsdagar
desk-topic-hours = timmar
desk-topic-number-wrong = Skriv ett helt tal från 1 till 999.
desk-span-days = { $count ->
    [one] 1 arbetsdag
   *[other] { $count } arbetsdagar
}
desk-span-hours = { $count ->
    [one] 1 timme
   *[other] { $count } timmar
}
desk-topic-states = Egna namn på lägen
desk-topic-states-hint = Lämna tomt för det vanliga namnet. Skriv annars på båda språken.
desk-topic-state-customer-sv = Kunden ser, svenska
desk-topic-state-customer-en = Kunden ser, engelska
desk-topic-state-staff-sv = Handläggare ser, svenska
desk-topic-state-staff-en = Handläggare ser, engelska
desk-topic-word-missing = Skriv namnet på båda språken, eller på inget.
desk-topic-word-long = Skriv högst 30 tecken.
desk-topic-order = Ordning
desk-topic-up = Flytta upp
desk-topic-up-one = Flytta upp { $topic }
desk-topic-moved = Ordningen är ändrad.
desk-topic-saved = Ämnet { $topic } är sparat.
desk-teams = Team
desk-teams-lede = Ett team delar på ärendena om sina ämnen.
desk-teams-none = Det finns inget team än
desk-teams-none-text = Skapa ett team, och välj det sedan för ett ämne.
desk-team-new = Nytt team
desk-team-name = Namn
desk-team-members = Medlemmar
desk-team-nobody = Ingen har rollen ärendehandläggare eller kundtjänst än.
desk-team-queue = Visa kön
desk-team-queue-of = Visa kön för { $team }
desk-team-delete = Ta bort teamet
desk-team-saved = Teamet { $team } är sparat.
desk-team-deleted = Teamet { $team } är borttaget.
desk-refused-name-taken = Namnet används redan. Välj ett annat.
desk-refused-group-in-group = En grupp kan inte stå i en annan grupp.
desk-refused-team-used = Teamet har ämnen eller öppna ärenden. Flytta dem först.

desk-queue-forsenade = Försenade
desk-queue-soon = Snart
desk-queue-my-team = Mitt team
desk-queue-team = Team
desk-queue-all-teams = Alla
desk-fact-team = Team
desk-fact-solve-due = Löses senast
desk-fact-paused = Klockan står still

desk-event-due-soon = Ärendet förfaller snart. Teamet har fått ett meddelande.
desk-event-late = Ärendet är försenat. Teamet har fått ett meddelande.
desk-mail-reason-team = Du får det här för att du är med i teamet som har ärendet, eller handlägger ärenden utan team.
desk-mail-due-soon-subject = Ärende { $reference } förfaller snart
desk-mail-due-soon-text = Kunden väntar på besked i det här ärendet.
desk-mail-due-soon-button = Visa ärendet
desk-mail-late-subject = Ärende { $reference } är försenat
desk-mail-late-text = Kunden skulle ha fått besked i det här ärendet. Svara så snart som möjligt.
desk-mail-late-button = Visa ärendet
## Mejl in
desk-channel-email = Mejl
desk-channel-api = Program (API)
desk-event-registered-email = { $name } gjorde ärendet av ett mejl.
desk-thread-by-email = Via mejl
desk-thread-quoted = Visa citerad text
desk-left-out = Filer i mejlet som inte följde med: { $names }.
desk-left-out-more = Filer i mejlet som inte följde med: { $names } och { $count } till.
desk-left-out-empty = tom
desk-left-out-too-large = för stor
desk-left-out-program = program
desk-left-out-too-many = för många filer
desk-left-out-kind = slaget tas inte emot
desk-mail-in-no-subject = Mejl utan rubrik
desk-mail-in-files-only = (Mejlet hade bara filer, ingen text.)
desk-mail-in-nobody = Okänd avsändare
desk-mail-in-no-text = Mejlet har ingen text.
desk-mail-in-text = Mejlets text
desk-mail-in-about = Om mejlet
desk-mail-in-from = Från
desk-mail-in-why = Anledning
desk-mail-in-sent = Skickat
desk-mail-in-received = Kom in
desk-mail-why-other_sender = Annan avsändare
desk-mail-why-other_sender-text = Svaret kom från en annan adress än den vi skrev till. Kontrollera vem som skrev innan du lägger till det i ärendet.
desk-mail-why-unknown_address = Okänd svarsadress
desk-mail-why-unknown_address-text = Adressen som mejlet skickades till hör inte till något ärende.
desk-mail-why-may_not = Får inte skriva i ärendet
desk-mail-why-may_not-text = Avsändaren har inte längre rätt att skriva i ärendet.
desk-mail-why-no_sender = Ingen avsändare
desk-mail-why-no_sender-text = Det går inte att se vem som skickade mejlet.
desk-mail-why-empty = Tomt
desk-mail-why-empty-text = Mejlet har varken text eller filer.
desk-mail-why-too_large = För stort
desk-mail-why-too_large-text = Bara rubrik och avsändare är lästa. Hela mejlet ligger kvar i brevlådan.
desk-mail-why-unreadable = Går inte att läsa
desk-mail-why-unreadable-text = Mejlet är byggt så att det inte går att läsa säkert. Det ligger kvar i brevlådan.
desk-mail-why-too_many = Många mejl
desk-mail-why-too_many-text = Avsändaren har skickat ovanligt många mejl den senaste timmen.
desk-mail-why-auto_reply = Automatiskt svar
desk-mail-why-auto_reply-text = Ett program svarade, till exempel med att någon är ledig.
desk-mail-why-report = Leveransrapport
desk-mail-why-report-text = En mejlserver berättar vad som hände med ett mejl.
desk-mail-why-list = Utskick
desk-mail-why-list-text = Mejlet kom från en sändlista eller var ett utskick till många.
desk-mail-why-own = Vårt eget
desk-mail-why-own-text = Mejlet kom från oss själva.
desk-inbox-title = Inkommen post
desk-inbox-selections = Vilka mejl som visas
desk-inbox-held = Väntar på dig
desk-inbox-automatic = Automatiska
desk-inbox-aside = Lagda åt sidan
desk-inbox-in_case = I ett ärende
desk-inbox-held-none = Ingen post väntar
desk-inbox-automatic-none = Inga automatiska mejl
desk-inbox-aside-none = Inget är lagt åt sidan
desk-inbox-in_case-none = Inga mejl har blivit ärenden
desk-inbox-none-text = Svar från rätt avsändare går direkt in i sina ärenden.
desk-inbox-add-title = Lägg till i ärende
desk-inbox-add-hint = Till exempel ARE-2026-000123. Kunden ser mejlet i ärendet.
desk-inbox-add = Lägg till i ärende
desk-inbox-added = Mejlet ligger nu i ärendet.
desk-inbox-reference-wrong = Skriv ärendenumret, till exempel ARE-2026-000123.
desk-inbox-make-title = Gör till nytt ärende
desk-inbox-make = Gör till nytt ärende
desk-inbox-made = Mejlet är nu ett ärende.
desk-inbox-aside-title = Lägg åt sidan
desk-inbox-aside-text = Mejlet sparas, och ingen behöver göra något mer.
desk-inbox-aside-do = Lägg åt sidan
desk-inbox-put-aside = Mejlet är lagt åt sidan.
desk-refused-no-such-case = Det finns inget ärende med det numret.
desk-refused-mail-settled = Någon annan har redan tagit hand om mejlet.
desk-stored-mails = Mejl till oss som inte hör till något ärende
desk-stored-mails-count = { $count ->
    [one] { $count } mejl
   *[other] { $count } mejl
}
desk-stored-mails-why = Det som kommer in till oss är allmän handling.

desk-paper-thread = Ärendets gång
desk-paper-files = Bifogat:
desk-case-pdf = Hämta som PDF
desk-case-print = Skriv ut

desk-diary = Diarium
desk-diary-from = Från och med
desk-diary-to = Till och med
desk-diary-direction = Riktning
desk-diary-both = In och ut
desk-diary-in = In
desk-diary-ut = Ut
desk-diary-csv = Hämta som CSV
desk-diary-json = Hämta som JSON
desk-diary-caption = Handlingar, de senaste först
desk-diary-document = Handling
desk-diary-when = När
desk-diary-party = Motpart
desk-diary-heading = Ärendemening
desk-diary-heading-hint = Neutral och utan namn. Utan ärendemening står ämnet i diariet: { $topic }.
desk-diary-secrecy = Sekretess
desk-diary-secrecy-no = Ingen sekretessmarkering
desk-diary-secrecy-yes = Uppgifter kan vara hemliga
desk-diary-section = Bestämmelse
desk-diary-section-hint = Till exempel OSL 21 kap. 1 §. Motparten namnges då inte i diariet.
desk-diary-secrecy-missing = Skriv bestämmelsen som uppgifterna kan vara hemliga enligt.
desk-diary-secret = Sekretess
desk-diary-date-wrong = Skriv datumet som 2026-11-23.
desk-diary-turned = Sista dagen är före första dagen.
desk-diary-empty-title = Inga handlingar de dagarna
desk-diary-empty-text = Välj andra datum, eller både in och ut.
desk-diary-entry = Uppgifter i diariet
desk-diary-change = Ändra i diariet
desk-diary-save = Spara
desk-diary-cancel = Avbryt
desk-diary-saved = Diariet är ändrat.

desk-records-title = Begär ut allmän handling
desk-records-lede = Du behöver inte logga in eller säga vem du är.
desk-records-topic = Vad gäller det?
desk-records-text = Vilken handling vill du ha?
desk-records-text-hint = Ärendenummer, om du vet det. Annars vad den handlar om och ungefär när den kom till. Säg till om du vill ha den på papper eller läsa den hos oss.
desk-records-contact-hint = Utan e-postadress ser du svaret på en sida som bara du får adressen till.
desk-records-send = Skicka begäran
desk-records-subject = Begäran om allmän handling
desk-records-thanks = Vi har tagit emot din begäran. Spara adressen till den här sidan: det är bara här du ser svaret.
desk-records-law = Vi svarar skyndsamt. Är något hemligt får du det som går att lämna ut, och ett beslut som du kan överklaga om det som vi inte lämnar ut.

desk-remedy = Hur det överklagas
desk-remedy-name-ordinary = Förvaltningsbesvär
desk-remedy-name-legality = Laglighetsprövning
desk-remedy-name-none = Kan inte överklagas
desk-remedy-ordinary = Beslutet kan överklagas till { $to }. Överklaga skriftligt: skriv vilket beslut det gäller, hur du vill att det ändras och varför. Skicka till { $owner } i ärendet här i portalen eller till { $email }. Överklagandet ska ha kommit in inom tre veckor från den dag du fick del av beslutet.
desk-remedy-legality = Den som är medlem i kommunen kan få beslutets laglighet prövad av { $to }. Överklagandet ska vara skriftligt och ha kommit in till { $to } inom tre veckor från den dag då protokollet med beslutet tillkännagavs på anslagstavlan på { $owner }s webbplats.
desk-remedy-none = Beslutet kan inte överklagas.
desk-remedy-missing = Välj hur beslutet överklagas.
desk-remedy-to = Prövas av
desk-remedy-to-hint = Som det står i meningen ”Beslutet kan överklagas till …”, till exempel kammarrätten i Stockholm.
desk-remedy-to-missing = Skriv vem som prövar ett överklagande.

desk-outcome-granted = Beviljad
desk-outcome-partly = Delvis beviljad
desk-outcome-denied = Avslag
desk-outcome-dismissed = Avvisad

desk-decision = Beslut
desk-decisions = Beslut
desk-decision-label = Beslut: { $outcome }
desk-decide-title = Fatta beslut
desk-decision-by = Den som fattar beslutet är du, { $name }.
desk-decision-type = Beslutstyp
desk-decision-type-missing = Välj en beslutstyp.
desk-decision-outcome = Beslut
desk-decision-outcome-missing = Välj hur beslutet blir.
desk-decision-text = Beslut och skäl
desk-decision-text-hint = Vad som beslutas, varför och enligt vilken bestämmelse. Hur beslutet överklagas läggs till av sig självt.
desk-decision-text-missing = Skriv vad som beslutas och varför.
desk-decision-delegation = Punkt i delegationsordningen
desk-decision-delegation-hint = Lämna tom för den punkt som är vanlig för beslutstypen.
desk-decision-delegation-missing = Skriv punkten i delegationsordningen.
desk-decision-send = Skicka beslutet
desk-decision-sent = Beslutet är skickat.
desk-decision-against = Så överklagas beslutet
desk-decision-party = Part
desk-decision-date = Beslutat
desk-decision-delegate = Beslutsfattare
desk-decisions-reference = Ärende
desk-decisions-date = Datum
desk-decisions-type = Beslutstyp
desk-decisions-outcome = Beslut
desk-decisions-delegate = Beslutsfattare
desk-decisions-delegation = Delegation
desk-decisions-caption = Beslut, de senaste först
desk-decisions-empty-title = Inga beslut de dagarna
desk-decisions-empty-text = Välj andra datum.

desk-decision-types = Beslutstyper
desk-decision-type-new = Ny beslutstyp
desk-decision-types-none-title = Det finns inga beslutstyper än
desk-decision-types-none-text = Lägg till en, så kan handläggare fatta beslut i ärenden.
desk-decision-type-sv = Namn på svenska
desk-decision-type-en = Namn på engelska
desk-decision-type-delegation-hint = Fylls i när handläggaren inte skriver något annat, till exempel 4.2 Utlämnande av allmän handling.
desk-decision-type-offered = Handläggare kan välja beslutstypen
desk-decision-type-saved = Beslutstypen ”{ $name }” är sparad.

desk-appeals = Överklaganden
desk-appeals-none = Ingen har överklagat.
desk-appeal-title = Överklaga beslutet
desk-appeal-begin = Överklaga
desk-appeal-text = Vad vill du ändra, och varför?
desk-appeal-text-hint = Skriv hur beslutet ska ändras och dina skäl.
desk-appeal-text-missing = Skriv vad du vill ändra och varför.
desk-appeal-send = Skicka överklagandet
desk-appeal-subject = Överklagande av beslut i { $reference }
desk-appeal-thanks = Ditt överklagande kom in { $when } och har nummer { $reference }.
desk-appeal-last-day = Sista dag att överklaga är { $day }.
desk-appeal-last = Sista dag att överklaga
desk-appeal-last-unknown = Okänd: fyll i från vilken dag tiden räknas
desk-appeal-time = Tid för överklagande
desk-appeal-time-set = Tiden är sparad.
desk-appeal-counts-from = Räknas från
desk-appeal-counts-from-hint = Dagen då parten fick del av beslutet, eller då protokollet tillkännagavs.
desk-appeal-before-decision = Dagen är före beslutet.
desk-appeal-received = Kom in
desk-appeal-received-hint = Dagen då det nådde oss, på vilken väg som helst.
desk-appeal-not-come-yet = Dagen har inte varit än.
desk-appeal-judged = I tid?
desk-appeal-in-time = I tid
desk-appeal-late = För sent
desk-appeal-unknown = Okänt än
desk-appeal-against = Överklagar beslutet i { $reference }. { $timeliness }.
desk-appeal-register = Registrera ett överklagande som kom på annat sätt
desk-appeal-register-send = Registrera
desk-appeal-registered = Överklagandet är registrerat.
desk-appeal-case = Överklagandets ärendenummer
desk-appeal-case-hint = Kom det på papper eller per telefon, registrera det först som ett nytt ärende.
desk-refused-appealed-already = Ärendet är redan registrerat som ett överklagande av det här beslutet.

desk-settle-title = Begär att ärendet avgörs
desk-settle-text = Ärendet är äldre än sex månader. Begär du att det avgörs ska vi inom fyra veckor avgöra det, eller avslå begäran i ett beslut som du kan överklaga. Du kan begära det en gång.
desk-settle-send = Begär att ärendet avgörs
desk-settle-words = Jag begär att ärendet avgörs (12 § förvaltningslagen).
desk-settle-thanks = Vi har tagit emot din begäran.
desk-settle-asked = Du har begärt att ärendet avgörs
desk-settle-asked-text = Vi avgör det, eller avslår begäran i ett beslut, senast { $day }.
desk-settle-staff = Parten har begärt att ärendet avgörs
desk-settle-staff-text = Avgör ärendet, eller avslå begäran med ett beslut, senast { $day }.
desk-refused-not-to-settle = Det går att begära en gång, i ett öppet ärende som är äldre än sex månader.

desk-masked-link = Gör en maskad kopia
desk-masked-title = Maskad kopia
desk-masked-words = Ord att maska
desk-masked-words-hint = Ett ord eller en mening per rad. Varje ställe blir [maskat], hur långt det än är.
desk-masked-contacts = Maska också e-postadresser, telefonnummer och personnummer
desk-masked-rule = Bestämmelse
desk-masked-rule-hint = Den som uppgifterna är hemliga enligt, till exempel OSL 21 kap. 1 §.
desk-masked-rule-missing = Skriv bestämmelsen som uppgifterna är hemliga enligt.
desk-masked-show = Visa hur det blir
desk-masked-lines = Ta med
desk-masked-none = Ta med minst en handling.
desk-masked-preview = Så blir kopian
desk-masked-make = Hämta kopian
desk-masked-word = [maskat]
desk-masked-told = Uppgifter är maskade med stöd av { $rule }.

desk-mail-decided-subject = Beslut i ditt ärende { $reference }
desk-mail-decided-text = Vi har fattat beslut i ditt ärende. Beslutet finns också som PDF i ärendet.
desk-mail-decided-button = Visa beslutet
desk-mail-appealed-subject = Ett beslut är överklagat: { $reference }
desk-mail-appealed-text = Ett beslut som du har fattat är överklagat. Pröva om överklagandet kom in i tid, och om beslutet ska ändras.
desk-mail-appealed-button = Öppna överklagandet
desk-mail-asked-to-settle-subject = Begäran att { $reference } avgörs
desk-mail-asked-to-settle-text = Parten har begärt att ärendet avgörs. Avgör det, eller avslå begäran med ett beslut, inom fyra veckor.
desk-mail-asked-to-settle-button = Öppna ärendet

desk-statistics = Statistik
desk-statistics-xlsx = Hämta som Excel
desk-statistics-span = Tid
desk-statistics-span-12 = De senaste 12 månaderna
desk-statistics-span-24 = De senaste 24 månaderna
desk-statistics-span-iar = I år
desk-statistics-span-ifjol = Förra året
desk-statistics-empty-title = Inget att räkna
desk-statistics-empty-text = Inget har hänt i de ärendena under den tiden. Välj en annan tid eller ett annat ämne.
desk-statistics-chart = Ärenden som kom in och avslutades, per månad
desk-statistics-chart-words = Samma siffror står i tabellen Per månad.
desk-statistics-by-month = Per månad
desk-statistics-by-topic = Per ämne
desk-statistics-month = Månad
desk-statistics-topic = Ämne
desk-statistics-came = Kom in
desk-statistics-solved = Lösta
desk-statistics-closed = Avslutade
desk-statistics-reopened = Återöppnade
desk-statistics-median = Första svar, median
desk-statistics-median-hours = Första svar, median i timmar
desk-statistics-in-time = Svar i tid
desk-statistics-kept = Svar i tid, procent
desk-statistics-rating = Betyg
desk-statistics-ratings = Antal betyg
desk-statistics-total = Totalt
desk-statistics-under-an-hour = under 1 timme
desk-statistics-hours = { $hours ->
    [one] 1 timme
   *[other] { $hours } timmar
}
desk-statistics-days = { $days } dygn
desk-statistics-point = ,
desk-statistics-rated = { $mean } ({ $count })
desk-event-given-to-team = Ärendet lämnades över till teamet { $team }.
desk-refused-no-such-team = Teamet finns inte längre. Välj någon annan.
desk-mail-assigned-several-subject = { $count ->
    [one] Du har fått 1 ärende
   *[other] Du har fått { $count } ärenden
}
desk-mail-assigned-several-text = { $count ->
    [one] En kollega har lämnat över ett ärende till dig. Här är dess nummer:
   *[other] En kollega har lämnat över { $count } ärenden till dig. Här är deras nummer:
}
desk-mail-assigned-several-button = Visa mina ärenden
desk-several-tick = Välj
desk-several-tick-all = Välj alla på sidan
desk-several-with = Gör med de valda
desk-several-go = Fortsätt
desk-several-none = Bocka för de ärenden som du vill göra något med.
desk-several-too-many = Välj högst { $max } ärenden åt gången.
desk-several-which = Välj vad du vill göra.
desk-several-take = Ta ärendena
desk-several-hand_over = Lämna över
desk-several-topic = Byt ämne
desk-several-wait = Vänta på någon annan
desk-several-solve = Lös ärendena
desk-several-caption = Det här ändras
desk-several-count = { $count ->
    [one] 1 ärende ändras.
   *[other] { $count } ärenden ändras.
}
desk-several-nothing = Inget av ärendena kan ändras så.
desk-several-left = Det här ändras inte
desk-several-why = Varför
desk-several-solution = Vad blev gjort?
desk-several-solution-hint = Varje kund får texten som svar. Skriv inget som bara gäller en av dem.
desk-several-do = { $count ->
    [one] Ändra 1 ärende
   *[other] Ändra { $count } ärenden
}
desk-several-cancel = Tillbaka till kön
desk-several-done = { $count ->
    [one] 1 ärende är ändrat.
   *[other] { $count } ärenden är ändrade.
}
desk-several-not = { $count ->
    [one] 1 ärende gick inte att ändra:
   *[other] { $count } ärenden gick inte att ändra:
}
desk-several-and-more = och { $count } till
desk-several-written = Kunden har skrivit sedan du valde ärendet.
desk-staff-next = Nästa ärende
desk-staff-no-next = Det finns inget mer ärende i det här urvalet.
desk-staff-send-next = Skicka och öppna nästa
desk-refused-too-many-saved = Du har redan sparat 20 urval. Ta bort något av dem först.
desk-saved-title = Egna urval
desk-saved-new = Spara som urval
desk-saved-change = Ändra urvalet
desk-saved-holds = Urvalet visar:
desk-saved-share = Vem ser urvalet?
desk-saved-share-none = Bara jag
desk-saved-delete = Ta bort urvalet
desk-saved-deleted = Urvalet är borttaget.
desk-saved-done = Urvalet { $name } är sparat.
desk-queue-gone = Teamet, ämnet eller saken i urvalet finns inte längre, så det begränsar inte listan.
desk-queue-fresh-one = 1 nytt ärende – visa
desk-queue-fresh-many = {"{"}n{"}"} nya ärenden – visa
desk-keys-title = Kortkommandon
desk-keys-queue = I kön
desk-keys-case = I ett ärende
desk-keys-everywhere = På båda
desk-keys-next = nästa rad
desk-keys-previous = föregående rad
desk-keys-open = öppna raden
desk-keys-tick = bocka för raden
desk-keys-answer = svara kunden
desk-keys-note = skriva anteckning
desk-keys-take = ta ärendet
desk-keys-hand-over = lämna över
desk-keys-next-case = nästa ärende
desk-keys-queue-back = till kön
desk-keys-search = söka
desk-keys-help = den här listan
desk-keys-on = Använd kortkommandon
desk-keys-on-hint = De gäller aldrig medan du skriver i ett fält.
desk-keys-live = Håll antalen i kön aktuella
desk-keys-live-hint = Antalen räknas om varje halvminut medan du ser sidan.
desk-keys-saved = Ditt val är sparat.
desk-api-state = Skriv ett av lägena new, open, waiting_customer, solved, closed eller merged.
desk-api-after = Värdet är inte next från en tidigare sida. Börja om utan after.
desk-api-limit = Skriv ett tal från 1 till 100.
desk-api-text = Skriv högst 200 tecken att söka efter.
desk-api-follows = Organisationen har inget ärende med det numret.
desk-api-closed-reopen = Ärendet är avslutat. Skicka meddelandet igen med "solved": false, så tas ärendet upp igen.
desk-api-closed = Ärendet är avslutat. Öppna ett nytt ärende med numret i "follows".
desk-api-no-file = Skicka minst en fil, som en del med namnet file.
desk-api-files = Skickade filer: { $names }

desk-staff-recuse-title = Anmäl jäv
desk-staff-recuse-text = Gör det om någon kan ifrågasätta att du är opartisk, till exempel för att du känner kunden. Sedan kan du varken läsa eller handlägga ärendet, och det går tillbaka till kön.
desk-staff-recuse-why = Varför?
desk-staff-recuse = Anmäl jäv
desk-staff-recused = Din anmälan om jäv är registrerad. En kollega tar hand om ärendet.
desk-fact-recused = Anmält jäv
desk-staff-lift = Inte jävig
desk-staff-lift-one = { $name } är inte jävig
desk-staff-recusal-lifted = Kollegan kan handlägga ärendet igen.
desk-event-recused = { $name } anmälde jäv och handlägger inte ärendet.
desk-event-recusal-lifted = { $name } bedömdes inte vara jävig och kan handlägga ärendet igen.
desk-refused-recused = Den som har anmält jäv handlägger inte ärendet. En kollega behöver göra det.
desk-recused-title = Du har anmält jäv
desk-recused-text = Därför kan du varken läsa eller handlägga ärendet. En kollega tar hand om det.
desk-about = Det gäller:
desk-fact-about = Gäller
desk-queue-about = Ärenden som gäller
desk-queue-about-all = Visa alla ärenden
desk-about-all = Alla ärenden som gäller det
