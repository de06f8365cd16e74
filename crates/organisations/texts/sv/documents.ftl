organisations-documents = Dokument
organisations-documents-empty-title = Inga dokument än
organisations-documents-empty-text = Här samlas årsmöteshandlingar och stadgar. Skicka dem en gång, så finns de för det ni söker hos oss.
organisations-document = Dokument
organisations-document-protokoll = Årsmötesprotokoll
organisations-document-verksamhet = Verksamhetsberättelse
organisations-document-redovisning = Årsredovisning
organisations-document-revision = Revisionsberättelse
organisations-document-stadgar = Stadgar
organisations-document-annat = Annat
organisations-document-year = År
organisations-document-year-missing = Välj ett år i listan.
organisations-document-kind-missing = Välj vad det är för dokument.
organisations-document-files = Fil med dokumentet
organisations-document-file-missing = Välj filen med dokumentet.
organisations-document-send-title = Skicka ett dokument
organisations-document-send = Skicka
organisations-document-data = Ta bara med de personuppgifter som behövs. När vi har svarat sparas handlingen { $time }.
organisations-document-sent = Dokumentet är skickat. Vi läser det och hör av oss.
organisations-document-sent-at = Skickat { $when }
organisations-document-is-waiting = Väntar på oss
organisations-document-is-approved = Godkänt
organisations-document-is-returned = Behöver rättas
organisations-document-infected = En fil innehöll ett virus och togs bort. Skicka dokumentet igen från en annan dator.
organisations-document-decided = Beslutat
organisations-document-approve = Godkänn dokumentet
organisations-document-approve-text = Kontrollera att det är rätt dokument, rätt år och underskrivet.
organisations-document-return = Skicka tillbaka
organisations-document-take-back = Ta tillbaka godkännandet
organisations-document-reason-missing = Skriv vad som behöver rättas.
organisations-document-told = Beslutet är sparat, och den som skickade dokumentet har fått besked.
organisations-staff-documents = Dokument att granska
organisations-staff-documents-count = { $count ->
    [0] Inget dokument väntar.
    [one] Ett dokument väntar.
   *[other] { $count } dokument väntar.
}
organisations-staff-documents-empty = Inget dokument väntar på granskning.
organisations-refused-approved-already = Det dokumentet finns redan och är godkänt. Är det fel, hör av dig till oss.

organisations-mail-document-sent-subject = Nytt dokument från { $organisation }
organisations-mail-document-sent-text = { $organisation } har skickat ett dokument som väntar på granskning.
organisations-mail-document-sent-button = Öppna dokumentet
organisations-mail-document-approved-subject = Ett dokument från { $organisation } är godkänt
organisations-mail-document-approved-text = Vi har läst dokumentet och godkänt det. Ni behöver inte skicka det igen.
organisations-mail-document-approved-button = Se dokumenten
organisations-mail-document-returned-subject = Ett dokument från { $organisation } behöver rättas
organisations-mail-document-returned-text = Vi kan inte godkänna dokumentet som det är. Rätta det och skicka det igen, med samma år och samma slag.
organisations-mail-document-returned-button = Skicka dokumentet igen
