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
desk-state-solved = Löst
desk-state-closed = Avslutat

desk-channel-web = Portalen
desk-channel-phone = Samtal
desk-channel-paper = Brev
desk-channel-visit = Besök

desk-standing-new = Vi har tagit emot ditt ärende. Du får svar senast { $due }.
desk-standing-open = Vi arbetar med ditt ärende. Du hör från oss senast { $due }.
desk-standing-open-officer = { $name } arbetar med ditt ärende. Du hör från oss senast { $due }.
desk-standing-late = Vi skulle ha hört av oss vid det här laget. Blir det bråttom, ring { $phone } och uppge ärendenumret.
desk-standing-waiting_customer = Vi behöver ditt svar för att komma vidare. Svara gärna senast { $due }.
desk-standing-solved = Är du inte nöjd? Säg till senast { $until }, så tar vi upp ärendet igen.
desk-standing-closed = Ärendet är klart. Du kan läsa det men inte skriva i det.
desk-standing-staff-due = Svara senast { $due }.
desk-standing-staff-late = Försenat. Svaret väntades senast { $due }.
desk-standing-staff-waiting = Kunden är ombedd att svara senast { $due }.
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
desk-refused-not-solved = Ärendet är inte löst än, så det är redan öppet. Svara i stället.
desk-refused-already-solved = Ärendet är redan löst. Välj att det ska vara öppet eller vänta på kunden.
desk-refused-own-matter = Ingen handlägger sitt eget ärende. En kollega behöver göra det.
desk-refused-solution-missing = Skriv vad som blev gjort innan du avslutar.
desk-refused-not-assigned = Agentuppdraget gäller inte längre.
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
desk-list-heading = Ärenden, senaste först
desk-list-new = Nytt ärende
desk-list-search = Sök på rubrik eller nummer
desk-list-state = Läge
desk-list-all-states = Alla lägen
desk-list-filter = Filtrera
desk-list-none-title = Inga ärenden stämmer med det du söker
desk-list-none-text = Prova färre ord eller ett annat läge.
desk-list-show-all = Visa alla
desk-list-empty-title = Här finns inga ärenden än
desk-list-empty-text = Ställ en fråga eller berätta vad du behöver, så svarar vi här.

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

desk-fact-reference = Ärendenummer
desk-fact-topic = Ämne
desk-fact-place = Plats
desk-fact-created = Inkom
desk-fact-officer = Handläggare
desk-fact-no-officer = Ingen än
desk-fact-organisation = Gäller
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
desk-queue-state = Läge
desk-queue-all-states = Alla öppna
desk-queue-case = Ärende
desk-queue-customer = Kund
desk-queue-officer = Hos
desk-queue-due = Svara senast
desk-queue-late = Försenat
desk-queue-empty-title = Inget ärende i det här urvalet
desk-queue-empty-text = Välj ett annat urval, eller ta bort ord ur sökningen.
desk-queue-show-all = Visa alla öppna
desk-queue-shortcuts = Kortkommandon
desk-queue-shortcut-next = nästa
desk-queue-shortcut-previous = föregående
desk-queue-shortcut-search = sök
desk-queue-shortcuts-on = Använd kortkommandon

desk-then = Vad händer sedan?
desk-then-wait = Vänta på kundens svar
desk-then-keep_open = Arbeta vidare, ärendet är öppet
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
desk-staff-note-hint = Syns bara för handläggare, aldrig för kunden.
desk-staff-note-save = Spara anteckning
desk-staff-assign-title = Lämna över till en kollega
desk-staff-assign-to = Kollega
desk-staff-assign = Lämna över
desk-staff-topic-title = Byt ämne
desk-staff-topic-change = Byt ämne
desk-staff-close-title = Avsluta
desk-staff-close-reason = Vad blev gjort?
desk-staff-close-hint = Behövs om ärendet inte redan är löst. Kunden ser texten.
desk-staff-close = Avsluta ärendet
desk-staff-answered = Svaret är skickat.
desk-staff-meanwhile = Svaret är skickat, men någon hann skriva före dig. Läs det som kom medan du skrev. Läget är inte ändrat.
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
desk-register-account = E-post eller användarnamn
desk-register-account-hint = Har kunden ett konto syns ärendet där.
desk-register-account-unknown = Det finns inget konto med det namnet. Kontrollera stavningen, eller lämna fältet tomt och fyll i uppgifterna nedanför.
desk-register-or = Har kunden inget konto fyller du i det du vet:
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
