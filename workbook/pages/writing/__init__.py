"""Where teams write: worksheets, cases, their history and the one page."""
