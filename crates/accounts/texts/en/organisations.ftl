accounts-history-type-organisations = Organisations
accounts-history-organisation-registered = { $organisation } was registered
accounts-history-organisation-confirmed = The right to represent { $organisation } was confirmed
accounts-history-organisation-refused = The registration of { $organisation } was declined
accounts-history-organisation-active = { $organisation } is active again
accounts-history-organisation-resting = { $organisation } is resting
accounts-history-organisation-ended = { $organisation } has ended
accounts-history-organisation-merged = { $organisation } was merged with another organisation
accounts-history-organisation-unmerged = { $organisation } and another organisation were taken apart
accounts-history-organisation-asked = Asked for access to { $organisation }
accounts-history-organisation-asked-unnamed = Asked for access to an organisation
accounts-history-organisation-declined = Did not get access to { $organisation }
accounts-history-organisation-declined-unnamed = Did not get access to an organisation
accounts-history-organisation-role-given = Got access to { $organisation }: { $role ->
    [association_manager] association manager
    [sub_user_booking] sub-user booking
    [sub_user_grants] sub-user grants
    [administrator] administrator
    [orderer] orderer
    [approver] approver
    [agent_case_worker] agent case worker
    [authorised_signatory] authorised signatory
    [contact] contact
   *[other] { $role }
}
accounts-history-mail-filter-booking = The e-mail filter for bookings in { $organisation } was changed from { $old ->
    [own] only mine
   *[all] all
} to { $new ->
    [own] only mine
   *[all] all
}
accounts-history-mail-filter-grants = The e-mail filter for grants in { $organisation } was changed from { $old ->
    [own] only mine
   *[all] all
} to { $new ->
    [own] only mine
   *[all] all
}
accounts-history-mail-channel = Messages from “{ $service }” were changed from { $old ->
    [sms] text message
    [none] no message
   *[email] e-mail
} to { $new ->
    [sms] text message
    [none] no message
   *[email] e-mail
}
accounts-history-organisation-role-taken = No longer has access to { $organisation }: { $role ->
    [association_manager] association manager
    [sub_user_booking] sub-user booking
    [sub_user_grants] sub-user grants
    [administrator] administrator
    [orderer] orderer
    [approver] approver
    [agent_case_worker] agent case worker
    [authorised_signatory] authorised signatory
    [contact] contact
   *[other] { $role }
}
accounts-history-organisation-left = No longer acts for { $organisation }
accounts-history-organisation-recovery-asked = Requested to take over { $organisation }
accounts-history-organisation-who-asked = Asked who looks after { $organisation }
accounts-history-organisation-who-asked-unnamed = Asked who looks after an organisation
