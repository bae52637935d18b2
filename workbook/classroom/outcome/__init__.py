"""What came of a run, for those who pass it on."""
