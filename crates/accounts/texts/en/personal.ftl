accounts-menu-personal = My personal data
accounts-personal-stored = What we have about you
accounts-personal-kept = Kept
accounts-personal-more = Read more about how we handle personal data
accounts-stored-while-there = As long as you have the account
accounts-stored-account = The account
accounts-stored-account-why = So that you can log in, hear from us and find your cases. A task in the public interest.
accounts-stored-name = Name
accounts-stored-email = e-mail address
accounts-stored-password = password (cannot be read)
accounts-stored-username = username
accounts-stored-mobile = mobile number
accounts-stored-personnummer = personal identity number (encrypted)
accounts-stored-language = language
accounts-stored-events = History
accounts-stored-events-count = { $count ->
    [one] One event
   *[other] { $count } events
}
accounts-stored-events-why = So that you and we can see what has changed in the account, and by whom. A task in the public interest.
accounts-stored-events-kept = { $time } after you have closed the account
accounts-stored-devices = Browsers you have logged in from
accounts-stored-devices-count = { $count ->
    [0] None
    [one] One browser
   *[other] { $count } browsers
}
accounts-stored-devices-why = So that we can warn you when somebody logs in from a new one. A task in the public interest.
accounts-stored-devices-kept = { $time } after the last login
accounts-stored-terms = Accepted terms
accounts-stored-terms-count = { $count ->
    [0] None
    [one] One version
   *[other] { $count } versions
}
accounts-stored-terms-why = So that we can show what you accepted and when. A task in the public interest.
accounts-stored-views = When our staff have opened your details
accounts-stored-views-count = { $count ->
    [0] Never
    [one] Once
   *[other] { $count } times
}
accounts-stored-views-why = So that nobody looks without a reason, and so that you can see who has looked. A legal obligation.
accounts-views = Who has looked?
accounts-views-caption = Members of our staff who have opened your details, latest first
accounts-views-none = Nobody has opened your details
accounts-views-none-text = When somebody among our staff does, it is shown here { $time }.
accounts-views-when = When
accounts-views-who = Who
accounts-views-what = What
accounts-views-self = Yourself
accounts-views-officer = A case officer
accounts-views-page = The page about you
accounts-views-number = The whole personal identity number
accounts-take-out = Download my data
accounts-take-out-text = You can get everything we have about you in one file: what is held about your account, your organisations, your cases with attachments and what we have sent you.
accounts-take-out-button = Make the file
accounts-take-out-begun = The file is being made. We will e-mail you when it is ready. It usually takes a few minutes.
accounts-take-out-waits = We are gathering your data
accounts-take-out-waits-text = We began { $when }. You can close the page in the meantime. We will e-mail you when the file is ready.
accounts-take-out-progress = { $done } of { $parts } parts are done.
accounts-take-out-look = See if it is ready
accounts-take-out-ready = The file is ready
accounts-take-out-ready-text = It was made { $when }. You can fetch it until { $until }. After that we delete it here.
accounts-take-out-fetch = Fetch the file
accounts-take-out-again = Make a new file
accounts-take-out-keep = It is a ZIP file. Keep it where nobody else can reach it.
accounts-take-out-file = my-data.zip
accounts-mail-take-out-subject = Your data is ready to be fetched
accounts-mail-take-out-text =
    The file with your data is ready.
    Log in and fetch it within 7 days. After that we delete it.
    Did you not ask for it? Change your password at once and call us.
accounts-mail-take-out-button = To the file
accounts-mail-take-out-failed-subject = We could not make your file
accounts-mail-take-out-failed-text =
    Something went wrong on our side when we were to gather your data.
    Log in and try again, or call us.
accounts-mail-take-out-failed-button = Try again
