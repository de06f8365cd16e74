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
desk-state-solved = Solved
desk-state-closed = Closed

desk-channel-web = The portal
desk-channel-phone = Phone call
desk-channel-paper = Letter
desk-channel-visit = Visit

desk-standing-new = We have received your case. You will have an answer by { $due }.
desk-standing-open = We are working on your case. You will hear from us by { $due }.
desk-standing-open-officer = { $name } is working on your case. You will hear from us by { $due }.
desk-standing-late = We should have been in touch by now. If it becomes urgent, call { $phone } and give the case number.
desk-standing-waiting_customer = We need your answer to go on. Please answer by { $due }.
desk-standing-solved = Not satisfied? Tell us by { $until }, and we will take the case up again.
desk-standing-closed = The case is finished. You can read it but not write in it.
desk-standing-staff-due = Answer by { $due }.
desk-standing-staff-late = Late. The answer was expected by { $due }.
desk-standing-staff-waiting = The customer has been asked to answer by { $due }.
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
desk-refused-not-solved = The case is not solved yet, so it is already open. Answer instead.
desk-refused-already-solved = The case is solved already. Choose that it is open or waits for the customer.
desk-refused-own-matter = Nobody handles their own case. A colleague has to do it.
desk-refused-solution-missing = Write what was done before you close the case.
desk-refused-not-assigned = The agent assignment is no longer valid.
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
desk-list-heading = Cases, latest first
desk-list-new = New case
desk-list-search = Search by subject or number
desk-list-state = State
desk-list-all-states = All states
desk-list-filter = Filter
desk-list-none-title = No cases match your search
desk-list-none-text = Try fewer words or another state.
desk-list-show-all = Show all
desk-list-empty-title = There are no cases here yet
desk-list-empty-text = Ask a question or tell us what you need, and we will answer here.

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

desk-fact-reference = Case number
desk-fact-topic = Topic
desk-fact-place = Place
desk-fact-created = Received
desk-fact-officer = Case officer
desk-fact-no-officer = Nobody yet
desk-fact-organisation = Concerns
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
desk-queue-state = State
desk-queue-all-states = All open
desk-queue-case = Case
desk-queue-customer = Customer
desk-queue-officer = With
desk-queue-due = Answer by
desk-queue-late = Late
desk-queue-empty-title = No case in this selection
desk-queue-empty-text = Choose another selection, or remove words from the search.
desk-queue-show-all = Show all open
desk-queue-shortcuts = Keyboard shortcuts
desk-queue-shortcut-next = next
desk-queue-shortcut-previous = previous
desk-queue-shortcut-search = search
desk-queue-shortcuts-on = Use keyboard shortcuts

desk-then = What happens next?
desk-then-wait = Wait for the customer's answer
desk-then-keep_open = Go on working, the case is open
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
desk-staff-note-hint = Only case officers see it, never the customer.
desk-staff-note-save = Save note
desk-staff-assign-title = Hand over to a colleague
desk-staff-assign-to = Colleague
desk-staff-assign = Hand over
desk-staff-topic-title = Change topic
desk-staff-topic-change = Change topic
desk-staff-close-title = Close
desk-staff-close-reason = What was done?
desk-staff-close-hint = Needed unless the case is solved already. The customer sees the text.
desk-staff-close = Close the case
desk-staff-answered = The answer has been sent.
desk-staff-meanwhile = The answer has been sent, but somebody wrote before you. Read what came while you were writing. The state has not changed.
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
desk-register-account = E-mail or username
desk-register-account-hint = If the customer has an account, the case is shown there.
desk-register-account-unknown = There is no account with that name. Check the spelling, or leave the field empty and fill in the details below.
desk-register-or = If the customer has no account, fill in what you know:
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
