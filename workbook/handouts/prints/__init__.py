"""What is printed beside worksheets: code cards, calendars, pictures."""
