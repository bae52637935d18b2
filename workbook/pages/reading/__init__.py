"""What is read: courses, modules, the glossary."""
