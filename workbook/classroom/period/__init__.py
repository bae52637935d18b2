"""What happens while a period runs: signals, the clock, hands, and where every team is."""
