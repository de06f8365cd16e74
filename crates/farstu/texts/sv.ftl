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
