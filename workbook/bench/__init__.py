"""All measuring: made-up crowds and runs, on this machine only."""
