"""Plain words, wherever they come from and go: what is left out of them, and what the eye sees as one letter."""
