organisations-merge = Slå ihop med en annan
organisations-merge-link = Finns den två gånger? Slå ihop
organisations-merge-lede = Sök upp den som ska gå upp i { $organisation }.
organisations-merge-search = Den andras namn, nummer eller e-post
organisations-merge-search-missing = Skriv vad du söker.
organisations-merge-found = Sökresultat
organisations-merge-none = Ingen annan organisation passar.
organisations-merge-preview = Kontrollera innan du slår ihop
organisations-merge-refused = De går inte att slå ihop
organisations-merge-other-kind = De är av olika typ. Bara två av samma typ går att slå ihop.
organisations-merge-wrong-state = En av dem är redan sammanslagen, eller väntar på att någon svarar.
organisations-merge-kept = Blir kvar
organisations-merge-old = Går upp i den
organisations-merge-other-way = Byt vilken som blir kvar
organisations-merge-warnings = Att tänka på
organisations-merge-warning-number = De har olika organisationsnummer. Det som inte blir kvar går inte att registrera igen.
organisations-merge-warning-name = De har olika namn. Kontrollera att det är samma organisation.
organisations-merge-warning-billing = Båda har fakturauppgifter. De som hör till den som blir kvar gäller.
organisations-merge-warning-giro = Båda har bankgiro eller plusgiro. Det som hör till den som blir kvar gäller.
organisations-merge-gains = Följer med
organisations-merge-gains-none = Inget följer med.
organisations-merge-users-of = Användare som följer med
organisations-merge-follows = Det här händer
organisations-merge-follows-ended = Den som går upp i den andra upphör, och dess sidor leder hit.
organisations-merge-follows-details = Namn, adress och andra uppgifter på den som blir kvar ändras inte. Samma dokument för samma år behålls bara en gång.
organisations-merge-follows-told = Alla som agerar för någon av dem får besked med ditt skäl.
organisations-merge-follows-undo = Det går att ångra i { $days } dagar.
organisations-merge-reason = Skäl
organisations-merge-reason-missing = Skriv varför.
organisations-merge-button = Slå ihop
organisations-merge-done = Klart. Allt finns nu under { $organisation }.
organisations-merged = Sammanslagna hit
organisations-merged-until = Går att ta isar till och med { $until }
organisations-unmerge = Ta isar
organisations-unmerge-lede = { $old } blir en egen organisation igen. Det som har kommit till { $kept } sedan dess stannar där.
organisations-unmerge-button = Ta isar
organisations-unmerge-done = Klart. De är två organisationer igen.
organisations-unmerge-too-late = Det har gått mer än 30 dagar, så det går inte längre att ångra.
organisations-merge-users = { $count ->
    [one] En användare med sina roller
   *[other] { $count } användare med sina roller
}
organisations-merge-board = { $count ->
    [one] En plats i styrelsen
   *[other] { $count } platser i styrelsen
}
organisations-merge-documents = { $count ->
    [one] Ett dokument
   *[other] { $count } dokument
}
organisations-mail-merged-subject = { $organisation } har slagits ihop med en annan organisation
organisations-mail-merged-text = De fanns två gånger hos oss. Allt finns nu under { $organisation }. Är det fel, hör av dig till oss.
organisations-mail-merged-button = Till mina organisationer
organisations-mail-unmerged-subject = { $organisation } har delats i två organisationer igen
organisations-mail-unmerged-text = Vi har ångrat sammanslagningen. Är det fel, hör av dig till oss.
organisations-mail-unmerged-button = Till mina organisationer
organisations-import-bad-merged = hör till en organisation som har gått upp i en annan
organisations-act-merged = En annan organisation slogs ihop med den
organisations-act-merged-away = Organisationen gick upp i en annan
organisations-act-unmerged = En sammanslagning ångrades
organisations-act-unmerged-away = Organisationen blev egen igen
