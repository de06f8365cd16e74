desk-menu = Cases
desk-overview-all = All cases
desk-overview-empty = You have no cases. Write to us and we will answer here.
desk-about-none = Has no cases of their own.
desk-door-contact-title = Ask a question
desk-door-contact-text = Write to us without logging in
desk-door-fault-title = Report a fault
desk-door-fault-text = A hole in the street, a broken lamp or a door that will not lock
desk-turn-title = Answer about “{ $subject }”
desk-turn-text = { $reference }. Please answer by { $due }.
desk-turn-action = Answer

desk-state-new = New
desk-state-open = Open
desk-state-waiting_customer = Waiting for you
desk-state-waiting_customer-staff = Waiting for customer
desk-state-waiting_third_party = Waiting for others
desk-state-solved = Solved
desk-state-closed = Closed
desk-state-merged = Merged

desk-channel-web = The portal
desk-channel-phone = Phone call
desk-channel-paper = Letter
desk-channel-visit = Visit

desk-standing-new = We have received your case. You will have an answer by { $due }.
desk-standing-open = We are working on your case. You will hear from us by { $due }.
desk-standing-open-officer = { $name } is working on your case. You will hear from us by { $due }.
desk-standing-late = We should have been in touch by now. If it becomes urgent, call { $phone } and give the case number.
desk-standing-waiting_customer = We need your answer to go on. Please answer by { $due }.
desk-standing-waiting_third_party = We are waiting to hear from somebody else before we can go on. You need not do anything, and will hear from us by { $due }.
desk-standing-merged = The case has been merged with another and goes on there.
desk-standing-solved = Not satisfied? Tell us by { $until }, and we will take the case up again.
desk-standing-closed = The case is finished. You can read it but not write in it.
desk-standing-staff-due = Answer by { $due }.
desk-standing-staff-late = Late. The answer was expected by { $due }.
desk-standing-staff-waiting = The customer has been asked to answer by { $due }.
desk-standing-staff-third-party = We are waiting for somebody else. The customer should hear from us by { $due }.
desk-standing-staff-solved = The customer can take the case up again until { $until }. Then it is closed.
desk-standing-staff-closed = The case is closed and changes no more.

desk-form-choose = Choose …
desk-form-who = You are writing as { $name } ({ $hat }). We have your contact details.
desk-form-data = We keep what you write so that we can answer you. It becomes a public document.
desk-form-too-fast = That was a little too fast for us to believe that you are a person. Wait a few seconds and send again. What you have written is still here.
desk-form-limited = There have been many messages from here in a short time. Send again { $when }. What you have written is still here.
desk-form-next = How it works
desk-form-next-1 = You get a case number.
desk-form-next-2 = We answer as soon as we can, at the latest within a few working days.
desk-form-next-3 = You follow the case and answer us in the same place.
desk-form-call = Rather talk? Call
desk-form-ask-instead = Do you have a question? Contact us
desk-contact-details = Your contact details

desk-contact-title = Contact us
desk-contact-lede = Ask a question, give us your view or request a document.
desk-contact-topic = What is it about?
desk-contact-subject-hint = In a few words, for example “Time in Björkhallen”.
desk-contact-text = Message
desk-contact-contact-hint = If you request a public document you need not say who you are. But without an e-mail address we cannot mail it to you.
desk-contact-send = Send
desk-fault-title = Report a fault
desk-fault-lede = Tell us what is broken and where it is.
desk-fault-topic = What is broken?
desk-fault-subject-hint = In a few words, for example “Street lamp out”.
desk-fault-text = What has happened?
desk-fault-contact-hint = Name and e-mail address are only needed if you want an answer.
desk-fault-send = Send the report

desk-place = Place
desk-place-hint = As exactly as you can, for example street and house number.
desk-subject = Subject
desk-wants-answer = I want an answer
desk-name = Name
desk-phone = Telephone
desk-email = E-mail
desk-email-hint = This is where we send the case number and a private link to the case.

desk-topic-missing = Choose what it is about.
desk-place-missing = Write where the fault is.
desk-subject-missing = Write a subject.
desk-text-missing = Write something first.
desk-name-missing = Write your name.
desk-email-missing = Write your e-mail address.
desk-email-wrong = The e-mail address does not look right. It should look like name@address.example.
desk-phone-wrong = The telephone number does not look right. Use only digits, spaces, hyphens and plus signs.
desk-channel-missing = Choose how the customer was in touch.
desk-reference-wrong = The case number should look like ARE-2026-000123.
desk-search-too-long = The search has { $length } characters. Shorten it to at most { $max }.

desk-refused-closed = The case is closed and cannot be changed.
desk-refused-closed-new = The case is closed and cannot be answered. Send what you wrote as a new case, and we will see that they belong together.
desk-refused-merged = The case has just been merged with another. Reload the page, and you will get there.
desk-refused-not-solved = The case is not solved yet, so it is already open. Answer instead.
desk-refused-already-solved = The case is solved already. Choose that it is open or waits for the customer.
desk-refused-own-matter = Nobody handles their own case. A colleague has to do it.
desk-refused-solution-missing = Write what was done before you close the case.
desk-refused-not-assigned = The agent assignment is no longer valid.
desk-refused-not-shared = The case is no longer shared with you.
desk-refused-too-young = You are too young to do this alone. Ask a guardian to do it for you, or call us. The number is at the bottom of the page.
desk-refused-not-held = You can no longer act for the person.
desk-refused-not-an-officer = The person you chose does not handle cases. Choose somebody else.

desk-done-title = Thank you, we have received your case
desk-done-number = Your case number
desk-done-number-hint = Give the number when you call or write to us.
desk-done-known = You see the case and our answer when you are logged in. You get a notification when we have answered.
desk-done-show = Show the case
desk-done-start = To the start page
desk-done-visitor = Did you give an e-mail address and want an answer? Then we have mailed you the number and a private link. With the link you follow the case and answer us, without logging in.
desk-done-spam = No e-mail? Look in your spam folder.
desk-done-lost-link = Lost the link? Ask for it again
desk-done-phone = You can also call { $phone } and give the number.

desk-protected-title = Protected identity
desk-protected-lede = Call us before you write anything in the portal.
desk-protected-call = Call customer service
desk-protected-hours = We answer { $hours }.
desk-protected-how = How it works
desk-protected-step-1 = Say that you have a protected identity. You need not say where you live or why.
desk-protected-step-2 = We help you on the telephone and write down only what is needed.
desk-protected-step-3 = If you want an account we mark it, so that your details are protected and our e-mails and text messages do not say what it is about.
desk-protected-written = Do not write a name, address or telephone number in the forms here, nor those of anybody else who is protected.

