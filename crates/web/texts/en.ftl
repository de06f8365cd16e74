web-frame-description = The customer portal of { $owner }: ask, report faults and follow your cases in one place.
web-frame-skip = Skip to main content
web-frame-portal = Customer portal
web-frame-staff = Case handling
web-frame-own-pages = My pages
web-frame-services = Services
web-frame-menu = Menu
web-frame-start = Start
web-frame-crumb = You are here
web-frame-account-nav = Account and language
web-frame-info = Information
web-frame-notifications = Your turn
web-frame-waiting = { $count ->
    [one] { $count } thing waits for you
   *[other] { $count } things wait for you
}
web-frame-my-account = My account
web-frame-acting-as = I am acting as
web-frame-log-in = Log in
web-frame-log-out = Log out
web-frame-register = Create account
web-frame-other-language = Svenska
web-frame-other-language-code = sv
web-turns = Your turn
web-turns-hat = as { $hat }
web-hat-lost = You can no longer act for the one whom the form was about, so we did not send it. What you wrote is still here.
web-hat-unconfirmed = waiting for confirmation
web-hat-private = Private
web-hat-protected = Person with protected identity
web-hat-fullmakt = { $name } (power of attorney)
web-hat-guardian = { $name } (guardian)
web-hat-god_man = { $name } (god man)
web-hat-forvaltare = { $name } (förvaltare)

web-foot-hours = Customer service answers { $hours } on
web-foot-and = and
web-foot-help = Help and questions
web-foot-contact = Contact us
web-foot-feedback = Give feedback
web-foot-records = Request a public document
web-foot-accessibility = Accessibility
web-foot-personal-data = Personal data
web-foot-cookies = Cookies
web-foot-terms = Terms
web-foot-api = API for programs

web-form-title-prefix = Error:{" "}
web-form-summary = { $count ->
    [one] One thing needs correcting
   *[other] { $count } things need correcting
}
web-form-optional = (optional)
web-form-all-required = All fields are required unless marked optional.
web-form-protected = I have a protected identity
web-form-personal-data = How we process personal data
web-form-too-long = The text has { $length } characters. Shorten it to at most { $max }.
web-form-characters-left = {"{n}"} characters left
web-form-characters-over = {"{n}"} characters too many
web-form-show-password = Show password
web-form-hide-password = Hide password

web-session-title = Are you still there?
web-session-soon = You will soon be logged out because nothing has happened for a while. What you have written is not lost.
web-session-last-title = You will soon need to log in again
web-session-last = You are logged out twelve hours after you logged in. What you have written is not lost. Log in again to continue where you were.
web-session-over = What you have written is still here. Log in again to continue.
web-session-log-in = Log in (opens in a new tab)
web-session-failed = The portal could not be reached. Try again.
web-session-over-title = You have been logged out
web-session-close = Close
web-session-extend = Stay logged in

web-paging = Pages
web-paging-first = First
web-paging-previous = Previous
web-paging-next = Next
web-paging-last = Last

