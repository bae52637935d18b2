"""Files that come back, read as the texts that stand in them."""
