"""What organisers do before and after a run."""
