accounts-menu-personal = Mina personuppgifter
accounts-personal-stored = Det här har vi om dig
accounts-personal-kept = Sparas
accounts-personal-more = Läs mer om hur vi behandlar personuppgifter
accounts-stored-while-there = Så länge du har kontot
accounts-stored-account = Kontot
accounts-stored-account-why = Så att du kan logga in, få besked och hitta dina ärenden. En uppgift av allmänt intresse.
accounts-stored-name = Namn
accounts-stored-email = e-postadress
accounts-stored-password = lösenord (går inte att läsa)
accounts-stored-username = användarnamn
accounts-stored-mobile = mobilnummer
accounts-stored-personnummer = personnummer (krypterat)
accounts-stored-language = språk
accounts-stored-events = Historik
accounts-stored-events-count = { $count ->
    [one] En händelse
   *[other] { $count } händelser
}
accounts-stored-events-why = Så att du och vi kan se vad som har ändrats på kontot, och av vem. En uppgift av allmänt intresse.
accounts-stored-events-kept = { $time } efter att du har avslutat kontot
accounts-stored-devices = Webbläsare du har loggat in från
accounts-stored-devices-count = { $count ->
    [0] Inga
    [one] En webbläsare
   *[other] { $count } webbläsare
}
accounts-stored-devices-why = Så att vi kan varna dig när någon loggar in från en ny. En uppgift av allmänt intresse.
accounts-stored-devices-kept = { $time } efter senaste inloggningen
accounts-stored-terms = Godkända villkor
accounts-stored-terms-count = { $count ->
    [0] Inga
    [one] En version
   *[other] { $count } versioner
}
accounts-stored-terms-why = Så att vi kan visa vad du har godkänt och när. En uppgift av allmänt intresse.
accounts-stored-views = När vår personal har öppnat dina uppgifter
accounts-stored-views-count = { $count ->
    [0] Inte någon gång
    [one] En gång
   *[other] { $count } gånger
}
accounts-stored-views-why = Så att ingen tittar utan skäl, och så att du kan se vem som har tittat. En rättslig skyldighet.
accounts-views = Vem har tittat?
accounts-views-caption = Vår personal som har öppnat dina uppgifter, senaste först
accounts-views-none = Ingen har öppnat dina uppgifter
accounts-views-none-text = När någon i vår personal gör det står det här { $time }.
accounts-views-when = När
accounts-views-who = Vem
accounts-views-what = Vad
accounts-views-self = Du själv
accounts-views-officer = En handläggare
accounts-views-page = Sidan om dig
accounts-views-number = Hela personnumret
accounts-take-out = Ladda ner mina uppgifter
accounts-take-out-text = Du kan få allt vi har om dig i en fil: det som står om ditt konto, dina organisationer, dina ärenden med bilagor och det vi har skickat till dig.
accounts-take-out-button = Gör filen
accounts-take-out-begun = Filen görs nu. Vi mejlar när den är klar. Det brukar ta några minuter.
accounts-take-out-waits = Vi samlar ihop dina uppgifter
accounts-take-out-waits-text = Vi började { $when }. Du kan stänga sidan under tiden. Vi mejlar när filen är klar.
accounts-take-out-progress = { $done } av { $parts } delar är klara.
accounts-take-out-look = Titta om den är klar
accounts-take-out-ready = Filen är klar
accounts-take-out-ready-text = Den gjordes { $when }. Du kan hämta den till och med { $until }. Sedan tar vi bort den här.
accounts-take-out-fetch = Hämta filen
accounts-take-out-again = Gör en ny fil
accounts-take-out-keep = Filen är en ZIP-fil. Spara den där ingen annan kommer åt den.
accounts-take-out-file = mina-uppgifter.zip
accounts-mail-take-out-subject = Dina uppgifter är klara att hämta
accounts-mail-take-out-text =
    Filen med dina uppgifter är klar.
    Logga in och hämta den inom 7 dagar. Sedan tar vi bort den.
    Har du inte bett om den? Byt lösenord genast och ring oss.
accounts-mail-take-out-button = Till filen
accounts-mail-take-out-failed-subject = Vi kunde inte göra din fil
accounts-mail-take-out-failed-text =
    Något gick fel hos oss när vi skulle samla ihop dina uppgifter.
    Logga in och försök igen, eller ring oss.
accounts-mail-take-out-failed-button = Försök igen
