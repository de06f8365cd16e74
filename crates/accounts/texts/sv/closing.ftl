accounts-close = Avsluta kontot
accounts-close-lede = Du kan avsluta kontot när du vill. Du har sedan 14 dagar på dig att ångra.
accounts-close-open = Det här är inte klart
accounts-close-first = Behöver ordnas först
accounts-close-gone = Det här tas bort
accounts-close-gone-details = Ditt namn, din e-postadress, din adress, ditt mobilnummer och ditt personnummer
accounts-close-gone-login = Lösenord, kodapp och alla inloggade enheter
accounts-close-gone-organisations = Dina behörigheter i organisationer och i handläggningen
accounts-close-kept = Det här måste vi spara
accounts-close-kept-name = Där ditt namn stod kommer det att stå ”Avslutat konto”. Det du själv har skrivit i ett ärende står kvar.
accounts-close-days = Kontot avslutas om { $days } dagar. Fram till dess kan du logga in och ångra.
accounts-close-put-off = Ett annat konto har nyss slagits ihop med det här, och det kan ångras. Därför avslutas kontot först { $date }. Fram till dess kan du logga in och ångra.
accounts-close-take-out = Ladda ner dina uppgifter först
accounts-close-cancel = Behåll kontot
accounts-close-begun = Kontot kommer att avslutas. Vi har mejlat dig.
accounts-close-regretted = Du har kvar ditt konto.
accounts-close-regret = Ångra, behåll kontot
accounts-close-waits = Ditt konto avslutas { $date }
accounts-close-waits-text = Vill du ha det kvar? Då kan du ångra fram till dess.
accounts-close-waits-blocked = Kontot avslutas när det som behöver ordnas först är klart.
accounts-close-turn = Ångra eller läs mer
accounts-close-not-yet = Kontot kan inte avslutas än
accounts-close-blocked = Ordna först det som behöver ordnas. Sedan kan du avsluta kontot.
accounts-close-last-administrator = Du är den sista systemadministratören. Ge någon annan behörigheten först.
accounts-closed-first-name = Avslutat
accounts-closed-last-name = konto
accounts-history-closing-begun = Kontot kommer att avslutas
accounts-history-closing-regretted = Kontot ska inte avslutas
accounts-history-closed = Kontot avslutades
accounts-history-deceased = Kontot avslutades efter ett dödsfall. Orsak: { $reason }
accounts-history-reopened = Kontot öppnades igen. Orsak: { $reason }
accounts-mail-closing-date = Avslutas
accounts-mail-closing-button = Ångra eller läs mer
accounts-mail-closing-begun-subject = Ditt konto kommer att avslutas
accounts-mail-closing-begun-text =
    Du har bett oss avsluta ditt konto. Fram till dess kan du logga in och ångra.
    Var det inte du? Logga in, ångra och byt lösenord genast, eller ring oss.
accounts-mail-closing-soon-subject = Ditt konto avslutas snart
accounts-mail-closing-soon-text =
    Om två dagar avslutar vi ditt konto. Vill du ha det kvar? Logga in och ångra före dess.
accounts-mail-closing-waits-subject = Ditt konto är inte avslutat än
accounts-mail-closing-waits-text =
    Vi skulle avsluta ditt konto i dag, men något behöver ordnas först, till exempel att någon annan tar över en organisation där du är ensam ansvarig.
    Logga in och se vad. Kontot avslutas när det är klart.
accounts-mail-closing-regretted-subject = Du har kvar ditt konto
accounts-mail-closing-regretted-text =
    Du har ångrat dig, och ditt konto finns kvar som förut.
accounts-mail-closed-subject = Ditt konto är avslutat
accounts-mail-closed-text =
    Ditt konto är avslutat, och dina uppgifter är borttagna. Ärenden som du har haft sparas som allmänna handlingar.
    Vill du komma tillbaka? Du kan skapa ett nytt konto med samma e-postadress.
accounts-staff-deceased = Kontot är avslutat efter ett dödsfall. Personen kan inte logga in och får inga meddelanden.
accounts-staff-death-title = Avsluta efter dödsfall
accounts-staff-death-lede = Personen loggas ut och kan inte logga in. Inga mejl eller sms skickas, inte heller om det här. Det går att öppna kontot igen.
accounts-staff-death-button = Avsluta kontot
accounts-staff-death-done = Kontot är avslutat, och inga meddelanden skickas.
accounts-staff-reopen-title = Öppna kontot igen
accounts-staff-reopen-lede = Gör det om kontot avslutades av misstag. Personen kan sedan logga in som förut.
accounts-staff-reopen-button = Öppna kontot igen
accounts-staff-reopen-done = Kontot är öppet igen.
