organisations-staff-choose = Välj
organisations-staff-choose-one = Välj { $organisation }
organisations-mailings = Utskick
organisations-mailings-none = Inget är skickat än
organisations-mailings-none-text = Välj organisationer i listan och skriv till dem på en gång.
organisations-mailing-chosen = Skriv till valda
organisations-mailing-all = Skriv till alla i urvalet
organisations-mailing-new = Nytt utskick
organisations-mailing-to = Vem ska få det?
organisations-mailing-to-heads = Föreningsansvariga och administratörer
organisations-mailing-to-heads-hint = Den som är det för flera organisationer får ett brev.
organisations-mailing-to-address = Organisationens egen e-postadress
organisations-mailing-to-missing = Välj vem som ska få det.
organisations-mailing-subject = Ämnesrad
organisations-mailing-subject-missing = Skriv en ämnesrad.
organisations-mailing-text = Text
organisations-mailing-text-hint = En tom rad mellan styckena.
organisations-mailing-text-missing = Skriv en text.
organisations-mailing-english = Skriv också på engelska
organisations-mailing-subject-en = Ämnesrad på engelska
organisations-mailing-text-en = Text på engelska
organisations-mailing-english-missing = Fyll i både ämnesrad och text på engelska, eller lämna båda tomma.
organisations-mailing-nobody-chosen = Du har inte valt någon organisation. Gå tillbaka till listan och kryssa för dem.
organisations-mailing-nobody = Ingen av organisationerna går att skriva till.
organisations-mailing-preview = Förhandsgranska
organisations-mailing-is-draft = Utkast
organisations-mailing-is-listing = Förbereds
organisations-mailing-is-sending = Skickas
organisations-mailing-is-sent = Skickat
organisations-mailing-count = { $count ->
    [0] Ingen får brevet
    [one] Ett brev skickas
   *[other] { $count } brev skickas
}
organisations-mailing-organisations = { $count ->
    [one] Till en organisation.
   *[other] Till { $count } organisationer.
}
organisations-mailing-unreached = { $count ->
    [one] En organisation har ingen som kan få brevet
   *[other] { $count } organisationer har ingen som kan få brevet
}
organisations-mailing-send = Skicka
organisations-mailing-discard = Släng utkastet
organisations-mailing-discarded = Utkastet är slängt. Inget skickades.
organisations-mailing-change = Ändra
organisations-mailing-begun = Utskicket är på väg.
organisations-mailing-progress = { $sent } av { $all } brev är på väg
organisations-mailing-reason = Du får brevet för att du har hand om en organisation i portalen.
organisations-mailing-reason-address = Ni får brevet för att adressen hör till en organisation i portalen.