desk-status-link-title = The link to your case
desk-status-link-lede = Did you write to us without logging in and lose the link? We will mail it again.
desk-status-link-reference-hint = For example ARE-2026-000123.
desk-status-link-email-hint = The address you gave when you wrote to us.
desk-status-link-send = Send the link
desk-status-link-sent = If the number and the address belong together, we will mail the link. Look in your spam folder if it does not come.

desk-list-private = Your private cases
desk-list-of-person = Cases of { $person }
desk-list-organisation = All cases of { $organisation }
desk-list-own-in = Your cases for { $organisation }
desk-list-sides = Whose cases
desk-list-own = Our cases
desk-list-customers = Our customers' cases
desk-list-agent = { $agent } is their agent
desk-list-all-customers = All customers
desk-list-customers-empty = When a customer writes to us the case is shown here.
desk-list-no-customers-title = No customer has given you an assignment
desk-list-no-customers-text = When a customer has approved you as agent, the customer's cases are shown here.
desk-list-no-customers-link = Our customers
desk-list-shared = Shared with you
desk-list-shared-with = Shared with { $whom }
desk-list-heading = Cases, latest first
desk-list-new = New case
desk-list-search = Search your cases
desk-list-state = State
desk-list-all-states = All states
desk-list-filter = Filter
desk-list-none-title = No cases match your search
desk-list-none-text = Try fewer words or another state.
desk-list-show-all = Show all
desk-list-empty-title = There are no cases here yet
desk-list-empty-text = Ask a question or tell us what you need, and we will answer here.

desk-earlier-title = Fetch earlier cases
desk-earlier-lede = Cases that you have been in touch about with your e-mail address without being logged in.
desk-earlier-offer = { $count ->
    [one] One earlier case belongs to your e-mail address
   *[other] { $count } earlier cases belong to your e-mail address
}
desk-earlier-offer-text = Fetch them, and you follow them here.
desk-earlier-claim = Fetch
desk-earlier-claim-all = Fetch all
desk-earlier-back = To my cases
desk-earlier-none-title = There are no cases to fetch
desk-earlier-none-text = Did you write with another e-mail address? Change to it under My account, or call us and give the case number.
desk-earlier-claimed = { $count ->
    [one] The case has been fetched.
   *[other] { $count } cases have been fetched.
}
desk-event-claimed = The case was fetched to the account. By: { $name }.

desk-drafts = Drafts
desk-draft = Draft
desk-draft-answer = Answer about “{ $subject }”
desk-draft-untitled = New case without a subject
desk-draft-saved = Saved { $when }. Deleted { $until } unless you change it.
desk-draft-save = Save draft
desk-draft-hint = What you write is saved while you write, so that you can go on later. Only you can read it. Attachments are not saved.
desk-draft-kept = The draft is saved. It is among your cases until { $until }. Attachments are not saved.
desk-draft-kept-now = The draft was saved at { $when }. Attachments are not saved.
desk-draft-not-kept = The draft could not be saved. It is too long, or you have many drafts. Delete something.
desk-draft-empty = There was nothing to save.
desk-draft-delete = Delete
desk-draft-deleted = The draft is deleted.

desk-case-reopen-title = Is something not solved?
desk-case-reopen = Take the case up again
desk-refused-closed-reopen = The case has been closed. Press Take the case up again, and what you wrote will reach us.
desk-refused-not-ended = The case is going on. You can rate it when it is solved.
desk-refused-rating-stays = The rating can no longer be changed.
desk-rating-title = How do you think it went?
desk-rating-stars = Rating
desk-rating-1 = 1, very dissatisfied
desk-rating-2 = 2, dissatisfied
desk-rating-3 = 3, neither
desk-rating-4 = 4, satisfied
desk-rating-5 = 5, very satisfied
desk-rating-words = What was good or less good?
desk-rating-send = Send the rating
desk-rating-thanks = Thank you for your rating!
desk-rating-missing = Choose a rating.
desk-rating-given = Rating: { $stars } of 5.
desk-rating-change = You can change it for 14 days.
desk-event-rated = Rating: { $stars } of 5. By: { $name }.
desk-event-rated-words = “{ $words }”

desk-new-title = New case
desk-new-follows = The case follows
desk-new-send = Send
desk-new-fault = Is something broken? Report a fault
desk-new-thanks = Thank you! We have received your case { $reference }.

desk-case-about = About the case
desk-case-answer-link = Answer
desk-case-answer-title = Your answer
desk-case-text = Message
desk-case-send = Send answer
desk-case-solved = Solved, thank you
desk-case-not-solved = Not solved
desk-case-solved-title = Is the case solved?
desk-case-remains = What remains?
desk-case-remains-hint = Write only if it is not solved.
desk-case-closed-title = The case is closed
desk-case-closed-text = If something is unclear, create a new case. We will see that they belong together.
desk-case-agent-acts = You can read the case and answer. It is shown that you write as the agent, and the customer gets an e-mail.
desk-case-agent-reads = You can read the case, but not answer it.
desk-case-follow = Create a new case
desk-case-private-link = Anyone who has the link to this page can read the case. Do not share it with others.
desk-case-thanks-reply = Your answer has been sent.
desk-case-thanks-solved = Thank you for telling us!
desk-case-thanks-not-solved = Thank you for telling us. We will take the case up again.

desk-share-title = Share the case
desk-share-lede = Decide who else may read and write in the case.
desk-share-readers = Also read by
desk-share-none = Nobody but you and we read the case.
desk-share-none-organisation = Only you who work with the organisation's cases, and we, read the case.
desk-share-since = Since { $date }
desk-share-merged = Somebody who has been in touch about the same thing
desk-share-remove = Remove
desk-share-removed = The person or organisation can no longer read the case.
desk-share-person = Share with a person
desk-share-email = The person's e-mail address
desk-share-email-hint = The person gets an e-mail and reads the case logged in. Whoever has no account can create one within 30 days.
desk-share-email-hint-organisation = The person needs a role in { $organisation }.
desk-share-data = We keep the address as long as the case is shared, to mail the person and so that you see who reads.
desk-share-email-missing = Write the person's e-mail address.
desk-share-with = Share
desk-share-organisation = Share with an organisation
desk-share-organisation-which = Organisation
desk-share-organisation-hint = Those who see all cases of the organisation can read and write.
desk-share-no-organisation = No organisation
desk-share-organisation-missing = Choose an organisation.
desk-share-done = We have mailed { $email }. If the address belongs to an account, the person can read the case now.
desk-share-done-organisation = The case is shared with { $organisation }.
desk-share-manage = Change who reads
desk-share-leave-title = The case is shared with you
desk-share-leave-text = You can read and write in the case. If you do not want to keep it, you can remove yourself.
desk-share-leave = Remove me from the case
desk-share-left = The case is no longer shared with you.
desk-share-back = To the case
desk-new-share = Who else may see the case?
desk-event-shared = The case was shared with others. By: { $name }.
desk-event-sharing-ended = The case is shared with fewer. By: { $name }.
desk-refused-oneself = That address belongs to somebody who reads the case already. Write somebody else's.
desk-refused-no-role = The address belongs to nobody with a role in the organisation. Ask an administrator to invite the person first.
desk-refused-protected-sharing = A case is not shared here when the customer has a protected identity. Call us and we will help you. The number is at the bottom of the page.
desk-refused-too-many-readers = The case is shared with many, or you have shared a lot in a short time. Remove somebody or try again in a while.

