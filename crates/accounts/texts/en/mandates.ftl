# Mandates and representatives
accounts-menu-mandates = Powers of attorney
accounts-mandates-lede = Here you see who may act for you, and whom you may act for.
accounts-mandates-empty-title = No powers of attorney yet
accounts-mandates-empty-text = Give one when somebody else is to look after something for you.
accounts-mandates-given = Those who act for you
accounts-mandates-received = Those you act for
accounts-mandates-over = Ended
accounts-mandate-acts-for-you = { $name } acts for you
accounts-mandate-you-act-for = You act for { $name }
accounts-mandate-through = until { $date }
accounts-mandate-protected = Person with protected identity
accounts-mandate-kind = Kind
accounts-mandate-kind-fullmakt = Power of attorney
accounts-mandate-kind-guardian = Guardian of a child
accounts-mandate-kind-god_man = God man
accounts-mandate-kind-forvaltare = Förvaltare
accounts-mandate-state-waiting = Waiting for an answer
accounts-mandate-state-active = In force
accounts-mandate-state-declined = Declined
accounts-mandate-state-revoked = Revoked
accounts-mandate-state-ended = Ended
accounts-mandate-from = The person represented
accounts-mandate-to = The person who acts
accounts-mandate-services = Covers
accounts-mandate-services-hint = Your account, your password and your details are never included.
accounts-mandate-services-missing = Choose what it is to cover.
accounts-mandate-last = Until
accounts-mandate-last-hint = At most three years ahead.
accounts-mandate-last-day-wrong = Write a date, for example 2027-11-30.
accounts-mandate-last-day-range = Choose a date from tomorrow and at most three years ahead.
accounts-mandate-last-day-past = Choose a date that has not been.
accounts-mandate-why = Reason
accounts-mandate-give = Give a power of attorney
accounts-mandate-account = E-mail address or username of the person who is to act for you
accounts-mandate-account-hint = Ask the person. We do not say whether somebody has an account.
accounts-mandate-account-missing = Write an e-mail address or a username.
accounts-mandate-personal-data = We need the details to know who may act for whom.
accounts-mandate-is-given = The power of attorney has been sent. It counts once the other person has said yes.
accounts-mandate-offer-text = Say yes if you want to do this for the person. You can give it up whenever you like.
accounts-mandate-accept = Yes, accept
accounts-mandate-decline = No, decline
accounts-mandate-revoke = Revoke
accounts-mandate-resign = Give it up
accounts-mandate-withdraw = Withdraw
accounts-mandate-is-accepted = Done. You find the person under “I am acting as” at the top of the page.
accounts-mandate-is-declined = You have declined.
accounts-mandate-is-revoked = The power of attorney has been revoked and no longer counts.
accounts-mandate-is-resigned = You no longer act for the person.
accounts-mandate-is-withdrawn = The application has been withdrawn.
accounts-mandate-is-applied = The application has been sent. We e-mail you when we have answered.
accounts-mandate-refused-over = This no longer counts. Look in the list how things stand now.
accounts-mandate-refused-oneself = You cannot represent yourself. Write somebody else’s details.
accounts-mandate-refused-own-matter = This concerns yourself. Leave it to a colleague.
accounts-mandate-refused-not-allowed = You no longer have the permission to answer.
accounts-mandate-refused-of-age = The person has turned 18 and has no guardian. Decline the application and say what applies instead.
accounts-mandate-refused-closed = The account of the person to be represented is closed.
accounts-mandate-refused-file-gone = One of the files is not there any more. Choose it again.
accounts-mandate-refused-too-many = You have sent many in a short time. Try again { $when }.
accounts-mandate-apply = Are you a guardian, a god man or a förvaltare?
accounts-mandate-apply-text = Then you apply to act for the child or for the person you represent. We check your document first.
accounts-mandate-apply-link = Apply as a representative
accounts-mandate-apply-kind = I am
accounts-mandate-kind-missing = Choose what you are.
accounts-mandate-apply-first-name = First name of the child or principal
accounts-mandate-apply-last-name = Last name of the child or principal
accounts-mandate-apply-personnummer = Personal identity number of the child or principal
accounts-mandate-apply-personnummer-hint = For example 20120304-2385. Stored encrypted.
accounts-mandate-personnummer-missing = Write the personal identity number.
accounts-mandate-files = Document
accounts-mandate-files-hint = For a child: a population register extract (personbevis). For a principal: the decision or register extract of your appointment.
accounts-mandate-files-missing = Attach a document.
accounts-mandate-apply-button = Send the application

