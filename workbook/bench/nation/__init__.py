"""A whole country on a small scale: what edits and clicks cost as teams, runs, sheets and processes grow."""
