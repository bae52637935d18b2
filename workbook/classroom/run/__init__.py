"""Runs (開催回) and their teams, breakouts and content."""