desk-fact-reference = Case number
desk-fact-topic = Topic
desk-fact-place = Place
desk-fact-state = Status
desk-fact-created = Received
desk-fact-officer = Case officer
desk-fact-no-officer = Nobody yet
desk-fact-organisation = Organisation
desk-fact-customer = From
desk-fact-channel = Came in by
desk-fact-follows = Follows

desk-thread-you = You
desk-thread-agent = agent { $agent } for { $customer }
desk-thread-agent-unnamed = Agent { $agent } for { $customer }
desk-thread-customer = The customer
desk-thread-representative = The customer’s representative
desk-thread-by-fullmakt = { $who }, by power of attorney for { $customer }
desk-thread-by-guardian = { $who }, guardian of { $customer }
desk-thread-by-god_man = { $who }, god man of { $customer }
desk-thread-by-forvaltare = { $who }, förvaltare of { $customer }
desk-thread-visitor = The customer (not logged in)
desk-thread-visitor-named = { $name } (not logged in)
desk-thread-program = { $organisation }, program: { $program }
desk-thread-solution = Solution
desk-thread-note = Internal note
desk-thread-meanwhile = Came while you were writing
desk-officer-protected = Colleague with protected identity
desk-customer-protected = Protected identity
desk-customer-unnamed = Without name

desk-event-registered-phone = The case was written down after a call by { $name }.
desk-event-registered-paper = The case was written down after a letter by { $name }.
desk-event-registered-visit = The case was written down after a visit by { $name }.
desk-event-registered-web = The case came in through the portal.
desk-event-taken = The case was taken on. Case officer: { $name }.
desk-event-assigned = The case was handed over. Case officer: { $name }.
desk-event-topic-changed = The topic was changed to { $topic }.
desk-event-waits-for-others = We are waiting to hear from somebody else.
desk-event-resumed = We are no longer waiting and go on working.
desk-event-solved-by-customer = Marked as solved. By: { $name }.
desk-event-reopened = The case was taken up again. By: { $name }.
desk-event-closed = The case was closed.

desk-queue-none = There is nothing to handle here for your role yet.
desk-queue-mina = Mine
desk-queue-otilldelade = Unassigned
desk-queue-forfaller = Due soon
desk-queue-vantar = Waiting for customer
desk-queue-alla = All open
desk-queue-selections = Saved selections
desk-queue-caption = { $selection }, oldest answer time first
desk-queue-register = Register a call
desk-queue-search = Search
desk-queue-topic = Topic
desk-queue-all-topics = All
desk-queue-whole-group = { $group }, all
desk-queue-state = State
desk-queue-all-states = All open
desk-queue-case = Case
desk-queue-customer = Customer
desk-queue-officer = With
desk-queue-due = Answer by
desk-queue-late = Late
desk-queue-empty-title = No case in this selection
desk-queue-empty-text = Choose another selection, topic or state.
desk-queue-found = Found in all cases, ended ones too, newest first
desk-queue-found-in = Found in { $selection }, newest first
desk-queue-not-found = Try fewer words, or remove a filter.
desk-found-note = Internal note
desk-queue-show-all = Show all open

desk-then = What happens next?
desk-then-wait = Wait for the customer's answer
desk-then-keep_open = Go on working, the case is open
desk-then-wait_others = Wait for somebody other than the customer
desk-then-solve = The case is solved, the answer is the solution
desk-then-missing = Choose what happens next.
desk-note-missing = Write something in the note.
desk-officer-missing = Choose who takes over.
desk-staff-take = Take the case
desk-staff-answer-title = Answer the customer
desk-staff-text-hint = The customer sees what you send. If you solve the case, write what was done.
desk-staff-no-answer-wanted = The customer has not asked for an answer and gets no e-mail.
desk-staff-no-address = The customer has given no e-mail address and gets no mail. Call or send a letter as well.
desk-staff-note-title = Internal note
desk-staff-note = Note
desk-staff-note-hint = Only case officers see it, never the customer. Write @ and a colleague's name, and they are told.
desk-staff-note-save = Save note
desk-staff-assign-title = Hand over
desk-staff-assign-to = To whom?
desk-staff-assign = Hand over
desk-staff-topic-title = Change topic
desk-staff-topic-change = Change topic
desk-staff-wait-title = Wait for somebody else
desk-staff-wait-for = Whom do we wait for, and for what?
desk-staff-wait-hint = Saved as an internal note. The customer only sees that we are waiting to hear from somebody else.
desk-staff-wait = Let the case wait
desk-staff-waits = The case is waiting for somebody else.
desk-staff-resume = Go on working
desk-staff-resumed = The case is open again.
desk-staff-close-title = Close
desk-staff-close-reason = What was done?
desk-staff-close-hint = Needed unless the case is solved already. The customer sees the text.
desk-staff-close = Close the case
desk-staff-answered = The answer has been sent.
desk-staff-noted = The note is saved.
desk-staff-taken = The case is yours.
desk-staff-assigned = The case has been handed over.
desk-staff-topic-changed = The topic has been changed.
desk-staff-closed = The case is closed.

desk-own-matter-title = This case is your own
desk-own-matter-text = Nobody handles a case that concerns themselves or their own organisation. A colleague takes care of it.
desk-own-matter-read = Read it as a customer
desk-own-matter-back = To the queue

desk-register-title = Register a call
desk-register-lede = Write down a case that came by telephone, in a letter or at a visit.
desk-register-channel = How was the customer in touch?
desk-register-who = The customer
desk-register-account = Search for a person or an organisation
desk-register-account-hint = Name, e-mail, mobile number, username, or the whole identity or organisation number. If the customer has an account, the case is shown there.
desk-register-account-unknown = There is no account with that name. Search and choose the customer in the list, or leave the field empty and fill in the details below.
desk-register-search = Search for customer
desk-register-search-missing = Write whom you are looking for.
desk-register-found = Who is the customer?
desk-register-nobody = Nobody was found. Check the spelling, or search for something else.
desk-register-unlisted = The customer is not here
desk-register-organisation = organisation
desk-register-customer-gone = The customer is not there any more. Search again.
desk-register-or = If the customer has no account, or somebody is in touch for an organisation, fill in what you know:
desk-register-name-missing = Write the customer's name, or an account.
desk-register-what = The case
desk-register-text = What did the customer say?
desk-register-text-hint = In the customer's own words. The customer can read it.
desk-register-wants-answer = The customer wants an answer
desk-register-save = Register
desk-register-cancel = Cancel
desk-register-thanks = The case is registered as { $reference }.

