organisations-organisation = Organisation
organisations-letters = Organisations and access
organisations-kind = Type
organisations-kind-forening = Association
organisations-kind-foretag = Company
organisations-kind-kund = Customer
organisations-kind-missing = Choose whether it is an association or a company.
organisations-choose = Choose …

organisations-state = Status
organisations-state-unconfirmed = Waiting for confirmation
organisations-state-active = Active
organisations-state-resting = Resting
organisations-state-ended = Ended
organisations-state-declined = Declined
organisations-state-missing = Choose a status.

organisations-activity = Activity
organisations-activities = Activities
organisations-activities-own = What do you do?
organisations-activity-idrott = Sport and exercise
organisations-activity-friluftsliv = Outdoor life and scouting
organisations-activity-kultur = Music, theatre, dance and art
organisations-activity-hembygd = Local history
organisations-activity-bildning = Studies and adult education
organisations-activity-teknik = Technology and games
organisations-activity-natur = Animals, nature and gardening
organisations-activity-bygd = Villages and neighbourhoods
organisations-activity-pensionar = Pensioners
organisations-activity-funktionsratt = Disability rights
organisations-activity-social = Support and care
organisations-activity-integration = Meetings between cultures
organisations-activity-tro = Faith and views of life
organisations-activity-annat = Other

organisations-areas = Areas
organisations-areas-one = Area
organisations-areas-hint = Where you are. Write commas between several, for example Centrum, Norra.
organisations-ages = Age groups
organisations-age-forskola = 0–6 years
organisations-age-barn = 7–12 years
organisations-age-ungdom = 13–19 years
organisations-age-vuxna = 20–64 years
organisations-age-aldre = 65 years and older
organisations-age-all = All ages

organisations-name = Name
organisations-name-missing = Fill in the name of the organisation.
organisations-number = Organisation number
organisations-number-hint = Ten digits, for example 809900-1235.
organisations-number-hint-company = Ten digits, for example 559900-1236. If you are a sole trader it is your personal identity number. Then we show it to nobody.
organisations-number-hint-any = Ten digits, for example 809900-1235. If you are a sole trader it is your personal identity number. Then we show it to nobody.
organisations-number-missing = Fill in the organisation number.
organisations-number-malformed = An organisation number has ten digits, for example 809900-1235.
organisations-number-check-digit = The organisation number is not right. Check that all digits are correct.
organisations-number-date = The number looks like a personal identity number, but the date in it does not exist. Check the digits.
organisations-number-taken = An organisation with that number is already here. Ask for access instead.
organisations-number-personal = An association cannot have a personal identity number. Fill in the association’s organisation number.
organisations-number-sole-trader = Sole trader, not shown
organisations-number-locked = Only we can change the number.
organisations-address = Address
organisations-address-missing = Fill in the address.
organisations-postal-code = Postal code
organisations-postal-code-missing = Fill in the postal code.
organisations-postal-code-wrong = A postal code has five digits, for example 123 45.
organisations-city = Town
organisations-city-missing = Fill in the town.
organisations-email = E-mail
organisations-email-wrong = Write a whole e-mail address, for example info@exempelif.example.
organisations-phone = Telephone
organisations-phone-wrong = Write a telephone number with only digits, spaces and hyphens.
organisations-web = Website
organisations-web-wrong = Write a web address, for example exempelif.example.
organisations-description = Description
organisations-description-hint = What do you do, and how does one join? The description is shown in the association register.
organisations-description-company = Description
organisations-text-missing = Fill in the text.
organisations-search-too-long = Search with fewer words. What you wrote is { $length } characters, and there is room for { $max }.

organisations-register = Association register
organisations-door-text = Find an association near you
organisations-register-lede = { $count ->
    [0] The register is empty so far.
    [one] One association to find.
   *[other] { $count } associations to find.
}
organisations-register-search = Search for an association
organisations-register-find = Search
organisations-register-all-activities = All activities
organisations-register-all-areas = All areas
organisations-register-all-ages = All ages
organisations-register-heading = Associations
organisations-register-none-title = No association fits
organisations-register-none-text = Try fewer or other words, or take away one of the choices.
organisations-register-show-all = Show all associations
organisations-register-empty-title = There are no associations here yet
organisations-register-empty-text = Are you in an association? Register it, so that others can find you.
organisations-register-association = Register an association
organisations-contact-heading = Contact
organisations-contact = Contact person
organisations-contact-none = The association has chosen to show no contact details.
organisations-contact-nobody = Nobody
organisations-contact-missing = Choose who is shown as contact person, or untick the box.
organisations-contact-wrong = That person cannot be the contact person. Choose somebody else.

