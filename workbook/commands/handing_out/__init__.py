"""Commands for those who hand out files: one worksheet, or everything of a course."""
