farstu-menu-overview = Overview
farstu-menu-account = Account details
farstu-menu-queues = Queues
farstu-menu-system = System
farstu-start-title = Come in
farstu-start-heading = Come in. What would you like to do?
farstu-start-search = Do you have a question? Search the answers
farstu-start-search-button = Search
farstu-start-often = Often needed
farstu-start-follow = Follow your case
farstu-start-forgotten = Choose a new password
farstu-start-call = Call us { $hours }:
farstu-how = How it works
farstu-how-1 = Ask without logging in
farstu-how-1-text = The forms, the help and the register of associations are open to everyone.
farstu-how-2 = Create an account when you want to do more
farstu-how-2-text = One account is enough, for yourself and for your association or company.
farstu-how-3 = Follow how it goes
farstu-how-3-text = You see who the case is waiting for and when you will get an answer.
farstu-news = News
farstu-no-news = No news right now.
farstu-news-remove = Remove
farstu-overview-hello = Hello { $name }
farstu-overview-turns = { $count ->
    [0] Nothing waits for you.
    [one] One thing waits for you.
   *[other] { $count } things wait for you.
}
farstu-overview-queued = { $count ->
    [0] The queues are empty.
    [one] One case is open.
   *[other] { $count } cases are open.
}
farstu-overview-to-staff = To case handling
farstu-hat-worn = You are now acting as { $hat }.
farstu-hat-worn-private = You are now acting for yourself.

farstu-retention = Retention
farstu-retention-classes = Records
farstu-retention-class = Record
farstu-retention-kept = Kept
farstu-retention-since = Counted from
farstu-retention-rule = Decision
farstu-retention-decided = Our own
farstu-retention-default = Standard
farstu-retention-least = { $time } at least
farstu-retention-others = Other things in the database
farstu-retention-table = Table
farstu-retention-hours = A few hours
farstu-retention-some = { $time }, if it was never confirmed
farstu-retention-with = Follows the table { $table }
farstu-retention-until = Until somebody removes it
farstu-retention-cases = Cases
farstu-retention-cases-since = When the case was closed
farstu-retention-access_requests = Requests for access
farstu-retention-access_requests-since = When they were answered
farstu-retention-organisations = Organisations that have ended
farstu-retention-organisations-since = When they ended. As long as a case or another record is about the organisation, it stays
farstu-retention-documents = Documents of associations
farstu-retention-documents-since = When they were approved or sent back
farstu-retention-change_requests = Requests for another number
farstu-retention-change_requests-since = When they were answered or withdrawn
farstu-retention-recoveries = Requests for a new manager
farstu-retention-recoveries-since = When it was finished
farstu-retention-board_seats = Board seats
farstu-retention-board_seats-since = When the seat ended
farstu-retention-assignments = Assignments of agents
farstu-retention-assignments-since = When the assignment ended
farstu-retention-mailings = Mailings
farstu-retention-mailings-since = When they were sent
farstu-retention-history_entries = History of closed accounts
farstu-retention-history_entries-since = When it happened
farstu-retention-person_views = Who has looked at a person
farstu-retention-person_views-since = When somebody looked
farstu-retention-mandates = Powers of attorney and representatives
farstu-retention-mandates-since = When they ended
farstu-retention-incoming_mails = Automatic emails and emails put aside
farstu-retention-incoming_mails-since = When they came in or were put aside
farstu-retention-notifications = Sent notifications
farstu-retention-notifications-since = When they were sent
