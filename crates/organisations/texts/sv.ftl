organisations-organisation = Organisation
