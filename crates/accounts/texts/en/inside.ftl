accounts-inside = My account
accounts-save = Save
accounts-back = Back
accounts-own-password = Password
accounts-own-password-hint = Your password, so that we know it is you.
accounts-own-password-wrong = The password is wrong. Try again.

accounts-details-email-change = Change
accounts-details-username-hint = You log in with your e-mail address.
accounts-details-username-change = Call us on { $phone } if you want another username.
accounts-details-personal-data = We use the details to look after your account and to find your cases.
accounts-details-saved = Your details are saved.
accounts-details-unchanged = Nothing had changed, so there was nothing to save.
accounts-details-changed-elsewhere = Your details were changed somewhere else while you were writing. Look at what is saved now, and save again if yours should apply.
accounts-details-saved-now = Saved now: { $value }
accounts-details-saved-now-empty = Saved now: nothing
accounts-details-personnummer = Swedish identity number
accounts-details-personnummer-hint = YYYYMMDD-NNNN. With it we find your own cases.
accounts-details-personnummer-replace = YYYYMMDD-NNNN. Only fill this in to replace the number.
accounts-details-personnummer-malformed = Enter the identity number with ten or twelve digits, for example 19850712-9990.
accounts-details-personnummer-date = The date in the identity number does not exist. Check year, month and day.
accounts-details-personnummer-check = The identity number is not right. Check all its digits.
accounts-details-personnummer-future = The date in the identity number has not come yet. Enter all twelve digits.
accounts-details-personnummer-taken = We cannot save the identity number here. Call us on { $phone } and we will help you.
accounts-details-personnummer-wait = You have tried many times. Wait until { $when }, or call us on { $phone }.
accounts-details-personnummer-show = Show
accounts-details-personnummer-hide = Hide
accounts-details-personnummer-remove = Remove
accounts-details-personnummer-removed = The identity number is removed.

accounts-email-change-now = Your e-mail address
accounts-email-change-login = You log in with your e-mail address. After the change you log in with the new one.
accounts-email-change-personal-data = We keep the address so that you can log in and hear from us. The old one is kept in the history.
accounts-email-change-again = Confirm e-mail address
accounts-email-change-again-hint = Enter the new address once more.
accounts-email-change-hint = The new address, for example anna@exempel.example.
accounts-email-change-button = Send link
accounts-email-change-differs = The e-mail addresses are not the same. Enter the same address twice.
accounts-email-change-same = That is your e-mail address already.
accounts-email-change-waiting = Check your e-mail
accounts-email-change-waiting-text = We have sent a link to { $email }. Open it and confirm, and the address is changed. The link works until { $until }.
accounts-email-change-cancel = Cancel the change
accounts-email-change-cancelled = The change is cancelled. Your address is as before.
accounts-email-confirm = Confirm your new e-mail address
accounts-email-confirm-text = Press the button to change the address to { $email }.
accounts-email-confirm-button = Confirm the address
accounts-email-confirmed = Your e-mail address is changed.
accounts-email-undo = Take back your e-mail address
accounts-email-undo-text = Press the button to make { $email } the address of the account again. The account is logged out everywhere, and we will e-mail a link for choosing a new password.
accounts-email-undo-button = Take back the address
accounts-email-undo-over = The link no longer works
accounts-email-undo-over-text = The link has been used, is more than 7 days old or is not whole.
accounts-email-undo-over-call = Has somebody else changed your address? Call us on { $phone } or write to us and we will help you.
accounts-email-undone-password-gone = You have your e-mail address back. The account is logged out everywhere, and the password no longer works, since somebody else may know it. We have e-mailed a link for choosing a new one. Look in your spam folder if you cannot see it.
accounts-email-undone-password-kept = You have your e-mail address back, and the account is logged out everywhere. We have e-mailed a link where you can choose a new password. Look in your spam folder if you cannot see it.
accounts-email-undone-locked = You have your e-mail address back. The account is locked, so call us if you want to use it.

accounts-password-current = Current password
accounts-password-current-missing = Enter your current password.
accounts-password-current-wrong = The current password is wrong. Try again.
accounts-password-same = The new password is the same as the current one. Choose another.
accounts-password-change-button = Change password
accounts-password-changed = The password is changed, and all other devices are logged out.