# For those who handle it
accounts-menu-representatives = Representatives
accounts-mandate-staff-piles = Selection
accounts-mandate-staff-waiting = Waiting for an answer
accounts-mandate-staff-answered = Answered
accounts-mandate-staff-empty-title = Nothing here
accounts-mandate-staff-empty-text = When somebody applies to act for a child or a principal, it stands here.
accounts-mandate-staff-when = Came in
accounts-mandate-staff-state = State
accounts-mandate-staff-state-waiting = Waiting for an answer
accounts-mandate-staff-state-active = Approved
accounts-mandate-staff-state-declined = Declined
accounts-mandate-staff-state-revoked = Revoked
accounts-mandate-staff-state-ended = Ended
accounts-mandate-staff-typed = Name in the application
accounts-mandate-staff-unknown = Has no account. We make one without a login when you approve.
accounts-mandate-staff-approve = Approve
accounts-mandate-staff-approve-text = Compare the document with name and identity number. The applicant can act as soon as you have approved.
accounts-mandate-staff-last = The day the appointment ends. Leave it empty if it is until further notice.
accounts-mandate-staff-last-guardian = Leave it empty if it is until the child turns 18. Then it ends by itself.
accounts-mandate-staff-refuse = Decline
accounts-mandate-staff-end = End
accounts-mandate-staff-reason-hint = The person reads the reason. Be short and to the point.
accounts-mandate-staff-done = Done. We have e-mailed those concerned.
accounts-mandate-staff-none = Nobody acts for the person, and the person acts for nobody.
accounts-mandate-staff-acts = { $to } acts for { $from }
accounts-state-without-login = Without login

# Your turn
accounts-turn-mandate = Somebody wants to give you a power of attorney
accounts-turn-mandate-text = You decide whether you want to act for the person.
accounts-turn-mandate-action = Answer

# History
accounts-history-type-mandates = Powers of attorney
accounts-history-mandate-given = Power of attorney offered. From { $from } to { $to }.
accounts-history-mandate-accepted = Power of attorney accepted. From { $from } to { $to }.
accounts-history-mandate-declined = Power of attorney declined. From { $from } to { $to }.
accounts-history-mandate-revoked = Power of attorney revoked. From { $from } to { $to }.
accounts-history-mandate-resigned = { $to } no longer acts for { $from }.
accounts-history-mandate-ended = The right to act has ended. { $to } for { $from }.
accounts-history-mandate-applied = Applied to act. { $to } for { $from }.
accounts-history-mandate-approved = The right to act has been approved. { $to } for { $from }.
accounts-history-mandate-refused = The right to act has been declined. { $to } for { $from }.

# My personal data
accounts-stored-mandates = Powers of attorney and representatives
accounts-stored-mandates-count = { $count ->
    [0] None
    [one] One
   *[other] { $count }
}
accounts-stored-mandates-why = So that we know who may act for whom. A task of public interest.
accounts-stored-mandates-kept = { $time } after they have ended

# E-mail
accounts-mail-mandate-button = See the powers of attorney
accounts-mail-mandate-reason = You get this e-mail because it is about who may act for you, or whom you may act for.
accounts-mail-mandate-given-subject = You have given a power of attorney
accounts-mail-mandate-given-text = It counts once the other person has said yes. Was it not you? Revoke it and change your password.
accounts-mail-mandate-offered-subject = Somebody wants to give you a power of attorney
accounts-mail-mandate-offered-text = Somebody wants you to be able to act for them. Log in, or create an account with this e-mail address, and answer yes or no.
accounts-mail-mandate-accepted-subject = A power of attorney now counts
accounts-mail-mandate-accepted-text = The person who was given it has said yes. It can be revoked at any time.
accounts-mail-mandate-declined-subject = A power of attorney was declined
accounts-mail-mandate-declined-text = The person who was given it has declined, so it does not count.
accounts-mail-mandate-revoked-subject = A power of attorney has been revoked
accounts-mail-mandate-revoked-text = It no longer counts.
accounts-mail-mandate-resigned-subject = A representative has given up
accounts-mail-mandate-resigned-text = The right to act for the person no longer counts.
accounts-mail-mandate-ends-subject = A power of attorney ends soon
accounts-mail-mandate-ends-text = Is it needed longer? Then a new one has to be given before it ends.
accounts-mail-who-may-act = By power of attorney { $names } can act for you. Is that not right? Take it back under My account, Powers of attorney.
accounts-mail-mandate-ended-subject = A power of attorney has ended
accounts-mail-mandate-ended-text = The right to act for the person no longer counts.
accounts-mail-mandate-approved-subject = The application to act has been approved
accounts-mail-mandate-approved-text = We have checked the document. The right to act counts from now on.
accounts-mail-mandate-file-lost-subject = A document contained a virus
accounts-mail-mandate-file-lost-text = A document in your application contained a virus and was removed. Withdraw the application and send it again from another computer.
accounts-mail-mandate-refused-subject = The application to act has been declined
accounts-mail-mandate-refused-text = We have gone through the application and cannot approve it. You can apply again with another document.
accounts-mail-mandate-applied-subject = A representative is waiting for an answer
accounts-mail-mandate-applied-text = Somebody has applied to act for a child or a principal. The document has to be checked.
accounts-mail-mandate-applied-button = Open the applications
accounts-mail-mandate-applied-reason = The e-mail goes to the address that takes questions about the portal.

# När två konton slås ihop
accounts-merge-mandates = { $count ->
    [one] One power of attorney from the person
   *[other] { $count } powers of attorney from the person
}
accounts-merge-mandates-held = { $count ->
    [one] One right to act for somebody else
   *[other] Rights to act for { $count } others
}
accounts-mandate-staff-shut = Shown when you have opened the person with protected details and written why.