organisations-create-account = Create account
organisations-registering-association = Register an association
organisations-registering-company = Register a company
organisations-registering-you = You who register
organisations-registering-personal-data = We use the details to look after your account and check who represents the organisation.
organisations-registering-button = Register
organisations-there-title = The organisation is already here
organisations-there-text = Whoever looks after access can let you in. We pass your request on.
organisations-search-title = Search first to see if the association is already here
organisations-search-warning = If the association is already here, do NOT register it again. Ask the association manager for access instead.
organisations-search-label = The association’s name
organisations-search-none = No association in the register has that name. It may have chosen not to be shown. If you are unsure, ask us first.
organisations-search-found = { $count ->
    [one] One association was found.
   *[other] { $count } associations were found.
}
organisations-ask-manager = Ask the association manager for access
organisations-ask-administrator = Ask the administrator for access
organisations-ask-access = Ask for access

organisations-access-title = Ask for access
organisations-access-title-for = Ask for access to { $organisation }
organisations-access-lede = We send your request to the association managers. If there are none, or nobody answers within a week, we take care of it.
organisations-access-lede-company = We send your request to the administrator. If there is none, or nobody answers within a week, we take care of it.
organisations-access-message = Message
organisations-access-message-hint = Say who you are and what you need to do.
organisations-access-data = Whoever answers sees your name and your e-mail address. If you have a protected identity the request goes only to us.
organisations-access-account-title = You need an account of your own first
organisations-access-account-text = Log in if you have an account. Otherwise create one as a private person, it takes about two minutes.
organisations-access-account-back = When you have confirmed the account and logged in, you come back here by searching for the organisation once more.
organisations-access-sent = Your request is sent. You get an e-mail when somebody has answered.

organisations-mine = My organisations
organisations-mine-lede = These are the organisations that you can act for.
organisations-mine-empty-title = You do not act for any organisation
organisations-mine-empty-text = Add an association or a company that you may represent, or ask for access to one that is already here.
organisations-asked-heading = Requests that wait for an answer
organisations-asked-row = { $organisation }, sent { $when }
organisations-asked-unnamed = An organisation that you gave the number of
organisations-offer-title = Is { $organisation } yours?
organisations-offer-text = Somebody has registered the organisation with your e-mail address. If it was you, add it. Otherwise we remove it.
organisations-offer-yes = Yes, add it
organisations-offer-no = No, remove it
organisations-offer-taken = { $organisation } is added. We now check that you may represent it.
organisations-offer-refused = { $organisation } is removed.
organisations-add = Add organisation
organisations-add-next = We check that you may represent the organisation. Until then you cannot apply, sign or order on invoice for it.
organisations-add-personal-data = We keep the details and your name to check who may represent the organisation.
organisations-add-button = Add
organisations-added = { $organisation } is added. It now waits for us to confirm it.

organisations-no-hat-title = You are acting as a private person
organisations-no-hat-text = Choose the organisation you want to see under “I am acting as” at the top, or in the list of your organisations.
organisations-no-hats-text = You have no organisation to act for yet.
organisations-tabs = Pages of the organisation
organisations-details = Details
organisations-users = Users
organisations-update = Update customer details
organisations-edit = Change details
organisations-unconfirmed-text = We check that you may represent the organisation. You can already fill in the details, but not apply, sign or order on invoice.
organisations-see-in-register = See how it looks in the association register
organisations-ask = Write to us about the organisation
organisations-only-heads = Association managers and administrators can change details and access.
organisations-details-contact = Name and contact
organisations-details-activity = Activity
organisations-details-register = The association register
organisations-shown-in-register = Show the association in the association register
organisations-shown-in-register-hint = Name, activity, area, age groups, description, town and website are shown to everybody. You choose the rest here.
organisations-shows-address = Show the address
organisations-shows-email = Show the e-mail address
organisations-shows-phone = Show the telephone number
organisations-shows-contact = Show the name of the contact person
organisations-shows-contact-hint = Ask the person first.
organisations-save = Save
organisations-cancel = Cancel
organisations-details-personal-data = We keep the details to be able to reach the organisation. Others only see what you choose to show.
organisations-saved = The details of { $organisation } are saved.

organisations-user-name = Name
organisations-user-roles = Access
organisations-user-since = Since
organisations-user-you = { $name } (you)
organisations-user-protected = Protected identity
organisations-users-none = Nobody acts for the organisation.
organisations-requests-heading = People who want access
organisations-request = Request for access
organisations-request-title = { $name } wants access
organisations-request-title-protected = Somebody with a protected identity wants access
organisations-request-asked = Asked { $when }
organisations-request-when = Sent
organisations-request-open = Answer
organisations-request-grant = Approve
organisations-request-grant-text = The person gets an e-mail.
organisations-request-role = Access
organisations-role-missing = Choose which access the person gets.
organisations-request-decline = Decline
organisations-request-reason = Why?
organisations-request-reason-hint = The person can read what you write.
organisations-request-answered = The answer is sent.
organisations-request-granted = The person got access.
organisations-request-declined = The person did not get access.
organisations-request-protected = Name, e-mail address and message are not shown here. They are on the person’s page, where you first say why you open it.

