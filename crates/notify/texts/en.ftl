# Letters
notify-letter-link = [link]
notify-letter-choose = Choose which e-mails you want
notify-letter-foot = { $owner }, customer service { $phone }
notify-neutral-subject = You have a new message
notify-neutral-line = You have a new message. Log in to the customer portal to read it.
notify-neutral-sms = You have a new message in the customer portal.
notify-neutral-action = To the customer portal
notify-neutral-link = Open the link
notify-neutral-reason = You get this e-mail because you have an account in the customer portal.

# Words on several pages
notify-search = Search
notify-search-clear = Clear
notify-edit = Edit
notify-edit-box = Edit this box
notify-save = Save
notify-cancel = Cancel
notify-preview = Preview
notify-publish = Publish
notify-state = State
notify-language-sv = Svenska
notify-language-en = English
notify-channel = Channel
notify-channel-email = E-mail
notify-channel-sms = Text message
notify-menu-notices = News
notify-menu-help-texts = Help texts
notify-menu-deliveries = Notifications not delivered
notify-page-tillganglighet = Accessibility
notify-page-personuppgifter = Personal data
notify-page-personuppgifter-konto = Personal data: your account
notify-page-personuppgifter-arenden = Personal data: cases
notify-page-personuppgifter-organisationer = Personal data: organisations
notify-page-kakor = Cookies
notify-page-anstalld = Booking as an employee

# Notifications
notify-notifications-title = Notifications
notify-turns-none = Nothing is waiting for you right now
notify-turns-none-text = When something needs you it stands here, and at the top of every page.
notify-sent-title = Sent notifications
notify-sent-filter = Show only
notify-sent-all = All
notify-sent-none = No notifications here
notify-sent-none-text = E-mails and text messages that we send you are kept here { $time }.
notify-state-queued = Waiting to be sent
notify-state-retrying = Not there yet, we are trying again
notify-state-sent = Sent
notify-state-failed = Could not be sent
notify-state-bounced = Not accepted by the recipient
notify-state-suppressed = Not sent: you have turned e-mails and text messages off

# Help
notify-help-title = Help and common questions
notify-help-search = Search the help
notify-help-topics = Topics
notify-help-boxes = About the pages
notify-help-open-page = Open the page
notify-help-found = { $count ->
    [0] Nothing found
    [one] { $count } result
   *[other] { $count } results
}
notify-help-nothing = We found no answer
notify-help-nothing-text = Try a shorter word, or ask us.
notify-help-ask = Ask a question
notify-help-more = Is your answer not here?
notify-help-call = or call
notify-topic-konto = Account
notify-topic-inloggning = Logging in
notify-topic-losenord = Password
notify-topic-organisation = Associations and companies
notify-topic-arenden = Cases
notify-topic-bokning = Booking
notify-topic-bidrag = Grants
notify-topic-parkering = Parking
notify-topic-bestallning = Orders
notify-topic-teknik = Technical matters

# Notices
notify-notice-remove = Remove
notify-notice-removed = The notice has been removed from your list.
notify-notice-new = New notice
notify-notice-edit = Edit notice
notify-notice-end = End
notify-notice-published = The notice has been published.
notify-notice-changed = The notice has been changed.
notify-notice-ended = The notice has been ended.
notify-notices-none = No notices yet
notify-notices-none-text = Write the first one, and it will be shown on the start page.
notify-notices-caption = Notices, the latest first
notify-title = Title
notify-title-sv = Title in Swedish
notify-title-en = Title in English
notify-body-sv = Text in Swedish
notify-body-en = Text in English
notify-markdown-hint = An empty line begins a new paragraph. **bold**, *italic*, [link](/hjalp), - list.
notify-audience = Shown to
notify-audience-everyone = Everyone
notify-audience-signed_in = People who are logged in
notify-audience-staff = Staff
notify-audience-forening = People who act for an association
notify-audience-foretag = People who act for a company
notify-audience-kund = People who act for a customer
notify-audience-role = People with the role { $role }
notify-from = From
notify-until = Until
notify-until-hint = Leave empty to show the notice until you end it.
notify-showing-now = Shown now
notify-showing-later = Shown later
notify-showing-over = Ended
notify-title-missing = Write a title.
notify-body-missing = Write a text.
notify-audience-missing = Choose who should see the notice.
notify-date-wrong = Write a date, for example 2026-11-27.
notify-until-before-from = The last day cannot come before the first.
notify-edit-stale = Somebody else saved while you were writing. Their text stands at the top of the page and yours is still here. Save again if yours should apply.
notify-edit-theirs = What applies now

