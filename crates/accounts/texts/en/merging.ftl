accounts-merge-title = Merge accounts
accounts-merge-lede = { $name }, { $email }, is kept. Find the account that is to become part of it.
accounts-merge-search = The other account
accounts-merge-none = No other account was found
accounts-merge-preview = Merge two accounts
accounts-merge-preview-lede = Check that both accounts belong to the same person.
accounts-merge-refused = The accounts cannot be merged
accounts-merge-kept = Is kept
accounts-merge-old = Becomes part of it
accounts-merge-other-way = Keep the other account instead
accounts-merge-warnings = Watch out for this
accounts-merge-warning-number = The accounts have different personal identity numbers. That almost always means two people.
accounts-merge-warning-number-left = Only the account that ends has a personal identity number, and it does not go along. Keep that account instead.
accounts-merge-warning-name = The accounts have different last names.
accounts-merge-warning-protected = One of the accounts has protected personal data. The account that is kept will have it too.
accounts-merge-warning-roles = Staff permissions do not go along. Give them again if the person is to have them.
accounts-merge-warning-unconfirmed = The account that ends is not confirmed. Its password stops working.
accounts-merge-gains = This goes along
accounts-merge-gains-none = Nothing. The account has no cases, organisations or notifications.
accounts-merge-follows = What happens
accounts-merge-follows-closed = The account that ends is closed, and the person is logged out of it.
accounts-merge-follows-login = Whoever logs in with its name and password comes to the account that is kept, until the password is changed there.
accounts-merge-follows-told = Both addresses get an e-mail, and it is written in the history.
accounts-merge-follows-undo = You can undo it for { $days } days on the person's page.
accounts-merge-button = Merge the accounts
accounts-merge-done = The accounts are merged.
accounts-merged-list = Merged into this account
accounts-merged-until = can be undone until { $date }
accounts-merged-undo = Undo
accounts-merged-away = The account is merged into another
accounts-merged-away-text = What belonged to it is on the person's other account.
accounts-merged-away-link = Open the account that is kept
accounts-unmerge-title = Undo merging
accounts-unmerge-lede = The account { $old } is separated from { $kept }. What went along goes back. What has come since stays.
accounts-unmerge-button = Undo the merge
accounts-unmerge-done = The merge is undone.
accounts-staff-refused-same = Choose another account than the one that is kept.
accounts-staff-refused-too-late = It is too late to undo.
accounts-staff-refused-locked = One of the accounts is locked. Unlock it first.
accounts-history-merged = Another account was merged into this one. Reason: { $reason }
accounts-history-merged-away = The account was merged into another. Reason: { $reason }
accounts-history-unmerged = A merge was undone. Reason: { $reason }
accounts-history-unmerged-away = The merge into another account was undone. Reason: { $reason }
accounts-mail-by-staff-merged-subject = Your accounts are merged
accounts-mail-by-staff-merged-text =
    We have merged another account into this one, since both are yours.
    Your cases and organisations of the other account are here now.
accounts-mail-by-staff-merged-away-subject = Your account is merged into another
accounts-mail-by-staff-merged-away-text =
    We have merged this account into another, since both are yours. Your cases and organisations are now on the other account.
    For now you can log in as before, and come to the account that is kept.
accounts-mail-by-staff-unmerged-subject = A merge of accounts is undone
accounts-mail-by-staff-unmerged-text =
    We have separated another account from this one. What came along from it has gone back.
accounts-mail-by-staff-unmerged-away-subject = Your account is your own again
accounts-mail-by-staff-unmerged-away-text =
    We have undone the merge with another account. What belonged to this account is here again.
    If you cannot log in, choose a new password on the login page.
