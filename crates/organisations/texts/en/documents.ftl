organisations-documents = Documents
organisations-documents-empty-title = No documents yet
organisations-documents-empty-text = Annual-meeting papers and statutes are collected here. Send them once, and they are there for whatever you apply for.
organisations-document = Document
organisations-document-protokoll = Minutes of the annual meeting
organisations-document-verksamhet = Annual report
organisations-document-redovisning = Annual accounts
organisations-document-revision = Audit report
organisations-document-stadgar = Statutes
organisations-document-annat = Other
organisations-document-year = Year
organisations-document-year-missing = Choose a year in the list.
organisations-document-kind-missing = Choose what kind of document it is.
organisations-document-files = File with the document
organisations-document-file-missing = Choose the file with the document.
organisations-document-send-title = Send a document
organisations-document-send = Send
organisations-document-data = Include only the personal data that is needed. Once we have answered, the document is kept { $time }.
organisations-document-sent = The document has been sent. We read it and let you know.
organisations-document-sent-at = Sent { $when }
organisations-document-is-waiting = Waits for us
organisations-document-is-approved = Approved
organisations-document-is-returned = Needs correcting
organisations-document-infected = A file contained a virus and was removed. Send the document again from another computer.
organisations-document-decided = Decided
organisations-document-approve = Approve the document
organisations-document-approve-text = Check that it is the right document, the right year, and signed.
organisations-document-return = Send back
organisations-document-take-back = Take back the approval
organisations-document-reason-missing = Write what needs to be corrected.
organisations-document-told = The decision is saved, and whoever sent the document has been told.
organisations-staff-documents = Documents to review
organisations-staff-documents-count = { $count ->
    [0] No document waits.
    [one] One document waits.
   *[other] { $count } documents wait.
}
organisations-staff-documents-empty = No document waits for review.
organisations-refused-approved-already = That document is already here and approved. If it is wrong, contact us.

organisations-mail-document-sent-subject = New document from { $organisation }
organisations-mail-document-sent-text = { $organisation } has sent a document that waits for review.
organisations-mail-document-sent-button = Open the document
organisations-mail-document-approved-subject = A document from { $organisation } has been approved
organisations-mail-document-approved-text = We have read the document and approved it. You need not send it again.
organisations-mail-document-approved-button = See the documents
organisations-mail-document-returned-subject = A document from { $organisation } needs to be corrected
organisations-mail-document-returned-text = We cannot approve the document as it is. Mend it and send it again, with the same year and kind.
organisations-mail-document-returned-button = Send the document again
