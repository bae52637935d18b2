"""What is read: courses, modules, the glossary, the list of cases and worksheets."""
