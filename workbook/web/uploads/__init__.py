"""What visitors may send: little as long as nobody has let them in."""
