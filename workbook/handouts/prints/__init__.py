"""What is printed beside worksheets: cards, scenes, modules to read, calendars, pictures."""
