"""People, runs, teams and sheets: who is here, what belongs to whom, how far a team is."""
