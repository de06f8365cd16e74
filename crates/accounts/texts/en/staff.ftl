accounts-history-imported = The account was moved here from an older portal, with the e-mail address { $email }
accounts-mail-moved-subject = Your account has moved here
accounts-mail-moved-text =
    Your account has been moved from our older portal. Open the link, choose a password and read the terms, and you can log in.
    The link works for 48 hours and can be used once.
    If you do not want an account, you need not do anything.
accounts-mail-moved-again = If the link no longer works you can get a new one: { $link }
accounts-mail-moved-button = Choose a password
