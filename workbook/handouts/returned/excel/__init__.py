"""Excel files that come back, read as their readers see the cells."""
