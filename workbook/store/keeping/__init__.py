"""What is kept outside the database: everything, or one run, as one file; and a run taken out of it for good."""
