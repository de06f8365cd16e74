farstu-menu-overview = Overview
farstu-menu-account = Account details
farstu-menu-queues = Queues
farstu-menu-system = System
farstu-start-title = Come in
farstu-start-heading = Come in. What would you like to do?
farstu-start-lede = Here you ask, report faults and follow your cases with { $owner }.
farstu-news = News
farstu-no-news = No news right now.
farstu-overview-hello = Hello { $name }
farstu-overview-turns = { $count ->
    [0] Nothing waits for you.
    [one] One thing waits for you.
   *[other] { $count } things wait for you.
}
farstu-overview-your-turn = Your turn
farstu-hat-worn = You are now acting as { $hat }.
