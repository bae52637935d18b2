"""What the pictures are drawn with: paper, grids, keys, lines and words."""
