"""What trainers may write in YAML, as types."""
