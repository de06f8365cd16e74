files-label = Attachments
files-hint = { $count ->
    [one] At most one file of { $size }.
   *[other] At most { $count } files of { $size } each.
}
files-kinds = You can send { $kinds }.
files-and = { $before } and { $last }
files-kind-pdf = PDF
files-kind-image = pictures
files-kind-office = Office files
files-kind-zip = zip
files-kind-text = text
files-sending = Sending {"{"}name{"}"}
files-sent = {"{"}name{"}"} is included.
files-failed = {"{"}name{"}"} did not arrive. Check that you are online and choose the file again. What you have written is still here.
files-refused-empty = The file { $name } is empty. Check that you chose the right one.
files-refused-too-large = The file { $name } is too large. A file may have at most { $size }.
files-refused-program = The file { $name } is a program. We do not take programs.
files-refused-kind = The file { $name } is of a kind that we do not take. Save it as PDF and try again.
files-refused-not-here = The file { $name } does not fit here. Choose { $kinds }.
files-refused-too-many = { $count ->
    [one] You can send one file here. Remove the others.
   *[other] You can send at most { $count } files. Remove one, or send the rest in a new message.
}
files-refused-not-stored = We cannot save the file { $name } right now. It is our fault. Try again in a while, or send without the file.
files-refused-too-often = The file { $name } is not included. You have sent many files in a short time. Send it again { $when } at the earliest, or send without it.
files-refused-infected = We found a virus in the file { $name } and have removed it. Send without it, or choose another file.
files-gone = A file is not there any more. Choose it again.
files-checking = Being checked, can be downloaded in a while
files-infected = Removed: the file held harmful code
