files-label = Bilagor
files-hint = { $count ->
    [one] Högst en fil på { $size }.
   *[other] Högst { $count } filer på { $size } var.
}
files-kinds = Du kan skicka { $kinds }.
files-and = { $before } och { $last }
files-kind-pdf = pdf
files-kind-image = bilder
files-kind-office = Office-filer
files-kind-zip = zip
files-kind-text = text
files-sending = Skickar {"{"}name{"}"}
files-sent = {"{"}name{"}"} är med.
files-failed = {"{"}name{"}"} kom inte fram. Kontrollera att du är uppkopplad och välj filen igen. Det du har skrivit är kvar.
files-refused-empty = Filen { $name } är tom. Kontrollera att du valde rätt fil.
files-refused-too-large = Filen { $name } är för stor. En fil får ha högst { $size }.
files-refused-program = Filen { $name } är ett program. Program tar vi inte emot.
files-refused-kind = Filen { $name } är av ett slag som vi inte tar emot. Spara den som pdf och försök igen.
files-refused-not-here = Filen { $name } passar inte här. Välj { $kinds }.
files-refused-too-many = { $count ->
    [one] Du kan skicka en fil här. Ta bort de andra.
   *[other] Du kan skicka högst { $count } filer. Ta bort någon, eller skicka resten i ett nytt meddelande.
}
files-refused-not-stored = Vi kan inte spara filen { $name } just nu. Det beror på oss. Försök igen om en stund, eller skicka utan filen.
files-refused-too-often = Filen { $name } kom inte med. Du har skickat många filer på kort tid. Skicka den igen tidigast { $when }, eller skicka utan den.
files-refused-infected = Vi hittade ett virus i filen { $name } och har tagit bort den. Skicka utan den, eller välj en annan fil.
files-gone = En fil finns inte kvar. Välj den igen.
files-checking = Kontrolleras, går att hämta om en stund
files-infected = Borttagen: filen innehöll skadlig kod
