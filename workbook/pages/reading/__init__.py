"""What is read: courses, modules, the glossary, the problems of the content."""
