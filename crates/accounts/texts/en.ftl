accounts-email = E-mail
accounts-email-hint = We send the link that confirms your account to this address.
accounts-email-missing = Enter your e-mail address.
accounts-email-malformed = Enter a complete e-mail address, for example anna@exempel.example.
accounts-email-too-long = The e-mail address is too long. It can have at most 254 characters.
accounts-username = Username
accounts-username-hint = Leave it empty to log in with your e-mail address. 3–40 characters without spaces.
accounts-username-length = The username must have 3–40 characters.
accounts-username-characters = The username can only have letters, digits, full stop, hyphen and underscore.
accounts-username-taken = The username is taken. Choose another, or leave the field empty.
accounts-first-name = First name
accounts-first-name-missing = Enter your first name.
accounts-last-name = Last name
accounts-last-name-missing = Enter your last name.
accounts-mobile = Mobile number
accounts-mobile-hint = For example 070-174 06 05. Only needed if you want text messages.
accounts-mobile-malformed = Enter a mobile number, for example 070-174 06 05.
accounts-mobile-not-mobile = This does not look like the number of a mobile phone. Enter a mobile number, for example 070-174 06 05.

accounts-password = Password
accounts-password-hint = The rules are listed below the field.
accounts-new-password = New password
accounts-new-password-again = Confirm new password
accounts-password-differs = The passwords are not the same. Enter the same password twice.
accounts-password-unmet = The password does not meet all the rules. It needs { $rules }.
accounts-password-unmet-length = at least { $count } characters
accounts-password-unmet-upper = at least one capital letter
accounts-password-unmet-lower = at least one small letter
accounts-password-unmet-digit = at least one digit
accounts-password-unmet-symbol = at least one of the characters { $symbols }
accounts-password-unmet-too-long = at most { $count } characters
accounts-password-unmet-guess = something other than a common password, your name or your e-mail address
accounts-password-rules = Rules for the password
accounts-password-rule-length = At least { $count } characters
accounts-password-rule-upper = At least one capital letter
accounts-password-rule-lower = At least one small letter
accounts-password-rule-digit = At least one digit
accounts-password-rule-symbol = At least one of the characters { $symbols }
accounts-password-rule-guess = Not a common password, and not your name or e-mail address
accounts-password-met = met
accounts-password-not-met = missing
accounts-password-status = {"{met}"} of {"{all}"} rules are met

accounts-register = Create account
accounts-register-lede = Who is the account for? You can add an organisation later too.
accounts-register-have = Do you already have an account?
accounts-register-private = Create a private account
accounts-register-button = Register
accounts-register-personal-data = We use this information to look after your account.
accounts-register-done = Thank you! Check your e-mail
accounts-register-done-crumb = Done
accounts-register-done-text = We have sent an e-mail to the address you gave. Open the link in it and confirm, and you can log in. The link works for 48 hours.
accounts-look-in-spam = Nothing there? Look in your spam folder, or wait a few minutes.
accounts-send-new-link = Send a new link
accounts-try-again = Try again
accounts-to-log-in = To the login page
accounts-door-private = Private
accounts-door-private-text = You book, park or have a case on your own behalf
accounts-door-company = Company
accounts-door-company-text = You represent a company. Have its organisation number at hand
accounts-door-association = Association
accounts-door-association-text = Is the association registered already? Then you ask for access instead

accounts-confirm = Confirm your account
accounts-confirm-text = Press the button and your account is ready to use.
accounts-confirm-choose-text = Your account was moved here from an older portal. Choose a password and accept the terms, and it is ready to use.
accounts-confirm-personal-data = The details come from the older portal. We use them to look after your account.
accounts-confirm-button = Confirm the account
accounts-confirmed = Your account is confirmed. You can log in now.

accounts-log-in = Log in
accounts-log-in-name-hint = Your e-mail address works too.
accounts-log-in-name-missing = Enter your username or your e-mail address.
accounts-log-in-password-missing = Enter your password.
accounts-log-in-wrong = Wrong username or password. Check both and try again.
accounts-log-in-unconfirmed = The account is not confirmed
accounts-log-in-unconfirmed-text = The account is not confirmed. Open the link in the e-mail we sent when you registered, or ask for a new one.
accounts-log-in-locked = The account is locked. Call us on { $phone } and we will tell you why and help you on.
accounts-logged-out = You are logged out.
accounts-forgot-password = Have you forgotten your password?
accounts-forgot-username = Have you forgotten your username?
accounts-employee = Do you want to book as an employee of the municipality?
accounts-new-here = New here?
accounts-new-here-text = Create an account. It takes about two minutes.

accounts-code = Code
accounts-code-title = Enter your code
accounts-code-lede = Your account has login in two steps.
accounts-code-hint = The six digits in your code app. If you do not have the app at hand you can enter a recovery code.
accounts-code-malformed = Enter the six digits in your code app, or a recovery code.
accounts-code-wrong = The code is wrong or already used. Wait for the next code in the app and try again.
accounts-code-back = Start over

accounts-ask-reset-title = Forgotten password
accounts-ask-reset-lede = Enter your e-mail address and we will send a link where you choose a new password.
accounts-ask-reset-button = Send link
accounts-ask-reset-sent-title = Check your e-mail
accounts-ask-reset-sent-text = If the address has an account, we have sent a link to it. It works for one hour and can be used once.
accounts-ask-username-title = Forgotten username
accounts-ask-username-lede = Enter your e-mail address and we will send the username to it.
accounts-ask-username-button = Send username
accounts-ask-username-sent-title = Check your e-mail
accounts-ask-username-sent-text = If the address has an account, we have sent the username to it.
accounts-ask-confirmation-title = Verify account
accounts-ask-confirmation-lede = Enter your e-mail address and we will send a new link that confirms the account.
accounts-ask-confirmation-button = Send a new link
accounts-ask-confirmation-sent-title = Check your e-mail
accounts-ask-confirmation-sent-text = If the address has an account that is not confirmed, we have sent a new link to it. It works for 48 hours.
accounts-reset-title = Choose a new password
accounts-reset-text = When you have chosen a new password, the account is logged out everywhere.
accounts-reset-button = Save the password
accounts-password-was-reset = Your password has been reset