desk-mail-reference = Case number
desk-mail-subject = Subject
desk-mail-topic = Topic
desk-mail-answer-due = You will hear from us by
desk-mail-can-reply = You can reply to this email.
desk-mail-reason-customer = You get this because you have a case with us.
desk-mail-reason-officer = You get this because you handle the case.
desk-mail-officer-protected = There is something new in a case that you handle. Log in to read it.
desk-mail-received-subject = We have received your case { $reference }
desk-mail-received-text = Thank you! Your case has arrived. Here you follow what happens and read our answer.
desk-mail-received-button = Show the case
desk-mail-agent = Agent
desk-mail-agent-wrote-subject = Your agent has written in case { $reference }
desk-mail-agent-wrote-text = Your agent has written in a case that you created:
desk-mail-agent-wrote-button = View the case
desk-mail-from = From
desk-mail-reader-wrote-subject = Somebody has written in your case { $reference }
desk-mail-reader-wrote-text = One of those you share the case with has written:
desk-mail-reader-wrote-button = Show the case
desk-mail-reason-shared = You get this because somebody shares a case with you.
desk-mail-shared-subject = Case { $reference } is shared with you
desk-mail-shared-text = You can now read and write in the case. If you do not want it, you can remove yourself there.
desk-mail-shared-button = Show the case
desk-mail-shared-organisation-subject = Case { $reference } is shared with your organisation
desk-mail-shared-organisation-text = Those of you who see all cases of the organisation can now read and write in the case.
desk-mail-shared-organisation-button = Show the case
desk-mail-shared-answer-subject = We have answered in case { $reference }
desk-mail-shared-answer-text = We have written in a case that is shared with you:
desk-mail-shared-answer-button = Show the case
desk-mail-shared-invited-subject = Somebody wants to share a case with you
desk-mail-shared-invited-text = Create an account with this e-mail address within 30 days, and case { $reference } is shown among your cases a quarter of an hour later. If this means nothing to you, you need not do anything.
desk-mail-shared-invited-button = Create an account
desk-mail-draft-subject = A draft is deleted on { $date }
desk-mail-draft-text = You have begun to write to us but not sent it. We delete the draft on { $date }. To keep it, open it among your cases and save or send it.
desk-mail-draft-button = To my cases
desk-mail-draft-reason = You get this because you have a draft with us.
desk-mail-answer-subject = We have answered in your case { $reference }
desk-mail-answer-text = We have written in your case:
desk-mail-answer-button = Show the case
desk-mail-question-subject = We need your answer in case { $reference }
desk-mail-question-text = We have a question and need your answer to go on:
desk-mail-question-button = Answer
desk-mail-solved-subject = Your case { $reference } is solved
desk-mail-solved-text = We have solved your case. If you are not satisfied, tell us within 14 days. This is what was done:
desk-mail-solved-button = Show the case
desk-mail-closed-subject = Your case { $reference } is closed
desk-mail-closed-text = Your case is finished and closed. You can still read it.
desk-mail-closed-button = Show the case
desk-mail-reminder-subject = We are waiting for your answer in case { $reference }
desk-mail-reminder-text = A week ago we asked you something. We need your answer to go on. If it no longer matters, you can say that the case is solved.
desk-mail-reminder-button = Answer
desk-mail-file-removed-subject = An attachment has been removed
desk-mail-file-removed-text = Our virus scanner found harmful code in an attachment in your case { $reference }, so it has been removed. Check your computer or phone, and send the file again if it is needed. The file is called:
desk-mail-file-removed-button = To the case
desk-mail-link-subject = The link to your case { $reference }
desk-mail-link-text = Somebody asked for the link to the case. If it was not you, you need not do anything. Anyone who has the link can read the case.
desk-mail-link-button = Show the case
desk-mail-assigned-subject = You have been given case { $reference }
desk-mail-assigned-text = A colleague has handed a case over to you.
desk-mail-assigned-button = Show the case
desk-mail-customer-wrote-subject = The customer has answered in case { $reference }
desk-mail-customer-wrote-text = The customer has written in a case that you handle:
desk-mail-customer-wrote-button = Show the case
desk-mail-customer-solved-subject = The customer is satisfied with case { $reference }
desk-mail-customer-solved-text = The customer says that the case is solved.
desk-mail-customer-solved-button = Show the case

desk-form-place = Cases about: { $topic }

desk-stored-count = { $count ->
    [0] None of your own
    [one] One of your own
   *[other] { $count } of your own
}
desk-stored-count-organisations = { $count ->
    [one] one for an organisation
   *[other] { $count } for organisations
}
desk-stored-count-others = { $count ->
    [one] one in which you wrote for somebody else
   *[other] { $count } in which you wrote for somebody else
}
desk-stored-why = What you have written to us and our answers, so that we can handle the case. A task in the public interest. Keeping public documents is a legal obligation.
desk-stored-kept = As long as the Archives Act and our decisions on disposal say, even if you close the account
desk-merge-cases = { $count ->
    [one] One case
   *[other] { $count } cases
}
desk-closing-open = { $reference } is not finished. We will finish it, but you cannot read the answer here once the account is closed.
desk-register-data = Tell the customer that we keep the details in the case, and that they become a public record.

desk-refused-overtaken = Somebody wrote before you. Your answer has not been sent yet, but is kept. Read what came while you were writing. Then send again if your answer still holds.
desk-refused-into-another = The case you wrote in has been merged into this one. Your answer has not been sent yet, but is kept. Read the case and send again if your answer still holds.
desk-refused-stale = Somebody else saved before you. What you had not changed yourself now shows what they saved. Read it through and save again.
desk-refused-mentions-party = Whoever you mention is a party to the case and may not read notes about it. Take the name away.
desk-staff-mention = Tell a colleague
desk-staff-handover = Anything that whoever takes over should know?
desk-staff-note-only = Saved as an internal note.
desk-staff-was-merged = The case has been merged into this one. Do again what you meant to do, if it is still needed.