organisations-refused-too-many = There have been many attempts in a short time. Try again { $when }.
organisations-refused-gone = Somebody else took it away while you were writing. Save again to add it anew.
organisations-refused-stale = Somebody else has saved changes since you opened the page. They are shown here now, except where you have written something else yourself. Check and save again.
organisations-refused-is-member = You already have access to the organisation. Choose it under “I am acting as”.
organisations-answered-access = The request for access has already been answered.
organisations-answered-assignment = The agent’s question has already been answered, or the assignment has ended.
organisations-answered-change = The request for a new number has already been answered or taken back.
organisations-answered-document = A colleague has already decided on the document.
organisations-answered-import = The file has already been saved or thrown away, or is still being read.
organisations-answered-mailing = The mailing has already been sent or thrown away.
organisations-answered-recovery = The request for a new manager has already been answered, or no longer waits for an answer.
organisations-refused-newer-document = A new document has been sent since you opened the page. It is shown here now: read it first.
organisations-refused-recovery-open = There is already a request for a new manager that waits for an answer. Only one can be considered at a time.
organisations-refused-own-matter = You act for the organisation yourself. Leave it to a colleague.
organisations-refused-wrong-state = Somebody else has already decided about the organisation. Reload the page and look.

organisations-filter = E-mail filter
organisations-filter-booking = Booking
organisations-filter-booking-all = Information by e-mail about all bookings
organisations-filter-booking-own = Only information by e-mail about bookings made by me as a user
organisations-filter-grants = Grants
organisations-filter-grants-all = Information by e-mail about all grant applications
organisations-filter-grants-own = Only information by e-mail about grant applications made by me as a user
organisations-filter-channels = How I want to be told
organisations-filter-channels-text = Choose for each service. Everything is always kept under Sent notifications.
organisations-filter-no-mobile = If you want text messages we need your mobile number.
organisations-filter-add-mobile = Add mobile number
organisations-filter-must = What the law requires and what concerns the security of your account we always e-mail, whatever you choose.
organisations-filter-saved = Your choices are saved.
organisations-channel-email = E-mail
organisations-channel-sms = Text message
organisations-channel-none = Do not tell me
organisations-channel-missing = Choose how you want to be told.
organisations-channel-no-mobile = Add a mobile number under User details before you choose text messages.

organisations-turn-request = { $count ->
    [one] One person wants access
   *[other] { $count } people want access
}
organisations-turn-request-text = Answer within a week, otherwise the request comes to us.
organisations-turn-request-action = Answer
organisations-turn-offer = Is { $name } yours?
organisations-turn-offer-text = Somebody has registered it with your e-mail address.
organisations-turn-offer-action = Answer
organisations-turn-invitation = You are invited to act for { $name }
organisations-turn-invitation-text = The invitation came to your e-mail address.
organisations-turn-invitation-action = Answer
organisations-turn-signature = A signature for { $name }
organisations-turn-signature-text = Somebody says that you are an authorised signatory. Read, and sign if it is right.
organisations-turn-signature-action = Read and answer
organisations-turn-agent = { $name } wants to become your agent
organisations-turn-agent-text = Say yes or no to the agent seeing your cases.
organisations-turn-agent-action = Answer
organisations-turn-verification = Are the details right?
organisations-turn-verification-text = It is more than a year since somebody went through them.
organisations-turn-verification-action = Go through them
organisations-turn-document = { $count ->
    [one] A document came back
   *[other] { $count } documents came back
}
organisations-turn-document-text = Read what needs to be put right, and send it again.
organisations-turn-document-action = Read why
organisations-turn-recovery = Somebody wants to take over the users
organisations-turn-recovery-text = Sign if it is right. If it is not, stop it.
organisations-turn-recovery-action = Read and answer
organisations-about-none = Acts for no organisation.