accounts-terms = Terms
accounts-terms-read = I have read and accept the terms
accounts-terms-link = Read the terms (opens in a new tab)
accounts-terms-missing = You need to accept the terms to create an account.
accounts-terms-changed = The terms have changed since you opened the page. Read them and accept again.
accounts-terms-versions = Other versions
accounts-terms-version = Version { $version }
accounts-terms-earlier-version = You are reading an earlier version, { $version }.
accounts-terms-to-current = To the terms that apply now
accounts-terms-new = New terms
accounts-terms-new-lede = The terms of your account have changed. Read them and choose whether to accept now or wait.
accounts-terms-wait-text = If you wait you can still read your information, write in your cases, receive decisions and appeal. We will ask again the next time you log in.
accounts-terms-accept = Accept the terms
accounts-terms-wait = Wait
accounts-terms-accepted = You have accepted the terms.

accounts-menu-account = My account
accounts-menu-details = User details
accounts-menu-email = Change your e-mail address
accounts-menu-password = Change password
accounts-menu-history = History
accounts-menu-devices = Devices and security
accounts-menu-language = Language
accounts-menu-people = People
accounts-menu-roles = Roles

accounts-history-registered = The account was created with the e-mail address { $email }
accounts-history-administrator-added = The role of system administrator was given by those who run the portal
accounts-history-confirmed = The e-mail address was confirmed
accounts-history-terms = The terms were accepted, version { $version }
accounts-history-password-reset = The password was reset with a link sent by e-mail
accounts-history-new-device = Login from a new device: { $device }
accounts-history-login-failures = { $count } attempts to log in with a wrong password
accounts-history-code-failures = { $count } attempts to log in with the right password but a wrong code
accounts-history-recovery-code-used = A recovery code was used to log in. { $left } are left.

accounts-mail-greeting = Hello { $name }!
accounts-mail-reason = You get this e-mail because it concerns the security of your account.
accounts-mail-confirm-subject = Confirm your account
accounts-mail-confirm-text =
    Thank you for creating an account. Open the link and confirm, and you can log in.
    The link works for 48 hours and can be used once.
    Did you not create an account? Then you do not need to do anything.
accounts-mail-confirm-button = Confirm the account
accounts-mail-already-subject = You already have an account
accounts-mail-already-text =
    Somebody has tried to create an account with your e-mail address. You already have an account, so no new one was created.
    Was it you? Log in with the account you have.
    Did you want to register an association or a company? Log in and choose My organisations under My account.
    Was it not you? Then you do not need to do anything.
accounts-mail-already-reset = If you have forgotten the password you can choose a new one: { $link }
accounts-mail-already-button = Log in
accounts-mail-reset-subject = Choose a new password
accounts-mail-reset-text =
    Somebody, probably you, has asked for a new password. Open the link and choose a new one.
    The link works for one hour and can be used once.
    Was it not you? Then you do not need to do anything. Your password has not been changed.
accounts-mail-reset-button = Choose a new password
accounts-mail-was-reset-subject = Your password has been reset
accounts-mail-was-reset-text =
    The password of your account has been changed, and the account is logged out on all devices.
    Was it not you? Choose a new password at once and call us.
accounts-mail-username-subject = Your username
accounts-mail-username-text =
    Here is the username of your account. You can also log in with your e-mail address.
    Did you not ask for it? Then you do not need to do anything.
accounts-mail-username-button = Log in
accounts-mail-failures-subject = Many attempts to log in to your account
accounts-mail-failures-text =
    Somebody has entered a wrong password for your account several times. Nobody has got in, and we now pause between attempts.
    Was it you, and have you forgotten the password? Choose a new one.
    Was it not you? Then you do not need to do anything, but change your password if you use it anywhere else.
accounts-mail-failures-button = Choose a new password
accounts-mail-wrong-codes-subject = Many attempts to log in with a wrong code
accounts-mail-wrong-codes-text =
    Somebody has entered the right password of your account and then a wrong code several times. Nobody has got in, and we now pause between the attempts.
    Was it you? Then you do not need to do anything. If you have lost your phone you can log in with a recovery code.
    Was it not you? Then somebody else knows your password. Choose a new one at once.
accounts-mail-wrong-codes-button = Choose a new password
accounts-mail-device-subject = Login from a new device
accounts-mail-device-text =
    Your account has been used on a device that has not logged in before.
    Was it you? Then you do not need to do anything.
    Was it not you? Log the device out and change your password at once.
accounts-mail-device-browser = Device
accounts-mail-device-time = Time
accounts-mail-device-button = See your devices
accounts-mail-recovery-subject = A recovery code has been used
accounts-mail-recovery-text =
    Somebody, probably you, has logged in with a recovery code instead of a code from the code app.
    Was it not you? Change your password at once and make new codes.
accounts-mail-recovery-left = { $left ->
    [0] You have no codes left. Make new ones as soon as you can.
    [one] You have one code left. Make new ones as soon as you can.
   *[other] You have { $left } codes left.
}
accounts-mail-recovery-button = See devices and security
