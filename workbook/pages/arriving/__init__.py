"""Coming in: home, joining, staff accounts."""
