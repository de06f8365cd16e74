organisations-staff-choose = Choose
organisations-staff-choose-one = Choose { $organisation }
organisations-mailings = Mailings
organisations-mailings-none = Nothing has been sent yet
organisations-mailings-none-text = Choose organisations in the list and write to them at once.
organisations-mailing-chosen = Write to the chosen
organisations-mailing-all = Write to all in the selection
organisations-mailing-new = New mailing
organisations-mailing-to = Who should get it?
organisations-mailing-to-heads = Association managers and administrators
organisations-mailing-to-heads-hint = Those who are that for several organisations get one letter.
organisations-mailing-to-address = The organisation's own e-mail address
organisations-mailing-to-missing = Choose who should get it.
organisations-mailing-subject = Subject
organisations-mailing-subject-missing = Write a subject.
organisations-mailing-text = Text
organisations-mailing-text-hint = An empty line between paragraphs.
organisations-mailing-text-missing = Write a text.
organisations-mailing-english = Write in English too
organisations-mailing-subject-en = Subject in English
organisations-mailing-text-en = Text in English
organisations-mailing-english-missing = Fill in both subject and text in English, or leave both empty.
organisations-mailing-nobody-chosen = You have not chosen any organisation. Go back to the list and tick them.
organisations-mailing-nobody = None of the organisations can be written to.
organisations-mailing-preview = Preview
organisations-mailing-is-draft = Draft
organisations-mailing-is-listing = Being prepared
organisations-mailing-is-sending = Being sent
organisations-mailing-is-sent = Sent
organisations-mailing-count = { $count ->
    [0] Nobody gets the letter
    [one] One letter will be sent
   *[other] { $count } letters will be sent
}
organisations-mailing-organisations = { $count ->
    [one] To one organisation.
   *[other] To { $count } organisations.
}
organisations-mailing-unreached = { $count ->
    [one] One organisation has nobody who can get the letter
   *[other] { $count } organisations have nobody who can get the letter
}
organisations-mailing-send = Send
organisations-mailing-discard = Discard the draft
organisations-mailing-discarded = The draft has been discarded. Nothing was sent.
organisations-mailing-change = Change
organisations-mailing-begun = The mailing is on its way.
organisations-mailing-progress = { $sent } of { $all } letters are on their way
organisations-mailing-reason = You get this letter because you look after an organisation in the portal.
organisations-mailing-reason-address = You get this letter because the address belongs to an organisation in the portal.
