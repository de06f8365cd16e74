accounts-close = Close the account
accounts-close-lede = You can close the account whenever you want. You then have 14 days to change your mind.
accounts-close-open = This is not finished
accounts-close-first = Needs to be settled first
accounts-close-gone = This is deleted
accounts-close-gone-details = Your name, e-mail address, postal address, mobile number and personal identity number
accounts-close-gone-login = Password, code app and all logged-in devices
accounts-close-gone-organisations = Your roles in organisations and among the staff
accounts-close-kept = This we must keep
accounts-close-kept-name = Where your name was it will say “Avslutat konto” (closed account). What you wrote yourself in a case remains.
accounts-close-days = The account is closed in { $days } days. Until then you can log in and change your mind.
accounts-close-put-off = Another account was recently merged into this one, and that can be undone. So the account is not closed until { $date }. Until then you can log in and change your mind.
accounts-close-take-out = Download your data first
accounts-close-cancel = Keep the account
accounts-close-begun = The account will be closed. We have e-mailed you.
accounts-close-regretted = You keep your account.
accounts-close-regret = Undo, keep the account
accounts-close-waits = Your account is closed on { $date }
accounts-close-waits-text = Do you want to keep it? You can undo until then.
accounts-close-waits-blocked = The account is closed when what needs to be settled first is done.
accounts-close-turn = Undo or read more
accounts-close-not-yet = The account cannot be closed yet
accounts-close-blocked = First settle what needs to be settled. Then you can close the account.
accounts-close-last-administrator = You are the last system administrator. Give somebody else the permission first.
accounts-closed-first-name = Closed
accounts-closed-last-name = account
accounts-history-closing-begun = The account will be closed
accounts-history-closing-regretted = The account is not to be closed
accounts-history-closed = The account was closed
accounts-history-deceased = The account was closed after a death. Reason: { $reason }
accounts-history-reopened = The account was opened again. Reason: { $reason }
accounts-mail-closing-date = Is closed
accounts-mail-closing-button = Undo or read more
accounts-mail-closing-begun-subject = Your account will be closed
accounts-mail-closing-begun-text =
    You have asked us to close your account. Until then you can log in and undo it.
    Was it not you? Log in, undo and change your password at once, or call us.
accounts-mail-closing-soon-subject = Your account is closed soon
accounts-mail-closing-soon-text =
    In two days we close your account. Do you want to keep it? Log in and undo before then.
accounts-mail-closing-waits-subject = Your account is not closed yet
accounts-mail-closing-waits-text =
    We were to close your account today, but something needs to be settled first, such as somebody else taking over an organisation that only you look after.
    Log in and see what. The account is closed when that is done.
accounts-mail-closing-regretted-subject = You keep your account
accounts-mail-closing-regretted-text =
    You changed your mind, and your account is there as before.
accounts-mail-closed-subject = Your account is closed
accounts-mail-closed-text =
    Your account is closed, and your data is deleted. Cases that you have had are kept as public records.
    Do you want to come back? You can register again with the same e-mail address.
accounts-staff-deceased = The account is closed after a death. The person cannot log in and gets no messages.
accounts-staff-death-title = Close after a death
accounts-staff-death-lede = The person is logged out and cannot log in. No e-mails or text messages are sent, not even about this. The account can be opened again.
accounts-staff-death-button = Close the account
accounts-staff-death-done = The account is closed, and no messages are sent.
accounts-staff-reopen-title = Open the account again
accounts-staff-reopen-lede = Do it if the account was closed by mistake. The person can then log in as before.
accounts-staff-reopen-button = Open the account again
accounts-staff-reopen-done = The account is open again.
