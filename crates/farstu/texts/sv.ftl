farstu-menu-overview = Översikt
farstu-menu-account = Grunduppgifter
farstu-menu-queues = Köer
farstu-menu-system = System
farstu-start-title = Välkommen in
farstu-start-heading = Välkommen in. Vad vill du göra?
farstu-start-search = Har du en fråga? Sök bland svaren
farstu-start-search-button = Sök
farstu-start-often = Vanligt just nu
farstu-start-follow = Följ ditt ärende
farstu-start-forgotten = Välj nytt lösenord
farstu-start-call = Ring oss { $hours }:
farstu-how = Så fungerar det
farstu-how-1 = Fråga utan att logga in
farstu-how-1-text = Formulären, hjälpen och föreningsregistret är öppna för alla.
farstu-how-2 = Skapa ett konto när du vill göra mer
farstu-how-2-text = Ett konto räcker, både för dig själv och för din förening eller ditt företag.
farstu-how-3 = Följ hur det går
farstu-how-3-text = Du ser vem ärendet väntar på och när du får svar.
farstu-news = Nyheter
farstu-no-news = Inga nyheter just nu.
farstu-news-remove = Ta bort
farstu-overview-hello = Hej { $name }
farstu-overview-turns = { $count ->
    [0] Inget väntar på dig.
    [one] En sak väntar på dig.
   *[other] { $count } saker väntar på dig.
}
farstu-overview-queued = { $count ->
    [0] Köerna är tomma.
    [one] Ett ärende är öppet.
   *[other] { $count } ärenden är öppna.
}
farstu-overview-to-staff = Till handläggningen
farstu-hat-worn = Nu agerar du som { $hat }.
farstu-hat-worn-private = Nu agerar du som privatperson.

farstu-retention = Gallring
farstu-retention-classes = Handlingar
farstu-retention-class = Handling
farstu-retention-kept = Bevaras
farstu-retention-since = Räknas från
farstu-retention-rule = Beslut
farstu-retention-decided = Vårt eget
farstu-retention-default = Standard
farstu-retention-least = { $time } som minst
farstu-retention-others = Annat i databasen
farstu-retention-table = Tabell
farstu-retention-hours = Några timmar
farstu-retention-some = { $time }, om det aldrig bekräftades
farstu-retention-with = Följer tabellen { $table }
farstu-retention-until = Tills någon tar bort det
farstu-retention-cases = Ärenden
farstu-retention-cases-since = När ärendet avslutades
farstu-retention-access_requests = Begäran om behörighet
farstu-retention-access_requests-since = När den besvarades
farstu-retention-organisations = Organisationer som har upphört
farstu-retention-organisations-since = När de upphörde. Så länge ett ärende eller en annan handling gäller organisationen finns den kvar
farstu-retention-documents = Föreningars dokument
farstu-retention-documents-since = När de godkändes eller skickades tillbaka
farstu-retention-change_requests = Begäran om nytt nummer
farstu-retention-change_requests-since = När den besvarades eller togs tillbaka
farstu-retention-recoveries = Begäran om ny ansvarig
farstu-retention-recoveries-since = När den var klar
farstu-retention-board_seats = Styrelseuppdrag
farstu-retention-board_seats-since = När uppdraget slutade
farstu-retention-assignments = Agenters uppdrag
farstu-retention-assignments-since = När uppdraget slutade
farstu-retention-mailings = Utskick
farstu-retention-mailings-since = När de skickades
farstu-retention-history_entries = Historik för avslutade konton
farstu-retention-history_entries-since = När det hände
farstu-retention-person_views = Vem som har tittat på en person
farstu-retention-person_views-since = När någon tittade
farstu-retention-mandates = Fullmakter och ställföreträdare
farstu-retention-mandates-since = När de slutade gälla
farstu-retention-incoming_mails = Automatiska mejl och mejl som lagts åt sidan
farstu-retention-incoming_mails-since = När de kom in eller lades åt sidan
farstu-retention-notifications = Skickade aviseringar
farstu-retention-notifications-since = När de skickades
