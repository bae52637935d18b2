"""What stands in a returned file beside its text and its cells: shapes, the edges of pages, pictures."""