desk-canned-menu = Canned answers
desk-canned-lede = Texts to begin an answer with. All case officers share them.
desk-canned-new = New canned answer
desk-canned-none-title = There are no canned answers yet
desk-canned-none-text = Write an answer that you often give, so that nobody has to write it over and over again.
desk-canned-name = Name
desk-canned-name-hint = What the case officer sees when choosing. The customer does not see it.
desk-canned-name-missing = Write a name.
desk-canned-begins = Begins like this
desk-canned-hidden = Hidden
desk-canned-all-topics = All topics
desk-canned-sv = Swedish text
desk-canned-en = English text
desk-canned-en-hint = Used when the customer writes in English. Without it the Swedish text is used.
desk-canned-text-missing = Write a text.
desk-canned-offered = Case officers can choose it
desk-canned-save = Save
desk-canned-saved = The canned answer “{ $name }” has been saved.
desk-canned-unknown = We do not know what to put in place of { $places }. Beside the form is what you can write.
desk-canned-places = Filled in by itself
desk-canned-places-text = Write this in the text, and it is replaced when the answer is used:
desk-canned-choose = Begin with a canned answer
desk-canned-fetch = Fetch the text
desk-canned-missing = Choose which canned answer to fetch.
desk-placeholder-greeting = “Hello Anna,”, or just “Hello,” if the name is not known
desk-placeholder-customer = The customer's name
desk-placeholder-reference = The number of the case
desk-placeholder-subject = The subject of the case
desk-placeholder-topic = The topic of the case
desk-placeholder-me = Your name
desk-placeholder-answer-by = The day by which the customer should answer
desk-greeting = Hello,
desk-greeting-named = Hello { $name },

desk-mail-reason-mentioned = You receive this because a colleague mentioned you.
desk-mail-mentioned-subject = You are mentioned in case { $reference }
desk-mail-mentioned-text = A colleague has mentioned you in an internal note.
desk-mail-mentioned-button = Read the note

desk-refused-same-case = It is the same case, or one that is already part of it. Enter another number.
desk-refused-not-open = The other case is not open. Only an open case can take another in.
desk-refused-protected-apart = One of the customers has a protected identity. Then the cases cannot be merged, since both customers would read everything.
desk-refused-line-gone = One of the messages has been moved by somebody else. Choose again.
desk-other-missing = Enter the number of a case that exists, for example ARE-2026-000123.
desk-event-took-in = Case { $reference } was merged into this one.
desk-event-went-into = The case was merged into { $reference } and goes on there.
desk-event-split-from = The case was split off from { $reference }.
desk-event-split-into = Messages were moved to the new case { $reference }.
desk-event-linked = Linked to { $reference }.
desk-event-unlinked = The link to { $reference } was taken away.

desk-merge-title = Merge with another case
desk-merge-with = Which case should it go into?
desk-merge-with-hint = Enter the case number, for example ARE-2026-000123. Nothing happens until you have seen what moves.
desk-merge-show = Show what happens
desk-merge-same = Open cases of the same customer
desk-merge-preview = This happens to { $reference }
desk-merge-into = Goes into
desk-merge-moves = Moves
desk-merge-letters = { $count ->
    [one] one message
   *[other] { $count } messages
}
desk-merge-notes = { $count ->
    [0] no notes
    [one] one note
   *[other] { $count } notes
}
desk-merge-files = { $count ->
    [0] no files
    [one] one file
   *[other] { $count } files
}
desk-merge-two-title = The cases have different customers
desk-merge-two = Both { $one } and { $other } will be able to read everything that is not an internal note, and to write in the case. Read both cases through first.
desk-merge-do = Merge
desk-merge-done = The cases have been merged. The customers are told.

desk-split-title = Split into two cases
desk-split-lines = What should move to the new case?
desk-split-lines-missing = Choose at least one message to move.
desk-split-subject = The subject of the new case
desk-split-do = Split
desk-split-done = Here is the new case. The customer is told.
desk-split-none-title = There is nothing to split
desk-split-none-text = The case has only one message.
desk-split-back = To the case

desk-staff-links = Related to
desk-staff-link-title = Link to another case
desk-staff-link-other = Case number
desk-staff-link-hint = Both cases show that they are related. The customers do not see it.
desk-staff-link = Link
desk-staff-linked = The cases are linked.
desk-staff-unlink = Remove the link
desk-staff-unlink-one = Remove the link to { $reference }
desk-staff-unlinked = The link has been removed.

desk-mail-merged-subject = Your questions are gathered in case { $reference }
desk-mail-merged-text = We have merged cases about the same thing. Everything written is in case { $reference }, and there you will have your answer.
desk-mail-merged-button = Show the case
desk-mail-split-subject = We have split your case: { $reference }
desk-mail-split-text = You wrote about several things, so part of it has become a case of its own. There you will have an answer about that part.
desk-mail-split-button = Show the case

desk-save = Save
desk-topics = Topics
desk-topics-lede = What a case can be about, who takes care of it and how fast.
desk-topics-pages = Settings for cases
desk-topics-menu = Topics and teams
desk-topics-caption = Topics in the order they are shown
desk-topic-new = New topic
desk-topic-form = Questions about the topic
desk-topic-cases = Cases about the topic
desk-topic-name-sv = Name in Swedish
desk-topic-name-en = Name in English
desk-title-missing = Write a name.
desk-topic-group = Group
desk-topic-no-group = No group
desk-topic-group-hint = A topic that others stand under is a group and cannot be chosen.
desk-topic-team = Team
desk-topic-no-team = No team
desk-topic-team-hint = If you change the team, the open cases go along.
desk-team-unknown = The team is no longer there. Choose another.
desk-topic-pages = Can be chosen in
desk-topic-on-contact = Contact
desk-topic-on-fault = Fault report
desk-topic-anonymous = Do not ask for name and address
desk-topic-anonymous-hint = As when somebody requests a public document. Whoever wants to can still leave them.
desk-topic-hidden = Hide the topic
desk-topic-hidden-hint = It can no longer be chosen. Old cases keep it.
desk-topic-is-hidden = Hidden
desk-topic-times = Answer times
desk-topic-times-hint = Hours are counted while the office is open. The clock stands still while we wait for the customer.
desk-topic-answer = Answer within
desk-topic-answer-unit = Answer time is counted in
desk-topic-solve = Solution within
desk-topic-solve-unit = Solution time is counted in
desk-topic-days = working days
desk-topic-hours = hours
desk-topic-number-wrong = Write a whole number from 1 to 999.
desk-span-days = { $count ->
    [one] 1 working day
   *[other] { $count } working days
}
desk-span-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
desk-topic-states = Own names of states
desk-topic-states-hint = Leave empty for the usual name. Otherwise write in both languages.
desk-topic-state-customer-sv = The customer sees, Swedish
desk-topic-state-customer-en = The customer sees, English
desk-topic-state-staff-sv = Case officers see, Swedish
desk-topic-state-staff-en = Case officers see, English
desk-topic-word-missing = Write the name in both languages, or in none.
desk-topic-word-long = Write at most 30 characters.
desk-topic-order = Order
desk-topic-up = Move up
desk-topic-up-one = Move up { $topic }
desk-topic-moved = The order is changed.
desk-topic-saved = The topic { $topic } is saved.
desk-teams = Teams
desk-teams-lede = A team shares the cases about its topics.
desk-teams-none = There is no team yet
desk-teams-none-text = Make a team, and then choose it for a topic.
desk-team-new = New team
desk-team-name = Name
desk-team-members = Members
desk-team-nobody = Nobody has the role of case officer or customer service yet.
desk-team-queue = Show the queue
desk-team-queue-of = Show the queue of { $team }
desk-team-delete = Take away the team
desk-team-saved = The team { $team } is saved.
desk-team-deleted = The team { $team } is taken away.
desk-refused-name-taken = The name is already used. Choose another.
desk-refused-group-in-group = A group cannot stand in another group.
desk-refused-team-used = The team has topics or open cases. Move them first.

