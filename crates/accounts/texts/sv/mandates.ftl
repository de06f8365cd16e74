# Fullmakter och ställföreträdare
accounts-menu-mandates = Fullmakter
accounts-mandates-lede = Här ser du vem som får agera för dig, och vem du får agera för.
accounts-mandates-empty-title = Inga fullmakter än
accounts-mandates-empty-text = Ge en fullmakt när någon annan ska sköta något åt dig.
accounts-mandates-given = De som agerar för dig
accounts-mandates-received = De du agerar för
accounts-mandates-over = Avslutade
accounts-mandate-acts-for-you = { $name } agerar för dig
accounts-mandate-you-act-for = Du agerar för { $name }
accounts-mandate-through = till och med { $date }
accounts-mandate-protected = Person med skyddade uppgifter
accounts-mandate-kind = Typ
accounts-mandate-kind-fullmakt = Fullmakt
accounts-mandate-kind-guardian = Vårdnadshavare
accounts-mandate-kind-god_man = God man
accounts-mandate-kind-forvaltare = Förvaltare
accounts-mandate-state-waiting = Väntar på svar
accounts-mandate-state-active = Gäller
accounts-mandate-state-declined = Nekad
accounts-mandate-state-revoked = Återkallad
accounts-mandate-state-ended = Avslutad
accounts-mandate-from = Den som företräds
accounts-mandate-to = Den som agerar
accounts-mandate-services = Gäller för
accounts-mandate-services-hint = Ditt konto, ditt lösenord och dina uppgifter ingår aldrig.
accounts-mandate-services-missing = Välj vad fullmakten ska gälla för.
accounts-mandate-last = Till och med
accounts-mandate-last-hint = Högst tre år framåt.
accounts-mandate-last-day-wrong = Skriv ett datum, till exempel 2027-11-30.
accounts-mandate-last-day-range = Välj ett datum från i morgon och högst tre år framåt.
accounts-mandate-last-day-past = Välj ett datum som inte har varit.
accounts-mandate-why = Orsak
accounts-mandate-give = Ge en fullmakt
accounts-mandate-account = E-postadress eller användarnamn till den som ska agera för dig
accounts-mandate-account-hint = Fråga personen. Vi säger inte om någon har ett konto.
accounts-mandate-account-missing = Skriv en e-postadress eller ett användarnamn.
accounts-mandate-personal-data = Vi behöver uppgifterna för att veta vem som får agera för vem.
accounts-mandate-is-given = Fullmakten är skickad. Den gäller när den andra har sagt ja.
accounts-mandate-offer-text = Säg ja om du vill göra det åt personen. Du kan avsäga dig när du vill.
accounts-mandate-accept = Ja, ta emot
accounts-mandate-decline = Nej tack
accounts-mandate-revoke = Återkalla
accounts-mandate-resign = Avsäg dig
accounts-mandate-withdraw = Ta tillbaka
accounts-mandate-is-accepted = Klart. Du hittar personen under ”Jag agerar som” överst på sidan.
accounts-mandate-is-declined = Du har tackat nej.
accounts-mandate-is-revoked = Fullmakten är återkallad och gäller inte längre.
accounts-mandate-is-resigned = Du agerar inte längre för personen.
accounts-mandate-is-withdrawn = Ansökan är tillbakatagen.
accounts-mandate-is-applied = Ansökan är skickad. Vi mejlar dig när vi har svarat.
accounts-mandate-refused-over = Det här gäller inte längre. Titta i listan hur det ser ut nu.
accounts-mandate-refused-oneself = Du kan inte företräda dig själv. Skriv någon annans uppgifter.
accounts-mandate-refused-own-matter = Det här gäller dig själv. Lämna det till en kollega.
accounts-mandate-refused-not-allowed = Du har inte längre behörighet att svara.
accounts-mandate-refused-of-age = Personen har fyllt 18 år och har ingen vårdnadshavare. Neka ansökan och skriv vad som gäller i stället.
accounts-mandate-refused-closed = Kontot för den som ska företrädas är avslutat.
accounts-mandate-refused-file-gone = En av filerna finns inte kvar. Välj den igen.
accounts-mandate-refused-too-many = Du har skickat många på kort tid. Försök igen { $when }.
accounts-mandate-apply = Är du vårdnadshavare, god man eller förvaltare?
accounts-mandate-apply-text = Då ansöker du om att agera för barnet eller för den du är ställföreträdare för. Vi kontrollerar ditt underlag först.
accounts-mandate-apply-link = Ansök som ställföreträdare
accounts-mandate-apply-kind = Jag är
accounts-mandate-kind-missing = Välj vad du är.
accounts-mandate-apply-first-name = Barnets eller huvudmannens förnamn
accounts-mandate-apply-last-name = Barnets eller huvudmannens efternamn
accounts-mandate-apply-personnummer = Barnets eller huvudmannens personnummer
accounts-mandate-apply-personnummer-hint = Till exempel 20120304-2385. Sparas krypterat.
accounts-mandate-personnummer-missing = Skriv personnumret.
accounts-mandate-files = Underlag
accounts-mandate-files-hint = För barn: personbevis. För huvudman: beslut eller registerutdrag om förordnandet.
accounts-mandate-files-missing = Bifoga ett underlag.
accounts-mandate-apply-button = Skicka ansökan

