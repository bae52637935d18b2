"""The kinds of questions and columns, one file each: how answers are held, read, said, compared and drawn."""
