"""What facilitators do while a period runs: the console and the script."""
