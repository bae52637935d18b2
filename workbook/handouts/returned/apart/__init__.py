"""Files that come back, read in a process of its own with little memory and little time."""
