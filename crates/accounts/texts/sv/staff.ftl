accounts-history-imported = Kontot flyttades hit från en äldre portal, med e-postadressen { $email }
accounts-mail-moved-subject = Ditt konto har flyttat hit
accounts-mail-moved-text =
    Ditt konto är flyttat från vår äldre portal. Öppna länken, välj ett lösenord och läs villkoren, så kan du logga in.
    Länken gäller i 48 timmar och kan användas en gång.
    Vill du inte ha något konto? Då behöver du inte göra något.
accounts-mail-moved-again = Har länken slutat gälla kan du få en ny: { $link }
accounts-mail-moved-button = Välj lösenord