web-problem-number = Error { $status }
web-problem-when = Try again { $when }.
web-problem-reference = Reference: { $reference }
web-problem-not-found-title = There is no door here
web-problem-not-found-text = The page may have moved, or the address is wrong. It may also belong to another account than yours.
web-problem-not-found-way-on = To the start page
web-problem-forbidden-title = The door is locked
web-problem-forbidden-text = You are logged in, but the page needs a permission that you do not have. A system administrator can give it to you.
web-problem-forbidden-way-on = To the start page
web-problem-log-in-first-title = Log in first
web-problem-log-in-first-text = This page is shown only to those who are logged in.
web-problem-log-in-first-way-on = Log in
web-problem-second-factor-title = You need an extra code
web-problem-second-factor-text = Case handling needs login in two steps. Add a code app under Devices and security and log in again.
web-problem-second-factor-way-on = Add a code app
web-problem-foreign-form-title = The form could not be received
web-problem-foreign-form-text = The form did not come from a page you recently opened here. Go back, reload the page and send it again.
web-problem-foreign-form-way-on = To the start page
web-problem-bad-request-title = We did not understand what was sent
web-problem-bad-request-text = Go back, reload the page and try again.
web-problem-bad-request-way-on = To the start page
web-problem-too-large-title = That was too much at once
web-problem-too-large-text = Go back and shorten the text, then it can be sent.
web-problem-too-large-way-on = To the start page
web-problem-not-kept-title = Copy what you wrote
web-problem-not-kept-text = The form has to be opened again, and what you wrote is too long for us to keep meanwhile. Copy the text below. Then you can paste it into the form.
web-problem-not-kept-typed = What you wrote
web-problem-not-kept-way-on = Open the form again
web-problem-link-is-over-title = The link is no longer valid
web-problem-link-is-over-text = The link has been used, is too old or is not complete. You can get a new one.
web-problem-link-is-over-way-on = Send a new link
web-problem-limited-title = Wait a little
web-problem-limited-text = There have been many attempts in a short time. To protect the accounts we take a break.
web-problem-limited-way-on = To the start page
web-problem-busy-title = Many people want in right now
web-problem-busy-text = We cannot keep up with your request. Try again in a few seconds.
web-problem-busy-way-on = To the start page
web-problem-fault-title = The lamp went out
web-problem-fault-text = Something went wrong on our side. It is not your fault, and it has been noted. Try again in a while.
web-problem-fault-way-on = To the start page

web-staff-role-case_officer = Case officer
web-staff-role-booking_officer = Booking officer
web-staff-role-grants_officer = Grants officer
web-staff-role-parking_operator = Parking operator
web-staff-role-cashier = Cashier
web-staff-role-customer_service = Customer service
web-staff-role-parking_warden = Parking warden
web-staff-role-system_administrator = System administrator
web-org-role-association_manager = Association manager
web-org-role-sub_user_booking = Sub-user, booking
web-org-role-sub_user_grants = Sub-user, grants
web-org-role-administrator = Administrator
web-org-role-orderer = Orderer
web-org-role-approver = Approver
web-org-role-agent_case_worker = Agent case worker
web-org-role-authorised_signatory = Authorised signatory
web-org-role-contact = Contact

web-kept-always = Indefinitely
web-kept-years = { $count ->
    [one] For one year
   *[other] For { $count } years
}
web-kept-days = { $count ->
    [one] For one day
   *[other] For { $count } days
}

web-paper-made = Made { $when }
web-paper-pages = Page { $page } of { $pages }

web-api-malformed-title = The request cannot be read
web-api-malformed-text = Check that the content is valid JSON and that the required headers are there.
web-api-no-key-title = The API key is missing or not valid
web-api-no-key-text = Send a valid key: Authorization: Bearer followed by the key. The managers of an organisation make keys in the customer portal.
web-api-forbidden-title = That is not allowed
web-api-forbidden-text = The key does not give the right to do this.
web-api-not-found-title = There is no such thing
web-api-not-found-text = The address does not exist, or what you ask for does not belong to the organisation.
web-api-wrong-method-title = The method cannot be used here
web-api-wrong-method-text = The Allow header of this answer says which methods can be used.
web-api-conflict-title = That cannot be done as things are now
web-api-conflict-text = Fetch what you want to change again and see what can be done.
web-api-key-reused-title = The Idempotency-Key was used for something else
web-api-key-reused-text = Send a new key in Idempotency-Key for each new thing. The same key may only be sent again with the same content.
web-api-too-large-title = The content is too large
web-api-too-large-text = Send less at a time.
web-api-wrong-type-title = The content is of the wrong kind
web-api-wrong-type-text = Send the content as the documentation says, mostly with Content-Type: application/json.
web-api-refused-title = Something needs to be corrected
web-api-refused-text = Correct what is wrong and send it again with a new Idempotency-Key.
web-api-limited-title = Too many requests
web-api-limited-text = Wait for as many seconds as the Retry-After header says.
web-api-busy-title = There is too much to do right now
web-api-busy-text = Try again in a moment, with the same Idempotency-Key.
web-api-fault-title = Something went wrong on our side
web-api-fault-text = Try again with the same Idempotency-Key. Contact customer service with the reference if the fault remains.