accounts-history-terms-latest = Terms accepted most recently
accounts-history-terms-none = No terms are accepted yet
accounts-history-terms-when = { $file }, accepted { $date }
accounts-history-created = User created
accounts-history-filter = Type
accounts-history-filter-all = All types
accounts-history-filter-button = Show
accounts-history-heading = Events
accounts-history-caption = Events in your account, newest first
accounts-history-column-created = Created
accounts-history-column-type = Type
accounts-history-column-message = Message
accounts-history-by-self = By you
accounts-history-by-staff = By our staff
accounts-history-by-system = By the portal
accounts-history-none = Nothing of that type
accounts-history-none-text = Choose another type, or show everything.
accounts-history-show-all = Show everything
accounts-history-page = Page { $page }
accounts-history-type-account = Account
accounts-history-type-details = Details
accounts-history-type-email = E-mail address
accounts-history-type-password = Password
accounts-history-type-login = Login
accounts-history-type-security = Two-step login
accounts-history-type-terms = Terms

accounts-history-first-name = The first name was changed from { $old } to { $new }
accounts-history-last-name = The last name was changed from { $old } to { $new }
accounts-history-mobile = The mobile number was changed from { $old } to { $new }
accounts-history-mobile-added = The mobile number { $new } was added
accounts-history-mobile-removed = The mobile number { $old } was removed
accounts-history-personnummer = The identity number was changed from { $old } to { $new }
accounts-history-personnummer-added = The identity number { $new } was added
accounts-history-personnummer-removed = The identity number { $old } was removed
accounts-history-language-sv = The language was changed to Swedish
accounts-history-language-en = The language was changed to English
accounts-history-email-asked = A change of e-mail address to { $new } was started
accounts-history-email-cancelled = A change of e-mail address was cancelled
accounts-history-email = The e-mail address was changed from { $old } to { $new }
accounts-history-email-undone = The e-mail address was changed back from { $old } to { $new }
accounts-history-password = The password was changed
accounts-history-password-removed = The password stopped working when the change of e-mail address was undone
accounts-history-device-ended = The device { $device } was logged out
accounts-history-devices-ended = All other devices were logged out
accounts-history-take-out = A file with all data was ordered
accounts-history-factor-on = Two-step login was turned on
accounts-history-factor-off = Two-step login was turned off
accounts-history-new-codes = New recovery codes were made

accounts-devices = Logged-in devices
accounts-devices-this = This device
accounts-devices-unknown = Unknown browser
accounts-devices-facts = Logged in { $since }, last used { $used }
accounts-devices-log-out = Log out
accounts-devices-log-out-others = Log out all others
accounts-devices-logged-out = The device is logged out.
accounts-devices-others-logged-out = All other devices are logged out.
accounts-devices-only = The account is not logged in anywhere else.

accounts-factor = Two-step login
accounts-factor-off-text = Protect your account better: after the password you also enter a code from an app on your phone. You need a code app, for example the one in your password manager.
accounts-factor-add = Add code app
accounts-factor-needed = Your work requires two-step login. Add a code app to get into Case handling.
accounts-factor-is-on = On since { $date }
accounts-factor-codes-left = { $count ->
    [0] You have no recovery codes left. Make new ones so that you can log in without your phone.
    [one] You have one recovery code left. Make new ones so that you can log in without your phone.
   *[other] You have { $count } recovery codes left.
}
accounts-factor-new-codes = Make new recovery codes
accounts-factor-new-codes-text = The old codes stop working when you make new ones.
accounts-factor-new-codes-button = Make new codes
accounts-factor-turn-off = Turn off
accounts-factor-turn-off-title = Turn off two-step login
accounts-factor-turn-off-text = Afterwards the password is enough to log in.
accounts-factor-turn-off-staff = You will not get into Case handling until you have added a code app again.
accounts-factor-turned-off = Two-step login is turned off.
accounts-factor-add-text = Enter your password and we will show a QR code for your code app.
accounts-factor-continue = Continue
accounts-factor-scan-title = Scan the QR code
accounts-factor-scan = Open the code app and scan the picture.
accounts-factor-qr = QR code for your code app. If you cannot scan it, type the key instead.
accounts-factor-secret = Cannot scan the picture? Type this key in the app:
accounts-factor-code = Code from the app
accounts-factor-code-hint = Six digits.
accounts-factor-code-malformed = Enter the six digits that the code app shows.
accounts-factor-code-wrong = The code is not right. Wait for the next code in the app and try again. Also check that the clock of your phone is right.
accounts-factor-confirm = Turn on
accounts-factor-too-late = It took too long. Enter your password and scan a new QR code.
accounts-factor-is-on-already = Two-step login is on already.
accounts-codes-title = Save your recovery codes
accounts-codes-on = Two-step login is on.
accounts-codes-text = With a recovery code you can log in without your phone. Each code works once. Print the codes or keep them somewhere safe. We only show them now.
accounts-codes-list = Recovery codes
accounts-codes-copy = Copy
accounts-codes-copied = Copied
accounts-codes-print = Print
accounts-codes-done = I have saved the codes