organisations-staff-menu = Organisations
organisations-staff-selections = Selections
organisations-staff-nya = Waiting for confirmation
organisations-staff-fragor = Unanswered requests
organisations-staff-utan-ansvarig = Nobody in charge
organisations-staff-alla = All
organisations-staff-search = Name, number or e-mail
organisations-staff-all-kinds = All types
organisations-staff-all-states = All statuses
organisations-staff-empty-title = Nothing here
organisations-staff-empty-text = There is no organisation in the selection. Try other words, or show all.
organisations-staff-show-all = Show all
organisations-staff-created = Registered
organisations-staff-confirmed = Confirmed
organisations-staff-confirmed-by = { $when } by { $name }
organisations-staff-confirm = Confirm
organisations-staff-confirm-text = Check that those who are users may represent the organisation. Then they can apply, sign and order for it.
organisations-staff-decline-title = Decline the registration
organisations-staff-decline = Decline
organisations-staff-reason = Reason
organisations-staff-reason-hint = Sent to those who act for the organisation.
organisations-staff-reason-missing = Write why the registration is declined.
organisations-staff-own-title = Your own organisation
organisations-staff-move-title = Change status
organisations-staff-move = Change status
organisations-staff-why = Why?
organisations-staff-decided = The decision about { $organisation } is saved, and those who act for it have been told.
organisations-staff-new-number = New organisation number
organisations-staff-new-number-hint = Leave empty to keep { $number }.
organisations-staff-new-number-hint-hidden = Leave empty to keep the one there is.

organisations-mail-reason = You get this e-mail because you act for an organisation in the portal or have asked to.
organisations-mail-who = Who
organisations-mail-role = Access
organisations-mail-why = Reason
organisations-mail-asked-subject = Somebody wants access to { $organisation }
organisations-mail-asked-text = A person asks to act for { $organisation }. Approve only if you know who it is. If nobody answers within a week, the request comes to us.
organisations-mail-asked-button = Answer the request
organisations-mail-unanswered-subject = Request for access to { $organisation }
organisations-mail-unanswered-text = Somebody asks to act for { $organisation }, and nobody there can answer or has answered. The request waits for staff.
organisations-mail-unanswered-button = Open the organisation
organisations-mail-granted-subject = You have got access to { $organisation }
organisations-mail-granted-text = You can now act for { $organisation }. Choose it under “I am acting as” when you are logged in.
organisations-mail-granted-button = To my organisations
organisations-mail-refused-subject = Answer to your request about { $organisation }
organisations-mail-refused-text = You did not get access to { $organisation }. If you think that is wrong, talk to those who look after the organisation or contact us.
organisations-mail-refused-button = To my organisations
organisations-mail-refused-unnamed = an organisation that you gave the number of
organisations-mail-confirmed-subject = { $organisation } is confirmed
organisations-mail-confirmed-text = We have confirmed that you may represent { $organisation }. You can now use all services for it.
organisations-mail-confirmed-button = To my organisations
organisations-mail-declined-subject = The registration of { $organisation } is declined
organisations-mail-declined-text = We could not confirm that you may represent { $organisation }, so the registration is declined. Your own account is as before.
organisations-mail-declined-button = To my organisations
organisations-mail-resting-subject = { $organisation } is resting
organisations-mail-resting-text = { $organisation } is now resting with us and is not shown in the association register. If that is wrong, contact us.
organisations-mail-resting-button = To my organisations
organisations-mail-ended-subject = { $organisation } has ended
organisations-mail-ended-text = { $organisation } has now ended with us, and nobody can act for it any longer. If that is wrong, contact us.
organisations-mail-ended-button = To my organisations
organisations-mail-active-subject = { $organisation } is active again
organisations-mail-active-text = { $organisation } is active with us again.
organisations-mail-active-button = To my organisations
organisations-merge-memberships = { $count ->
    [one] One organisation to act for, with its roles
   *[other] { $count } organisations to act for, with their roles
}
organisations-merge-seats = { $count ->
    [one] One seat on a board
   *[other] { $count } seats on boards
}
organisations-stored-seats = Seats on boards
organisations-stored-seats-none = None
organisations-stored-seats-why = So that we know who may represent the association. A task in the public interest.
organisations-stored-seats-kept = { $time } after the seat has ended
organisations-stored-asked = Invitations and requests
organisations-stored-asked-count = { $count ->
    [0] None
    [one] One
   *[other] { $count }
}
organisations-stored-asked-why = So that those who look after the organisation, or we, can answer. A task in the public interest.
organisations-stored-asked-kept = { $time } after the answer
organisations-stored-deeds = What you have sent, asked for and answered for organisations
organisations-stored-deeds-count = { $count ->
    [0] Nothing
    [one] One document, request or answer
   *[other] { $count } documents, requests and answers
}
organisations-stored-deeds-why = So that it can be seen who has done what for the organisation. A task in the public interest.
organisations-stored-deeds-kept = As long as the organisation is with us. What is about permissions is kept { $time } after it ended.
organisations-open-head = You are the only one who can give others access. Give somebody else that role, or call us if the organisation is to end.
organisations-open-asked = You have asked for access. The request is removed.
