"""Homework: the page, handing in, bringing back, comments."""
