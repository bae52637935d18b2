"""Word documents about a course or a run: reports, the script, the one page."""
