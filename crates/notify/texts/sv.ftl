# Brev
notify-letter-link = [länk]
notify-letter-choose = Välj vilka mejl du vill ha
notify-letter-foot = { $owner }, kundtjänst { $phone }
notify-neutral-subject = Du har ett nytt meddelande
notify-neutral-line = Du har ett nytt meddelande. Logga in i kundportalen för att läsa det.
notify-neutral-sms = Du har ett nytt meddelande i kundportalen.
notify-neutral-action = Till kundportalen
notify-neutral-link = Öppna länken
notify-neutral-reason = Du får mejlet för att du har ett konto i kundportalen.