desk-queue-forsenade = Late
desk-queue-soon = Soon
desk-queue-my-team = My team
desk-queue-team = Team
desk-queue-all-teams = All
desk-fact-team = Team
desk-fact-solve-due = To be solved by
desk-fact-paused = The clock stands still

desk-event-due-soon = The case is due soon. The team has been told.
desk-event-late = The case is late. The team has been told.
desk-mail-reason-team = You get this because you are in the team that has the case, or handle cases without a team.
desk-mail-due-soon-subject = Case { $reference } is due soon
desk-mail-due-soon-text = The customer is waiting for word in this case.
desk-mail-due-soon-button = Show the case
desk-mail-late-subject = Case { $reference } is late
desk-mail-late-text = The customer should have had word in this case. Answer as soon as possible.
desk-mail-late-button = Show the case
## Mail in
desk-channel-email = Email
desk-channel-api = Program (API)
desk-event-registered-email = { $name } made a case of an email.
desk-thread-by-email = By email
desk-thread-quoted = Show quoted text
desk-left-out = Files in the email that did not come along: { $names }.
desk-left-out-more = Files in the email that did not come along: { $names } and { $count } more.
desk-left-out-empty = empty
desk-left-out-too-large = too large
desk-left-out-program = program
desk-left-out-too-many = too many files
desk-left-out-kind = kind not accepted
desk-mail-in-no-subject = Email without a subject
desk-mail-in-files-only = (The email had only files, no text.)
desk-mail-in-nobody = Unknown sender
desk-mail-in-no-text = The email has no text.
desk-mail-in-text = Text of the email
desk-mail-in-about = About the email
desk-mail-in-from = From
desk-mail-in-why = Reason
desk-mail-in-sent = Sent
desk-mail-in-received = Received
desk-mail-why-other_sender = Another sender
desk-mail-why-other_sender-text = The reply came from another address than the one we wrote to. Check who wrote it before you add it to the case.
desk-mail-why-unknown_address = Unknown reply address
desk-mail-why-unknown_address-text = The address that the email was sent to belongs to no case.
desk-mail-why-may_not = May not write in the case
desk-mail-why-may_not-text = The sender no longer has the right to write in the case.
desk-mail-why-no_sender = No sender
desk-mail-why-no_sender-text = It cannot be seen who sent the email.
desk-mail-why-empty = Empty
desk-mail-why-empty-text = The email has neither text nor files.
desk-mail-why-too_large = Too large
desk-mail-why-too_large-text = Only the subject and sender were read. The whole email is still in the mailbox.
desk-mail-why-unreadable = Cannot be read
desk-mail-why-unreadable-text = The email is built so that it cannot be read safely. It is still in the mailbox.
desk-mail-why-too_many = Many emails
desk-mail-why-too_many-text = The sender has sent unusually many emails in the last hour.
desk-mail-why-auto_reply = Automatic reply
desk-mail-why-auto_reply-text = A program replied, for example that somebody is away.
desk-mail-why-report = Delivery report
desk-mail-why-report-text = A mail server tells what became of an email.
desk-mail-why-list = Bulk mail
desk-mail-why-list-text = The email came from a mailing list or was sent to very many.
desk-mail-why-own = Our own
desk-mail-why-own-text = The email came from ourselves.
desk-inbox-title = Incoming mail
desk-inbox-selections = Which emails are shown
desk-inbox-held = Waiting for you
desk-inbox-automatic = Automatic
desk-inbox-aside = Put aside
desk-inbox-in_case = In a case
desk-inbox-held-none = No mail is waiting
desk-inbox-automatic-none = No automatic emails
desk-inbox-aside-none = Nothing is put aside
desk-inbox-in_case-none = No emails have become cases
desk-inbox-none-text = Replies from the right sender go straight into their cases.
desk-inbox-add-title = Add to a case
desk-inbox-add-hint = For example ARE-2026-000123. The customer sees the email in the case.
desk-inbox-add = Add to a case
desk-inbox-added = The email is now in the case.
desk-inbox-reference-wrong = Write the case number, for example ARE-2026-000123.
desk-inbox-make-title = Make a new case
desk-inbox-make = Make a new case
desk-inbox-made = The email is now a case.
desk-inbox-aside-title = Put aside
desk-inbox-aside-text = The email is kept, and nobody needs to do anything more.
desk-inbox-aside-do = Put aside
desk-inbox-put-aside = The email is put aside.
desk-refused-no-such-case = There is no case with that number.
desk-refused-mail-settled = Somebody else has already taken care of the email.
desk-stored-mails = Emails to us that belong to no case
desk-stored-mails-count = { $count ->
    [one] { $count } email
   *[other] { $count } emails
}
desk-stored-mails-why = What comes in to us is a public document.

desk-paper-thread = What has happened
desk-paper-files = Attached:
desk-case-pdf = Download as PDF
desk-case-print = Print

desk-diary = Register of documents
desk-diary-from = From
desk-diary-to = Until
desk-diary-direction = Direction
desk-diary-both = In and out
desk-diary-in = In
desk-diary-ut = Out
desk-diary-csv = Download as CSV
desk-diary-json = Download as JSON
desk-diary-caption = Documents, the newest first
desk-diary-document = Document
desk-diary-when = When
desk-diary-party = Other party
desk-diary-heading = Heading
desk-diary-heading-hint = Neutral and without names. Without a heading the register shows the topic: { $topic }.
desk-diary-secrecy = Secrecy
desk-diary-secrecy-no = Not marked as secret
desk-diary-secrecy-yes = Some of it may be secret
desk-diary-section = Provision
desk-diary-section-hint = For example OSL chapter 21, section 1. The other party is then not named in the register.
desk-diary-secrecy-missing = Write the provision by which it may be secret.
desk-diary-secret = Secret
desk-diary-date-wrong = Write the date as 2026-11-23.
desk-diary-turned = The last day is before the first day.
desk-diary-empty-title = No documents on those days
desk-diary-empty-text = Choose other dates, or both in and out.
desk-diary-entry = What the register says
desk-diary-change = Change in the register
desk-diary-save = Save
desk-diary-cancel = Cancel
desk-diary-saved = The register is changed.