# Help texts
notify-help-texts-search = Search the texts
notify-help-texts-none = Nothing found here.
notify-kind-box = Information boxes
notify-kind-question = Questions and answers
notify-kind-page = Pages
notify-one-box = Information box
notify-one-question = Question and answer
notify-one-page = Page
notify-text = Text
notify-where = Page
notify-topic = Topic
notify-changed = Changed
notify-unchanged = Original text
notify-is-shown = Shown
notify-is-not-shown = Not shown
notify-question-new = New question
notify-question-sv = Question in Swedish
notify-question-en = Question in English
notify-question-missing = Write a question.
notify-topic-missing = Choose a topic.
notify-help-markdown-hint = An empty line begins a new paragraph. **bold**, *italic*, [link](/hjalp), - list, ## heading. {"{"}owner{"}"}, {"{"}phone{"}"}, {"{"}email{"}"} and {"{"}hours{"}"} become our details.
notify-show-it = Show the text
notify-see-page = See the page
notify-text-saved = The text has been saved and is shown now.
notify-versions = Versions
notify-version = Version { $number }
notify-version-original = Original text
notify-version-restored = version { $number } brought back
notify-version-current = Applies now
notify-restore = Use this text
notify-text-restored = The text has been brought back and is shown now.
notify-restore-stale = Somebody else has saved a new version. Look through the list and try again.

# Deliveries
notify-subject = Subject
notify-address = To
notify-written = Written
notify-reason = Why it failed
notify-attempts = Attempts
notify-send-again = Try again
notify-sending-again = We are trying to send it again.
notify-deliveries-queued = { $count ->
    [0] Nothing is waiting to be sent.
    [one] { $count } message is waiting to be sent.
   *[other] { $count } messages are waiting to be sent.
}
notify-deliveries-none = Everything has been delivered
notify-deliveries-none-text = E-mails and text messages that we could not send are shown here.
notify-deliveries-caption = E-mails and text messages that could not be sent, the latest first
notify-failure-address-refused = The address does not exist or takes no messages
notify-failure-message-refused = The recipient's server did not want the message
notify-failure-busy = The server asked us to come back later
notify-failure-timed-out = The server did not answer in time
notify-failure-unreachable = The server could not be reached
notify-failure-configuration = The server does not accept our settings
notify-failure-link-expired = The link in the message is no longer valid
notify-failure-unknown = Unknown error

# The outbox of the demo
notify-outbox-title = Outbox
notify-outbox-lede = E-mails and text messages of the demo are not really sent. They land here.
notify-outbox-to = Recipient
notify-outbox-none = Nothing here
notify-outbox-none-text = When the portal sends e-mails or text messages, they show up here.
notify-outbox-html = Show the e-mail as it looks

