# Letters
notify-letter-link = [link]
notify-letter-choose = Choose which e-mails you want
notify-letter-foot = { $owner }, customer service { $phone }
notify-neutral-subject = You have a new message
notify-neutral-line = You have a new message. Log in to the customer portal to read it.
notify-neutral-sms = You have a new message in the customer portal.
notify-neutral-action = To the customer portal
notify-neutral-link = Open the link
notify-neutral-reason = You get this e-mail because you have an account in the customer portal.
