accounts-history-imported = The account was moved here from an older portal, with the e-mail address { $email }
accounts-mail-moved-subject = Your account has moved here
accounts-mail-moved-text =
    Your account has been moved from our older portal. Open the link, choose a password and read the terms, and you can log in.
    The link works for 48 hours and can be used once.
    If you do not want an account, you need not do anything.
accounts-mail-moved-again = If the link no longer works you can get a new one: { $link }
accounts-mail-moved-button = Choose a password

accounts-menu-terms = Terms of the account
accounts-state-active = Active
accounts-state-unconfirmed = Not confirmed
accounts-state-locked = Locked
accounts-state-closed = Closed

accounts-staff-name = Name
accounts-staff-account = Account
accounts-staff-role = Permission
accounts-staff-filter = Show
accounts-staff-back = To the search
accounts-staff-cancel = Cancel
accounts-staff-reason = Reason
accounts-staff-reason-hint = The person sees the reason in their history. Keep it short and factual.
accounts-staff-deed-data = The details are kept on the person’s account and in its history, which the person can read.
accounts-staff-reason-missing = Enter the reason.

accounts-staff-search-lede = Search by name, e-mail address, username, mobile number or the whole identity number.
accounts-staff-search-label = Search for a person
accounts-staff-search-hint = The beginning of the name, e-mail address or username is enough. Enter a mobile number or an identity number in full, an identity number as YYYYMMDD-NNNN.
accounts-staff-search-button = Search
accounts-staff-search-missing = Enter what you are looking for.
accounts-staff-search-short = Enter at least two characters.
accounts-staff-search-number-wrong = The identity number is not right. Check the digits, YYYYMMDD-NNNN.
accounts-staff-search-found = Search results
accounts-staff-search-caption = People who match the search
accounts-staff-search-none = Nobody was found
accounts-staff-search-none-text = Check the spelling, or search for something else: name, e-mail address, username, mobile number or identity number.
accounts-staff-search-protected = A person with protected identity is found only by the whole name, the whole e-mail address, the whole username or the identity number.

accounts-staff-protected = Protected identity
accounts-staff-protected-name = Person with protected identity
accounts-staff-stop-title = Stop: protected identity
accounts-staff-stop-lede = This person has a protected identity. Open only if you need to in your work right now.
accounts-staff-stop-text = The reason and your name are stored, and the person can be told who has looked. The details are open to you for one hour. Do not pass them on, not even that the person is here.
accounts-staff-stop-reason = Why do you need to open the details?
accounts-staff-stop-reason-hint = For example “The person is calling about case ARE-2026-000123”.
accounts-staff-stop-button = Open

accounts-staff-own-matter = This is your own account
accounts-staff-own-matter-text = Nobody handles their own matter. You change your details under My account, and a colleague looks after the rest.
accounts-staff-own-matter-account = To My account
accounts-staff-read-only = You can read but not change
accounts-staff-username-is-email = Same as the e-mail address
accounts-staff-personnummer = Identity number
accounts-staff-show = Show
accounts-staff-created = Created
accounts-staff-confirmed = Confirmed
accounts-staff-not-confirmed = Not yet
accounts-staff-last-login = Last login
accounts-staff-do = Do something
accounts-staff-no-roles = Has no permission among the staff.
accounts-staff-role-since = since { $date }
accounts-staff-role-waits = waiting for approval

accounts-staff-resend = Send a new confirmation link
accounts-staff-resend-done = A new link has been sent. It works for 48 hours, and earlier links no longer work.
accounts-staff-reset-link = Send a link for a new password
accounts-staff-reset-link-done = A link for choosing a new password has been sent to the person’s e-mail address. It works for one hour, and earlier links no longer work.
accounts-staff-details-title = Change name and mobile number
accounts-staff-details-lede = Change them when the person has asked for it. The person is told by e-mail.
accounts-staff-details-button = Save
accounts-staff-details-done = The details have been saved.
accounts-staff-first-name-missing = Enter the first name.
accounts-staff-last-name-missing = Enter the last name.
accounts-staff-username-title = Change username
accounts-staff-username-lede = The person is told the new username by e-mail. The e-mail address always works for logging in.
accounts-staff-username-new = New username
accounts-staff-username-hint = 3–40 characters without spaces. Leave empty if the person should log in with their e-mail address.
accounts-staff-username-button = Change username
accounts-staff-username-done = The username has been changed, and the person has been told by e-mail.
accounts-staff-email-title = Change e-mail address
accounts-staff-email-lede = A link is sent to the new address. The old one remains in use until the link is used, and is then told and can undo for seven days.
accounts-staff-email-new = New e-mail address
accounts-staff-email-button = Send a link to the new address
accounts-staff-email-done = A link has been sent to the new address.
accounts-staff-check = How have you checked who the person is?
accounts-staff-check-document = I have seen a valid identity document on site
accounts-staff-check-call = I have called back on the number we already had and got right answers to control questions
accounts-staff-check-paper = I have received a certificate or a witnessed letter
accounts-staff-check-missing = Choose how you have checked who the person is.
accounts-staff-code-app-title = Remove the code app
accounts-staff-code-app-lede = Do this when the person has lost their phone and has no recovery codes left. The person is logged out everywhere, then logs in with the password only, and is told by e-mail.
accounts-staff-code-app-button = Remove the code app
accounts-staff-code-app-done = The code app has been removed, and the person has been told by e-mail.
accounts-staff-lock-title = Lock the account
accounts-staff-lock-lede = The person is logged out everywhere, cannot log in, and is told by e-mail.
accounts-staff-lock-button = Lock the account
accounts-staff-lock-done = The account is locked.
accounts-staff-unlock-title = Unlock the account
accounts-staff-unlock-lede = The person can log in again and is told by e-mail.
accounts-staff-unlock-button = Unlock the account
accounts-staff-unlock-done = The account is unlocked.
accounts-staff-protect-title = Set protected identity
accounts-staff-protect-lede = Do this when the person has shown that the identity is protected. Name and address are hidden in lists and registers, and e-mails are sent without content.
accounts-staff-protect-button = Set protection
accounts-staff-protect-done = The person now has a protected identity.
accounts-staff-unprotect-title = Remove the protection
accounts-staff-unprotect-lede = Do this when the person has shown that the protection has ended. The name is then shown in lists like that of others.
accounts-staff-unprotect-button = Remove the protection
accounts-staff-unprotect-done = The protection has been removed.

