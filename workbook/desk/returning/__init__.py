"""What becomes of a sheet that went home and comes back."""
