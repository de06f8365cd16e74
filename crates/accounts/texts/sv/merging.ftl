accounts-merge-title = Slå ihop konton
accounts-merge-lede = { $name }, { $email }, finns kvar. Sök upp kontot som ska gå upp i det.
accounts-merge-search = Det andra kontot
accounts-merge-none = Inget annat konto hittades
accounts-merge-preview = Slå ihop två konton
accounts-merge-preview-lede = Kontrollera att båda kontona hör till samma person.
accounts-merge-refused = Kontona går inte att slå ihop
accounts-merge-kept = Finns kvar
accounts-merge-old = Går upp i det
accounts-merge-other-way = Behåll i stället det andra kontot
accounts-merge-warnings = Se upp med det här
accounts-merge-warning-number = Kontona har olika personnummer. Då är det nästan alltid två personer.
accounts-merge-warning-number-left = Bara kontot som går upp har ett personnummer, och det följer inte med. Behåll i stället det kontot.
accounts-merge-warning-name = Kontona har olika efternamn.
accounts-merge-warning-protected = Ett av kontona har skyddade personuppgifter. Då får kontot som finns kvar det också.
accounts-merge-warning-roles = Behörigheter i handläggningen följer inte med. Ge dem på nytt om personen ska ha dem.
accounts-merge-warning-unconfirmed = Kontot som går upp är inte bekräftat. Dess lösenord slutar gälla.
accounts-merge-gains = Det här följer med
accounts-merge-gains-none = Ingenting. Det finns inga ärenden, organisationer eller aviseringar på kontot.
accounts-merge-follows = Så blir det
accounts-merge-follows-closed = Kontot som går upp avslutas, och personen loggas ut från det.
accounts-merge-follows-login = Den som loggar in med dess namn och lösenord kommer till kontot som finns kvar, tills lösenordet byts där.
accounts-merge-follows-told = Ett mejl går till båda adresserna, och det står i historiken.
accounts-merge-follows-undo = Du kan ångra i { $days } dagar på personens sida.
accounts-merge-button = Slå ihop kontona
accounts-merge-done = Kontona är ihopslagna.
accounts-merged-list = Sammanslaget hit
accounts-merged-until = kan ångras till { $date }
accounts-merged-undo = Ångra
accounts-merged-away = Kontot är sammanslaget med ett annat
accounts-merged-away-text = Det som hörde till kontot finns på personens andra konto.
accounts-merged-away-link = Öppna kontot som finns kvar
accounts-unmerge-title = Ångra sammanslagning
accounts-unmerge-lede = Kontot { $old } skiljs från { $kept }. Det som följde med går tillbaka. Det som har tillkommit sedan dess stannar.
accounts-unmerge-button = Ångra sammanslagningen
accounts-unmerge-done = Sammanslagningen är ångrad.
accounts-staff-refused-same = Välj ett annat konto än det som ska finnas kvar.
accounts-staff-refused-too-late = Det är för sent att ångra.
accounts-staff-refused-locked = Ett av kontona är låst. Lås upp det först.
accounts-history-merged = Ett annat konto slogs ihop med det här. Orsak: { $reason }
accounts-history-merged-away = Kontot slogs ihop med ett annat. Orsak: { $reason }
accounts-history-unmerged = En sammanslagning ångrades. Orsak: { $reason }
accounts-history-unmerged-away = Sammanslagningen med ett annat konto ångrades. Orsak: { $reason }
accounts-mail-by-staff-merged-subject = Dina konton är ihopslagna
accounts-mail-by-staff-merged-text =
    Vi har slagit ihop ett annat konto med det här, eftersom båda är dina.
    Dina ärenden och organisationer från det andra kontot finns nu här.
accounts-mail-by-staff-merged-away-subject = Ditt konto är ihopslaget med ett annat
accounts-mail-by-staff-merged-away-text =
    Vi har slagit ihop det här kontot med ett annat, eftersom båda är dina. Dina ärenden och organisationer finns nu på det andra kontot.
    Du kan tills vidare logga in som förut, och kommer då till kontot som finns kvar.
accounts-mail-by-staff-unmerged-subject = En sammanslagning av konton är ångrad
accounts-mail-by-staff-unmerged-text =
    Vi har skilt ett annat konto från det här. Det som följde med därifrån har gått tillbaka.
accounts-mail-by-staff-unmerged-away-subject = Ditt konto är ditt eget igen
accounts-mail-by-staff-unmerged-away-text =
    Vi har ångrat sammanslagningen med ett annat konto. Det som hörde till det här kontot finns här igen.
    Kan du inte logga in? Välj ett nytt lösenord på inloggningssidan.
