organisations-merge = Merge with another
organisations-merge-link = Is it here twice? Merge
organisations-merge-lede = Find the one that is to become part of { $organisation }.
organisations-merge-search = The other's name, number or e-mail
organisations-merge-search-missing = Write what you look for.
organisations-merge-found = Search results
organisations-merge-none = No other organisation fits.
organisations-merge-preview = Check before you merge
organisations-merge-refused = They cannot be merged
organisations-merge-other-kind = They are of different kinds. Only two of the same kind can be merged.
organisations-merge-wrong-state = One of them is merged already, or waits for somebody to answer.
organisations-merge-kept = Is kept
organisations-merge-old = Becomes part of it
organisations-merge-other-way = Keep the other one instead
organisations-merge-warnings = To consider
organisations-merge-warning-number = They have different organisation numbers. The one that is not kept cannot be registered again.
organisations-merge-warning-name = They have different names. Check that it is the same organisation.
organisations-merge-warning-billing = Both have invoice details. Those of the one that is kept apply.
organisations-merge-warning-giro = Both have a bankgiro or plusgiro. That of the one that is kept applies.
organisations-merge-gains = Goes along
organisations-merge-gains-none = Nothing goes along.
organisations-merge-users-of = Users who go along
organisations-merge-follows = This is what happens
organisations-merge-follows-ended = The one that becomes part of the other ends, and its pages lead here.
organisations-merge-follows-details = Name, address and other details of the one that is kept do not change. The same document of the same year is kept only once.
organisations-merge-follows-told = Everybody who acts for either is told, with your reason.
organisations-merge-follows-undo = It can be undone for { $days } days.
organisations-merge-reason = Reason
organisations-merge-reason-missing = Write why.
organisations-merge-button = Merge
organisations-merge-done = Done. Everything is now under { $organisation }.
organisations-merged = Merged into this one
organisations-merged-until = Can be taken apart until { $until }
organisations-unmerge = Take apart
organisations-unmerge-lede = { $old } becomes an organisation of its own again. What has come to { $kept } since then stays there.
organisations-unmerge-button = Take apart
organisations-unmerge-done = Done. They are two organisations again.
organisations-unmerge-too-late = More than 30 days have gone by, so it can no longer be undone.
organisations-merge-users = { $count ->
    [one] One user with their roles
   *[other] { $count } users with their roles
}
organisations-merge-board = { $count ->
    [one] One seat on the board
   *[other] { $count } seats on the board
}
organisations-merge-documents = { $count ->
    [one] One document
   *[other] { $count } documents
}
organisations-mail-merged-subject = { $organisation } has been merged with another organisation
organisations-mail-merged-text = They were with us twice. Everything is now under { $organisation }. If that is wrong, contact us.
organisations-mail-merged-button = To my organisations
organisations-mail-unmerged-subject = { $organisation } is two organisations again
organisations-mail-unmerged-text = We have undone the merge. If that is wrong, contact us.
organisations-mail-unmerged-button = To my organisations
organisations-import-bad-merged = belongs to an organisation that has become part of another
organisations-act-merged = Another organisation was merged into it
organisations-act-merged-away = The organisation became part of another
organisations-act-unmerged = A merge was undone
organisations-act-unmerged-away = The organisation became its own again