desk-records-title = Request a public document
desk-records-lede = You need not log in or say who you are.
desk-records-topic = What is it about?
desk-records-text = Which document do you want?
desk-records-text-hint = The case number, if you know it. Otherwise what it is about and roughly when it was made. Say so if you want it on paper or to read it at our office.
desk-records-contact-hint = Without an e-mail address you see the answer on a page whose address only you get.
desk-records-send = Send the request
desk-records-subject = Request for a public document
desk-records-thanks = We have received your request. Keep the address of this page: it is the only place where you see the answer.
desk-records-law = We answer promptly. If something is secret you get what can be disclosed, and a decision that you can appeal about what we do not disclose.

desk-remedy = How it is appealed
desk-remedy-name-ordinary = Administrative appeal
desk-remedy-name-legality = Review of legality
desk-remedy-name-none = Cannot be appealed
desk-remedy-ordinary = The decision can be appealed to { $to }. Appeal in writing: say which decision it is about, how you want it changed and why. Send it to { $owner } in the case here in the portal, or to { $email }. The appeal must have come in within three weeks of the day you were told of the decision.
desk-remedy-legality = Members of the municipality can have the legality of the decision tried by { $to }. The appeal must be in writing and have come in to { $to } within three weeks of the day when the minutes with the decision were announced on the notice board of { $owner }’s website.
desk-remedy-none = The decision cannot be appealed.
desk-remedy-missing = Choose how the decision is appealed.
desk-remedy-to = Tried by
desk-remedy-to-hint = As in the sentence “The decision can be appealed to …”, in Swedish: it stands in the decision.
desk-remedy-to-missing = Write who tries an appeal.

desk-outcome-granted = Granted
desk-outcome-partly = Partly granted
desk-outcome-denied = Denied
desk-outcome-dismissed = Dismissed

desk-decision = Decision
desk-decisions = Decisions
desk-decision-label = Decision: { $outcome }
desk-decide-title = Decide
desk-decision-by = The one who decides is you, { $name }.
desk-decision-type = Kind of decision
desk-decision-type-missing = Choose a kind of decision.
desk-decision-outcome = Decision
desk-decision-outcome-missing = Choose what is decided.
desk-decision-text = Decision and reasons
desk-decision-text-hint = What is decided, why and by which rule, in Swedish. How the decision is appealed is added by itself.
desk-decision-text-missing = Write what is decided and why.
desk-decision-delegation = Point of the delegation
desk-decision-delegation-hint = Leave empty for the point that is usual for the kind of decision.
desk-decision-delegation-missing = Write the point of the delegation.
desk-decision-send = Send the decision
desk-decision-sent = The decision is sent.
desk-decision-against = How to appeal the decision
desk-decision-party = Party
desk-decision-date = Decided
desk-decision-delegate = Decided by
desk-decisions-reference = Case
desk-decisions-date = Date
desk-decisions-type = Kind of decision
desk-decisions-outcome = Decision
desk-decisions-delegate = Decided by
desk-decisions-delegation = Delegation
desk-decisions-caption = Decisions, the latest first
desk-decisions-empty-title = No decisions on those days
desk-decisions-empty-text = Choose other dates.

desk-decision-types = Kinds of decisions
desk-decision-type-new = New kind of decision
desk-decision-types-none-title = There are no kinds of decisions yet
desk-decision-types-none-text = Add one, and case officers can decide cases.
desk-decision-type-sv = Name in Swedish
desk-decision-type-en = Name in English
desk-decision-type-delegation-hint = Used when the case officer writes nothing else, for example 4.2 Utlämnande av allmän handling.
desk-decision-type-offered = Case officers can choose this kind
desk-decision-type-saved = The kind of decision “{ $name }” is saved.

desk-appeals = Appeals
desk-appeals-none = Nobody has appealed.
desk-appeal-title = Appeal the decision
desk-appeal-begin = Appeal
desk-appeal-text = What do you want changed, and why?
desk-appeal-text-hint = Write how the decision should be changed and your reasons.
desk-appeal-text-missing = Write what you want changed and why.
desk-appeal-send = Send the appeal
desk-appeal-subject = Appeal against the decision in { $reference }
desk-appeal-thanks = Your appeal came in { $when } and has number { $reference }.
desk-appeal-last-day = The last day to appeal is { $day }.
desk-appeal-last = Last day to appeal
desk-appeal-last-unknown = Not known: fill in from which day the time counts
desk-appeal-time = Time for appeals
desk-appeal-time-set = The time is saved.
desk-appeal-counts-from = Counts from
desk-appeal-counts-from-hint = The day when the party was told of the decision, or when the minutes were announced.
desk-appeal-before-decision = The day is before the decision.
desk-appeal-received = Came in
desk-appeal-received-hint = The day it reached us, whichever way it came.
desk-appeal-not-come-yet = The day has not been yet.
desk-appeal-judged = In time?
desk-appeal-in-time = In time
desk-appeal-late = Too late
desk-appeal-unknown = Not known yet
desk-appeal-against = Appeals the decision in { $reference }. { $timeliness }.
desk-appeal-register = Register an appeal that came in another way
desk-appeal-register-send = Register
desk-appeal-registered = The appeal is registered.
desk-appeal-case = Case number of the appeal
desk-appeal-case-hint = If it came on paper or by phone, register it as a new case first.
desk-refused-appealed-already = The case is already registered as an appeal against this decision.

desk-settle-title = Ask that the case be decided
desk-settle-text = The case is older than six months. If you ask that it be decided, we have to decide it within four weeks, or turn your request down by a decision that you can appeal. You can ask once.
desk-settle-send = Ask that the case be decided
desk-settle-words = I ask that the case be decided (section 12 of the Administrative Procedure Act).
desk-settle-thanks = We have received your request.
desk-settle-asked = You have asked that the case be decided
desk-settle-asked-text = We decide it, or turn the request down by a decision, at the latest { $day }.
desk-settle-staff = The party has asked that the case be decided
desk-settle-staff-text = Decide the case, or turn the request down by a decision, at the latest { $day }.
desk-refused-not-to-settle = It can be asked once, in an open case that is older than six months.

desk-masked-link = Make a masked copy
desk-masked-title = Masked copy
desk-masked-words = Words to mask
desk-masked-words-hint = One word or sentence a line. Each place becomes [masked], however long it is.
desk-masked-contacts = Mask e-mail addresses, phone numbers and identity numbers too
desk-masked-rule = Rule
desk-masked-rule-hint = The one by which it is secret, for example OSL 21 kap. 1 §.
desk-masked-rule-missing = Write the rule by which it is secret.
desk-masked-show = Show what it will look like
desk-masked-lines = Include
desk-masked-none = Include at least one document.
desk-masked-preview = What the copy looks like
desk-masked-make = Download the copy
desk-masked-word = [masked]
desk-masked-told = Parts are masked by { $rule }.

