"""The map of people and ties: who stands where, which ties there are, and how both are drawn."""
