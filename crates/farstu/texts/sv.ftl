farstu-menu-overview = Översikt
farstu-menu-account = Grunduppgifter
farstu-menu-queues = Köer
farstu-menu-system = System
farstu-start-title = Välkommen in
farstu-start-heading = Välkommen in. Vad vill du göra?
farstu-start-lede = Här frågar du, felanmäler och följer dina ärenden hos { $owner }.
farstu-news = Nyheter
farstu-no-news = Inga nyheter just nu.
farstu-overview-hello = Hej { $name }
farstu-overview-turns = { $count ->
    [0] Inget väntar på dig.
    [one] En sak väntar på dig.
   *[other] { $count } saker väntar på dig.
}
farstu-overview-your-turn = Din tur
farstu-hat-worn = Nu agerar du som { $hat }.
