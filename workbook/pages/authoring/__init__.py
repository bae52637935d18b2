"""For those who write the content: what is wrong with it, and how it will look."""