desk-mail-decided-subject = Decision in your case { $reference }
desk-mail-decided-text = We have decided your case. The decision is also a PDF in the case, in Swedish.
desk-mail-decided-button = Show the decision
desk-mail-appealed-subject = A decision is appealed: { $reference }
desk-mail-appealed-text = A decision of yours is appealed. See whether the appeal came in time, and whether the decision should be changed.
desk-mail-appealed-button = Open the appeal
desk-mail-asked-to-settle-subject = Request that { $reference } be decided
desk-mail-asked-to-settle-text = The party has asked that the case be decided. Decide it, or turn the request down by a decision, within four weeks.
desk-mail-asked-to-settle-button = Open the case

desk-statistics = Statistics
desk-statistics-xlsx = Download as Excel
desk-statistics-span = Time
desk-statistics-span-12 = The last 12 months
desk-statistics-span-24 = The last 24 months
desk-statistics-span-iar = This year
desk-statistics-span-ifjol = Last year
desk-statistics-empty-title = Nothing to count
desk-statistics-empty-text = Nothing happened in those cases in that time. Choose another time or topic.
desk-statistics-chart = Cases that came in and were closed, by month
desk-statistics-chart-words = The same figures are in the table By month.
desk-statistics-by-month = By month
desk-statistics-by-topic = By topic
desk-statistics-month = Month
desk-statistics-topic = Topic
desk-statistics-came = Came in
desk-statistics-solved = Solved
desk-statistics-closed = Closed
desk-statistics-reopened = Reopened
desk-statistics-median = First answer, median
desk-statistics-median-hours = First answer, median in hours
desk-statistics-in-time = Answered in time
desk-statistics-kept = Answered in time, per cent
desk-statistics-rating = Rating
desk-statistics-ratings = Ratings
desk-statistics-total = Total
desk-statistics-under-an-hour = under an hour
desk-statistics-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
desk-statistics-days = { $days } days
desk-statistics-point = .
desk-statistics-rated = { $mean } ({ $count })
desk-event-given-to-team = The case was handed over to the team { $team }.
desk-refused-no-such-team = The team is not there any longer. Choose somebody else.
desk-mail-assigned-several-subject = { $count ->
    [one] You have been given 1 case
   *[other] You have been given { $count } cases
}
desk-mail-assigned-several-text = { $count ->
    [one] A colleague has handed over a case to you. This is its number:
   *[other] A colleague has handed over { $count } cases to you. These are their numbers:
}
desk-mail-assigned-several-button = Show my cases
desk-several-tick = Select
desk-several-tick-all = Select all on the page
desk-several-with = Do with those selected
desk-several-go = Continue
desk-several-none = Tick the cases that you want to do something with.
desk-several-too-many = Select at most { $max } cases at a time.
desk-several-which = Choose what you want to do.
desk-several-take = Take the cases
desk-several-hand_over = Hand over
desk-several-topic = Change topic
desk-several-wait = Wait for somebody else
desk-several-solve = Solve the cases
desk-several-caption = These change
desk-several-count = { $count ->
    [one] 1 case changes.
   *[other] { $count } cases change.
}
desk-several-nothing = None of the cases can be changed like that.
desk-several-left = These do not change
desk-several-why = Why
desk-several-solution = What was done?
desk-several-solution-hint = Each customer gets the text as an answer. Write nothing that is about one of them only.
desk-several-do = { $count ->
    [one] Change 1 case
   *[other] Change { $count } cases
}
desk-several-cancel = Back to the queue
desk-several-done = { $count ->
    [one] 1 case has been changed.
   *[other] { $count } cases have been changed.
}
desk-several-not = { $count ->
    [one] 1 case could not be changed:
   *[other] { $count } cases could not be changed:
}
desk-several-and-more = and { $count } more
desk-several-written = The customer has written since you selected the case.
desk-staff-next = Next case
desk-staff-no-next = There are no more cases in this selection.
desk-staff-send-next = Send and open the next
desk-refused-too-many-saved = You have saved 20 selections already. Delete one of them first.
desk-saved-title = Own selections
desk-saved-new = Save as a selection
desk-saved-change = Change the selection
desk-saved-holds = The selection shows:
desk-saved-share = Who sees the selection?
desk-saved-share-none = Only me
desk-saved-delete = Delete the selection
desk-saved-deleted = The selection has been deleted.
desk-saved-done = The selection { $name } has been saved.
desk-queue-gone = The team, the topic or what the selection concerns is not there any longer, so it does not narrow the list.
desk-queue-fresh-one = 1 new case – show
desk-queue-fresh-many = {"{"}n{"}"} new cases – show
desk-keys-title = Keyboard shortcuts
desk-keys-queue = In the queue
desk-keys-case = In a case
desk-keys-everywhere = In both
desk-keys-next = next row
desk-keys-previous = previous row
desk-keys-open = open the row
desk-keys-tick = tick the row
desk-keys-answer = answer the customer
desk-keys-note = write a note
desk-keys-take = take the case
desk-keys-hand-over = hand over
desk-keys-next-case = next case
desk-keys-queue-back = to the queue
desk-keys-search = search
desk-keys-help = this list
desk-keys-on = Use keyboard shortcuts
desk-keys-on-hint = They never apply while you type in a field.
desk-keys-live = Keep the counts of the queue current
desk-keys-live-hint = They are counted again every half minute while you look at the page.
desk-keys-saved = Your choice has been saved.
desk-api-state = Write one of the states new, open, waiting_customer, solved, closed or merged.
desk-api-after = The value is not next of an earlier page. Begin again without after.
desk-api-limit = Write a number from 1 to 100.
desk-api-text = Write at most 200 characters to look for.
desk-api-follows = The organisation has no case with that number.
desk-api-closed-reopen = The case is closed. Send the message again with "solved": false, and the case is taken up again.
desk-api-closed = The case is closed. Open a new case with the number in "follows".
desk-api-no-file = Send at least one file, as a part with the name file.
desk-api-files = Files sent: { $names }

desk-staff-recuse-title = Declare a conflict of interest
desk-staff-recuse-text = Do so when somebody can question that you are impartial, for example because you know the customer. Then you can neither read nor handle the case, and it goes back to the queue.
desk-staff-recuse-why = Why?
desk-staff-recuse = Declare a conflict of interest
desk-staff-recused = Your conflict of interest is registered. A colleague takes care of the case.
desk-fact-recused = Conflict of interest
desk-staff-lift = No conflict
desk-staff-lift-one = { $name } has no conflict of interest
desk-staff-recusal-lifted = Your colleague can handle the case again.
desk-event-recused = { $name } declared a conflict of interest and does not handle the case.
desk-event-recusal-lifted = { $name } was found to have no conflict of interest and can handle the case again.
desk-refused-recused = Whoever declared a conflict of interest does not handle the case. A colleague has to do it.
desk-recused-title = You have declared a conflict of interest
desk-recused-text = So you can neither read nor handle the case. A colleague takes care of it.
desk-about = It concerns:
desk-fact-about = Concerns
desk-queue-about = Cases that concern
desk-queue-about-all = Show all cases
desk-about-all = All cases that concern it
