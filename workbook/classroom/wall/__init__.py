"""What the shared screen may show of the teams, and in which order."""
