accounts-history-type-organisations = Organisationer
accounts-history-organisation-registered = { $organisation } registrerades
accounts-history-organisation-confirmed = Rätten att företräda { $organisation } bekräftades
accounts-history-organisation-refused = Registreringen av { $organisation } avslogs
accounts-history-organisation-active = { $organisation } är aktiv igen
accounts-history-organisation-resting = { $organisation } är vilande
accounts-history-organisation-ended = { $organisation } har upphört
accounts-history-organisation-merged = { $organisation } slogs ihop med en annan organisation
accounts-history-organisation-unmerged = { $organisation } och en annan organisation togs isär
accounts-history-organisation-asked = Frågade om behörighet för { $organisation }
accounts-history-organisation-asked-unnamed = Frågade om behörighet för en organisation
accounts-history-organisation-declined = Fick inte behörighet för { $organisation }
accounts-history-organisation-declined-unnamed = Fick inte behörighet för en organisation
accounts-history-organisation-role-given = Fick behörighet för { $organisation }: { $role ->
    [association_manager] föreningsansvarig
    [sub_user_booking] underanvändare bokning
    [sub_user_grants] underanvändare bidrag
    [administrator] administratör
    [orderer] beställare
    [approver] attestant
    [agent_case_worker] agenthandläggare
    [authorised_signatory] firmatecknare
    [contact] kontaktperson
   *[other] { $role }
}
accounts-history-mail-filter-booking = E-postfiltret för bokningar i { $organisation } ändrades från { $old ->
    [own] bara mina
   *[all] alla
} till { $new ->
    [own] bara mina
   *[all] alla
}
accounts-history-mail-filter-grants = E-postfiltret för bidrag i { $organisation } ändrades från { $old ->
    [own] bara mina
   *[all] alla
} till { $new ->
    [own] bara mina
   *[all] alla
}
accounts-history-mail-channel = Besked från ”{ $service }” ändrades från { $old ->
    [sms] sms
    [none] inget besked
   *[email] e-post
} till { $new ->
    [sms] sms
    [none] inget besked
   *[email] e-post
}
accounts-history-organisation-role-taken = Har inte längre behörighet för { $organisation }: { $role ->
    [association_manager] föreningsansvarig
    [sub_user_booking] underanvändare bokning
    [sub_user_grants] underanvändare bidrag
    [administrator] administratör
    [orderer] beställare
    [approver] attestant
    [agent_case_worker] agenthandläggare
    [authorised_signatory] firmatecknare
    [contact] kontaktperson
   *[other] { $role }
}
accounts-history-organisation-left = Agerar inte längre för { $organisation }
accounts-history-organisation-recovery-asked = Begärde att få ta över ansvaret för { $organisation }
accounts-history-organisation-who-asked = Frågade vem som sköter { $organisation }
accounts-history-organisation-who-asked-unnamed = Frågade vem som sköter en organisation