accounts-staff-refused-not-allowed = You no longer have permission to do that.
accounts-staff-refused-colleague = The account belongs to a colleague with staff permissions, or to somebody whose permission waits for approval. Only a system administrator can change it.
accounts-staff-refused-closed = The account is closed and cannot be changed.
accounts-staff-refused-stale = Somebody changed the account while you were writing. How it looks now is shown above. Check and send again.
accounts-staff-refused-other-state = That is done already, perhaps by a colleague.
accounts-staff-refused-many-letters = The person has been sent several e-mails in the last hour. Ask the person to look in the spam folder, or wait a while.
accounts-staff-refused-username = The username is taken. Choose another.
accounts-staff-refused-email = The address belongs to an account already.
accounts-staff-refused-last = This is the last system administrator. Give somebody else the permission first.

accounts-staff-roles-give = Give a permission
accounts-staff-roles-give-now = The permission takes effect at once, and the person is told by e-mail.
accounts-staff-roles-give-waits = Another system administrator must approve before the permission takes effect.
accounts-staff-roles-account = The person’s e-mail address or username
accounts-staff-roles-account-hint = The person needs a confirmed account.
accounts-staff-roles-account-missing = Enter the person’s e-mail address or username.
accounts-staff-roles-account-unknown = There is no account with that address or username.
accounts-staff-roles-role-missing = Choose a permission.
accounts-staff-roles-choose = Choose a permission
accounts-staff-roles-all = All permissions
accounts-staff-roles-caption = Everybody with staff permissions
accounts-staff-roles-caption-role = Everybody with the permission { $role }
accounts-staff-roles-none = Nobody has that permission
accounts-staff-roles-none-text = You can give it to somebody who has an account.
accounts-staff-roles-show-all = Show all
accounts-staff-roles-waiting = Waiting for approval
accounts-staff-roles-asked = Given by { $name } { $when }
accounts-staff-roles-look = Review
accounts-staff-roles-waits-lede = The permission takes effect only when another system administrator has approved it.
accounts-staff-roles-has-lede = The person has the permission.
accounts-staff-roles-given-by = Given by
accounts-staff-roles-given-at = Given
accounts-staff-roles-approved-by = Approved by
accounts-staff-roles-approved-at = Approved
accounts-staff-roles-by-portal = The portal
accounts-staff-roles-take-text = When you remove the permission it ends at once, and the person is told by e-mail.
accounts-staff-roles-approve = Approve
accounts-staff-roles-decline = Decline
accounts-staff-roles-take = Remove the permission
accounts-staff-roles-given = The permission is in effect, and the person has been told by e-mail.
accounts-staff-roles-waits = The permission waits for another system administrator to approve it.
accounts-staff-roles-approved = The permission is approved and in effect.
accounts-staff-roles-declined = The permission has been declined.
accounts-staff-roles-taken = The permission has been removed.
accounts-staff-roles-own = Nobody gives, approves or removes their own permissions. Ask another system administrator.
accounts-staff-roles-own-gift = You gave the permission yourself. Another system administrator must approve it.
accounts-staff-roles-not-administrator = You are no longer a system administrator.
accounts-staff-roles-not-active = The account is not in use. The person needs a confirmed account that is not locked.
accounts-staff-roles-has-it = The person has the permission already, or it waits for approval.
accounts-staff-roles-gone = The person no longer has the permission.