# Which page an information box belongs to
notify-box-start = Overview
notify-box-start-besokare = Start page without login
notify-box-start-foretag = Overview for companies
notify-box-start-forening = Overview for associations
notify-box-logga-in = Log in
notify-box-registrera = Register
notify-box-registrera-privat = Register as a private person
notify-box-registrera-foretag = Register a company
notify-box-registrera-forening = Register an association
notify-box-glomt-losenord = Forgotten password
notify-box-glomt-anvandarnamn = Forgotten username
notify-box-verifiera-konto = Verify account
notify-box-mitt-konto-uppgifter = Your details
notify-box-e-postadress-angra-token = Take your e-mail address back
notify-box-handlaggning-personer-id-e-postadress = Staff: change an e-mail address
notify-box-handlaggning-personer-id-ta-bort-kodapp = Staff: remove a code app
notify-box-mitt-konto-adress = Address and invoices
notify-box-mitt-konto-e-postadress = Change your e-mail address
notify-box-mitt-konto-losenord = Change password
notify-box-mitt-konto-historik = History
notify-box-mitt-konto-e-postfilter = E-mail filter
notify-box-mitt-konto-enheter = Devices and security
notify-box-mitt-konto-personuppgifter = My personal data
notify-box-mitt-konto-personuppgifter-ladda-ner = Download my data
notify-box-mitt-konto-sprak = Language
notify-box-mitt-konto-fullmakter = Powers of attorney
notify-box-mitt-konto-fullmakter-ge = Give a power of attorney
notify-box-mitt-konto-fullmakter-stallforetradare = Apply as a representative
notify-box-aviseringar = Notifications
notify-box-foreningar = Association register
notify-box-foreningar-id = An association
notify-box-behorighet-id = Ask for access
notify-box-mitt-konto-organisationer = My organisations
notify-box-mitt-konto-organisationer-ny = Add an organisation
notify-box-organisation = Organisation
notify-box-organisation-uppgifter = The organisation's details
notify-box-organisation-anvandare = The organisation's users
notify-box-hjalp = Help and common questions
notify-box-kontakt = Contact us
notify-box-felanmalan = Report a fault
notify-box-kontakt-klart = Receipt for a case
notify-box-arende-status = The link to a case
notify-box-arende-status-token = A case without logging in
notify-box-skyddade-uppgifter = Protected identity
notify-box-arenden = Cases
notify-box-arenden-ny = New case
notify-box-arenden-reference = A case
notify-box-om-tillganglighet = Accessibility
notify-box-om-personuppgifter = Personal data
notify-box-om-kakor = Cookies
notify-box-om-villkor = Terms
notify-box-om-anstalld = Booking as an employee
notify-box-handlaggning-arenden = Staff: cases
notify-box-handlaggning-arenden-nytt = Case handling: register a call
notify-box-handlaggning-arenden-reference = Staff: a case
notify-box-organisation-anvandare-bjud-in = Invite a user
notify-box-organisation-anvandare-person-id = A user’s access
notify-box-organisation-anvandare-request = Request for access
notify-box-inbjudan-token = Your invitation
notify-box-organisation-aterstallning = New manager when nobody is left
notify-box-organisation-styrelse = Board
notify-box-organisation-styrelse-ny = New on the board
notify-box-organisation-styrelse-id = A seat on the board
notify-box-organisation-agenter = Our agents
notify-box-organisation-kunder = Our customers
notify-box-arenden-kunder = Our customers' cases
notify-box-handlaggning-organisationer-id-agent = Staff: agent agreement
notify-box-organisation-uppgifter-andring = Request a change
notify-box-handlaggning-organisationer-begaran-id = Staff: request for a change
notify-box-organisation-uppgifter-logotyp = Logo
notify-box-organisation-historik = History
notify-box-underskrift-id = Sign as authorised signatory
notify-box-organisation-dokument = Documents
notify-box-organisation-fakturering = Invoices and members
notify-box-handlaggning-organisationer-dokument = Staff: documents to look at
notify-box-handlaggning-organisationer-dokument-id = Staff: a document
notify-box-handlaggning-organisationer-begaran = Staff: requests from organisations
notify-box-handlaggning-organisationer-id-aterstallning = Staff: a new manager of an organisation
notify-box-handlaggning-gallring = Staff: retention
notify-box-handlaggning-formular = Staff: forms
notify-box-handlaggning-formular-owner = Staff: a form
notify-box-handlaggning-formular-owner-prova = Staff: try a form
notify-box-handlaggning-personer = Staff: people
notify-box-handlaggning-personer-id = Staff: a person
notify-box-handlaggning-stallforetradare = Staff: representatives
notify-box-handlaggning-stallforetradare-id = Staff: a representative
notify-box-handlaggning-organisationer = Staff: organisations
notify-box-handlaggning-organisationer-import = Staff: read in organisations from a file
notify-box-handlaggning-organisationer-import-id = Staff: preview of a file of organisations
notify-box-handlaggning-organisationer-utskick = Staff: mailings to organisations
notify-box-handlaggning-organisationer-utskick-ny = Staff: new mailing to organisations
notify-box-handlaggning-organisationer-utskick-id = Staff: a mailing to organisations
notify-box-handlaggning-organisationer-id-sla-ihop = Staff: merge organisations
notify-box-handlaggning-organisationer-id-sla-ihop-other = Staff: check before organisations are merged
notify-box-handlaggning-organisationer-id-ta-isar-merge = Staff: take organisations apart
notify-box-handlaggning-organisationer-kategorier = Staff: categories of organisations
notify-box-handlaggning-organisationer-kategorier-id = Staff: a category of organisations
notify-box-handlaggning-organisationer-id = Staff: an organisation
notify-box-handlaggning-organisationer-id-behorighet-request = Staff: request for access
notify-box-handlaggning-nyheter = Staff: news
notify-box-handlaggning-hjalptexter = Staff: help texts
notify-box-handlaggning-behorigheter = Staff: permissions
notify-box-nyheter-id = A notice
notify-box-handlaggning-nyheter-ny = Staff: new notice
notify-box-handlaggning-nyheter-id = Staff: edit notice
notify-box-handlaggning-hjalptexter-kind-key = Staff: edit help text
notify-box-handlaggning-hjalptexter-kind-key-versioner = Staff: versions of a help text
notify-box-handlaggning-utskick = Staff: notifications not delivered

notify-stored-count = { $count ->
    [0] None
    [one] One e-mail or text message
   *[other] { $count } e-mails and text messages
}
notify-stored-why = So that you and we can see what we have sent and whether it arrived. A task in the public interest.
notify-merge-notifications = { $count ->
    [one] One sent notification
   *[other] { $count } sent notifications
}
notify-box-handlaggning-personer-id-sla-ihop = Staff: merge accounts
notify-box-handlaggning-personer-id-sla-ihop-other = Staff: check before accounts are merged
notify-box-handlaggning-personer-id-ta-isar-merge = Staff: take accounts apart
notify-box-mitt-konto-personuppgifter-avsluta = Close the account
