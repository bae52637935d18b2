"""A laid-out worksheet as Excel, Word, PDF, HTML and JSON."""