accounts-staff-terms-lede = Each version applies from its date until the next one takes over. A published version is never changed.
accounts-staff-terms-new = Publish a new version
accounts-staff-terms-new-lede = People with an account meet the new terms at their next login, and can accept or wait.
accounts-staff-terms-caption = Versions of the terms, newest first
accounts-staff-terms-version = Version
accounts-staff-terms-from = Applies from
accounts-staff-terms-from-hint = Today or later. If you choose today they apply at once.
accounts-staff-terms-from-start = From the beginning
accounts-staff-terms-file = File
accounts-staff-terms-force = State
accounts-staff-terms-accepted = Have accepted
accounts-staff-terms-now = Applies now
accounts-staff-terms-later = Coming
accounts-staff-terms-over = Earlier
accounts-staff-terms-sv = Text in Swedish
accounts-staff-terms-en = Text in English
accounts-staff-terms-markdown = Headings begin with ##, list items with -, **bold** text stands between stars.
accounts-staff-terms-sure = The texts are ready. I know that they cannot be changed afterwards.
accounts-staff-terms-preview = Preview
accounts-staff-terms-publish = Publish
accounts-staff-terms-published = The terms are published and apply from { $date }.
accounts-staff-terms-date-wrong = Enter a date, for example 2027-01-01.
accounts-staff-terms-date-past = Choose today or a later day.
accounts-staff-terms-sv-missing = Enter the text in Swedish.
accounts-staff-terms-en-missing = Enter the text in English.
accounts-staff-terms-sure-missing = Confirm that the texts are ready.

accounts-history-username = The username was changed from { $old } to { $new }. Reason: { $reason }
accounts-history-link-resent = A new confirmation link was sent
accounts-history-identity-checked = The identity was checked before a change of e-mail address: { $check ->
    [document] identity document on site
    [call] call back with control questions
   *[paper] certificate or witnessed letter
}
accounts-history-reset-link-sent = A link for choosing a new password was sent
accounts-history-code-app-removed = The code app was removed after a check of the identity: { $check ->
    [document] identity document on site
    [call] call back with control questions
   *[paper] certificate or witnessed letter
}
accounts-history-locked = The account was locked. Reason: { $reason }
accounts-history-unlocked = The account was unlocked. Reason: { $reason }
accounts-history-protected = Protected identity was set. Reason: { $reason }
accounts-history-unprotected = Protected identity was removed. Reason: { $reason }
accounts-history-role-given = The permission { $role ->
    [case_officer] case officer
    [booking_officer] booking officer
    [grants_officer] grants officer
    [parking_operator] parking operator
    [cashier] cashier
    [customer_service] customer service
    [parking_warden] parking warden
    [system_administrator] system administrator
   *[other] { $role }
} was given
accounts-history-role-taken = The permission { $role ->
    [case_officer] case officer
    [booking_officer] booking officer
    [grants_officer] grants officer
    [parking_operator] parking operator
    [cashier] cashier
    [customer_service] customer service
    [parking_warden] parking warden
    [system_administrator] system administrator
   *[other] { $role }
} was removed

accounts-mail-by-staff-questions = Do you have questions, or did you not ask for this? Call us on { $phone }.
accounts-mail-by-staff-details-subject = Your details have been changed
accounts-mail-by-staff-details-text =
    We have changed your name or mobile number.
    You can see what has changed in your history under My account.
accounts-mail-by-staff-new-username-subject = Your username has been changed
accounts-mail-by-staff-new-username-text =
    We have changed your username. The password is the same as before.
    You can also log in with your e-mail address.
accounts-mail-by-staff-code-app-subject = The code app has been removed from your account
accounts-mail-by-staff-code-app-text =
    We have removed the code app and its recovery codes from your account, and you are logged out on all devices.
    From now on the password is enough when you log in. We suggest that you add a new code app under Devices and security.
accounts-mail-by-staff-locked-subject = Your account is locked
accounts-mail-by-staff-locked-text =
    We have locked your account, and you are logged out on all devices.
    You cannot log in until we have unlocked it.
accounts-mail-by-staff-unlocked-subject = Your account is unlocked
accounts-mail-by-staff-unlocked-text =
    We have unlocked your account. You can log in again.
accounts-mail-by-staff-protected-subject = Your identity is protected
accounts-mail-by-staff-protected-text =
    We have noted that you have a protected identity.
accounts-mail-by-staff-unprotected-subject = Your identity is no longer protected
accounts-mail-by-staff-unprotected-text =
    We have removed the note of your protected identity.
accounts-mail-role-given-subject = You have been given a permission
accounts-mail-role-given-text =
    You have been given a permission among the staff. It takes effect the next time you open a page.
accounts-mail-role-given-button = To the staff pages
accounts-mail-role-taken-subject = A permission has been removed
accounts-mail-role-taken-text =
    One of your staff permissions has been removed.
    Your account remains as before.

accounts-staff-history-caption = Events in the person’s account, newest first
accounts-staff-history-by-self = By the person
accounts-staff-history-by-colleague = By { $name }
accounts-staff-aside = Actions and permissions