accounts-language-legend = Language
accounts-language-own-name = English
accounts-language-missing = Choose a language.
accounts-language-saved = The language is saved.

accounts-mail-new-email-subject = Confirm your new e-mail address
accounts-mail-new-email-text =
    You have asked to change your e-mail address to this one. Open the link and confirm to change it.
    The link works for 48 hours and can be used once.
    Did you not ask for it? Then you do not need to do anything.
accounts-mail-new-email-button = Confirm the address
accounts-mail-email-is-yours-subject = Somebody wanted to use your e-mail address
accounts-mail-email-is-yours-text =
    Somebody has tried to use your e-mail address for another account. The address belongs to your account, so nothing has changed.
    Was it you, and do you have two accounts? Contact us and we will help you.
    Was it not you? Then you do not need to do anything.
accounts-mail-email-changed-subject = Your e-mail address is changed
accounts-mail-email-changed-text =
    Your account has a new e-mail address. This is the last message to the old one.
    Was it you? Then you do not need to do anything.
    Was it not you? Open the link and take the address back. The link works for 7 days.
accounts-mail-email-changed-button = Take back the address
accounts-mail-email-undone-subject = You have your e-mail address back
accounts-mail-email-undone-text =
    The change of e-mail address has been undone, so this is the address of your account again.
    The account is logged out on all devices.
accounts-mail-email-undone-password = The password no longer works, since somebody else may know it.
accounts-mail-email-undone-code-app = A code app had been added after the change was started. It has been removed, and its recovery codes no longer work.
accounts-mail-email-undone-link = Open the link and choose a new password. The link works for one hour and can be used once. If it no longer works, choose “Have you forgotten your password?” when you log in and we will send a new one.
accounts-mail-email-undone-locked = The account is locked. Call us if you want to use it.
accounts-mail-email-undone-button = Choose a new password
accounts-mail-password-changed-subject = Your password is changed
accounts-mail-password-changed-text =
    The password of your account is changed, and the account is logged out on all other devices.
    Was it you? Then you do not need to do anything.
    Was it not you? Choose a new password at once and call us.
accounts-mail-password-changed-button = Choose a new password
accounts-mail-factor-on-subject = Two-step login is on
accounts-mail-factor-on-text =
    A code app has been added to your account. From now on a code from the app is needed when you log in.
    Was it you? Then you do not need to do anything.
    Was it not you? Choose a new password at once and call us.
accounts-mail-factor-on-button = Choose a new password
accounts-mail-factor-off-subject = Two-step login is turned off
accounts-mail-factor-off-text =
    The code app has been removed from your account. From now on the password is enough when you log in.
    Was it you? Then you do not need to do anything.
    Was it not you? Choose a new password at once and call us.
accounts-mail-factor-off-button = Choose a new password
accounts-mail-new-codes-subject = New recovery codes
accounts-mail-new-codes-text =
    New recovery codes have been made for your account. The old ones no longer work.
    Was it you? Then you do not need to do anything.
    Was it not you? Choose a new password at once and call us.
accounts-mail-new-codes-button = Choose a new password
