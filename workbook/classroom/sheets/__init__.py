"""Sheets: whose each one is, what stands in it, and who wrote what."""
