"""Homework: when it is due, what went home, what came back, what was handed in and said beside it."""
