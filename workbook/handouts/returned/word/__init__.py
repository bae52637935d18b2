"""Word files that come back, read as the words their writers see."""
