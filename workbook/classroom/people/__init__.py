"""Who is here, and who may do what."""
