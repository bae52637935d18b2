"""Plain words, wherever they come from and go: what is left out, what the eye sees as one letter, how wide it is."""
