"""A worksheet laid out for paper, whatever writes it."""