# För den som handlägger
accounts-menu-representatives = Ställföreträdare
accounts-mandate-staff-piles = Urval
accounts-mandate-staff-waiting = Väntar på svar
accounts-mandate-staff-answered = Besvarade
accounts-mandate-staff-empty-title = Här finns inget
accounts-mandate-staff-empty-text = När någon ansöker om att agera för ett barn eller en huvudman står det här.
accounts-mandate-staff-when = Kom in
accounts-mandate-staff-state = Läge
accounts-mandate-staff-state-waiting = Väntar på svar
accounts-mandate-staff-state-active = Godkänd
accounts-mandate-staff-state-declined = Nekad
accounts-mandate-staff-state-revoked = Återkallad
accounts-mandate-staff-state-ended = Avslutad
accounts-mandate-staff-typed = Namn i ansökan
accounts-mandate-staff-unknown = Har inget konto. Vi gör ett utan inloggning när du godkänner.
accounts-mandate-staff-approve = Godkänn
accounts-mandate-staff-approve-text = Jämför underlaget med namn och personnummer. Den som ansöker kan agera direkt när du har godkänt.
accounts-mandate-staff-last = Den dag förordnandet går ut. Lämna tomt om det gäller tills vidare.
accounts-mandate-staff-last-guardian = Lämna tomt om det gäller tills barnet fyller 18 år. Då slutar det av sig självt.
accounts-mandate-staff-refuse = Neka
accounts-mandate-staff-end = Avsluta
accounts-mandate-staff-reason-hint = Personen läser orsaken. Skriv kort och sakligt.
accounts-mandate-staff-done = Klart. Vi har mejlat dem det gäller.
accounts-mandate-staff-none = Ingen agerar för personen, och personen agerar inte för någon.
accounts-mandate-staff-acts = { $to } agerar för { $from }
accounts-state-without-login = Utan inloggning

# Din tur
accounts-turn-mandate = Någon vill ge dig en fullmakt
accounts-turn-mandate-text = Du bestämmer om du vill agera för personen.
accounts-turn-mandate-action = Svara

# Historik
accounts-history-type-mandates = Fullmakter
accounts-history-mandate-given = Fullmakt erbjuden. Från { $from } till { $to }.
accounts-history-mandate-accepted = Fullmakt mottagen. Från { $from } till { $to }.
accounts-history-mandate-declined = Fullmakt nekad. Från { $from } till { $to }.
accounts-history-mandate-revoked = Fullmakt återkallad. Från { $from } till { $to }.
accounts-history-mandate-resigned = { $to } agerar inte längre för { $from }.
accounts-history-mandate-ended = Rätten att agera har upphört. { $to } för { $from }.
accounts-history-mandate-applied = Ansökan om att agera. { $to } för { $from }.
accounts-history-mandate-approved = Rätten att agera är godkänd. { $to } för { $from }.
accounts-history-mandate-refused = Rätten att agera är nekad. { $to } för { $from }.

