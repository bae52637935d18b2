"""All proving: servers killed, power cut, words brought together, again and again, on this machine only."""
