"""The shared screen and its remote."""