# Mina personuppgifter
accounts-stored-mandates = Fullmakter och ställföreträdare
accounts-stored-mandates-count = { $count ->
    [0] Inga
    [one] En
   *[other] { $count }
}
accounts-stored-mandates-why = Så att vi vet vem som får agera för vem. En uppgift av allmänt intresse.
accounts-stored-mandates-kept = { $time } efter att de har slutat gälla

# Mejl
accounts-mail-mandate-button = Se fullmakterna
accounts-mail-mandate-reason = Du får mejlet för att det gäller vem som får agera för dig, eller vem du får agera för.
accounts-mail-mandate-given-subject = Du har gett en fullmakt
accounts-mail-mandate-given-text = Fullmakten gäller när den andra har sagt ja. Var det inte du? Återkalla den och byt lösenord.
accounts-mail-mandate-offered-subject = Någon vill ge dig en fullmakt
accounts-mail-mandate-offered-text = Någon vill att du ska kunna agera åt personen. Logga in, eller skapa ett konto med den här e-postadressen, och svara ja eller nej.
accounts-mail-mandate-accepted-subject = En fullmakt gäller nu
accounts-mail-mandate-accepted-text = Den som fick fullmakten har sagt ja. Den kan återkallas när som helst.
accounts-mail-mandate-declined-subject = En fullmakt togs inte emot
accounts-mail-mandate-declined-text = Den som fick fullmakten har tackat nej, så den gäller inte.
accounts-mail-mandate-revoked-subject = En fullmakt är återkallad
accounts-mail-mandate-revoked-text = Fullmakten gäller inte längre.
accounts-mail-mandate-resigned-subject = En företrädare har avsagt sig
accounts-mail-mandate-resigned-text = Rätten att agera för personen gäller inte längre.
accounts-mail-mandate-ends-subject = En fullmakt slutar snart gälla
accounts-mail-mandate-ends-text = Behövs den längre? Då behöver en ny ges innan den slutar gälla.
accounts-mail-who-may-act = Med fullmakt kan { $names } agera för dig. Stämmer det inte? Ta tillbaka fullmakten under Mitt konto, Fullmakter.
accounts-mail-mandate-ended-subject = En fullmakt har slutat gälla
accounts-mail-mandate-ended-text = Rätten att agera för personen gäller inte längre.
accounts-mail-mandate-approved-subject = Ansökan om att agera är godkänd
accounts-mail-mandate-approved-text = Vi har kontrollerat underlaget. Rätten att agera gäller nu.
accounts-mail-mandate-file-lost-subject = Ett underlag innehöll ett virus
accounts-mail-mandate-file-lost-text = Ett underlag i din ansökan innehöll ett virus och togs bort. Ta tillbaka ansökan och skicka den igen från en annan dator.
accounts-mail-mandate-refused-subject = Ansökan om att agera är nekad
accounts-mail-mandate-refused-text = Vi har gått igenom ansökan och kan inte godkänna den. Du kan ansöka igen med ett annat underlag.
accounts-mail-mandate-applied-subject = En ställföreträdare väntar på svar
accounts-mail-mandate-applied-text = Någon har ansökt om att agera för ett barn eller en huvudman. Underlaget behöver kontrolleras.
accounts-mail-mandate-applied-button = Öppna ansökningarna
accounts-mail-mandate-applied-reason = Mejlet går till den adress som tar emot frågor om portalen.

# När två konton slås ihop
accounts-merge-mandates = { $count ->
    [one] En fullmakt från personen
   *[other] { $count } fullmakter från personen
}
accounts-merge-mandates-held = { $count ->
    [one] En rätt att agera för någon annan
   *[other] Rätt att agera för { $count } andra
}
accounts-mandate-staff-shut = Visas när du har öppnat den som har skyddade uppgifter och skrivit varför.
