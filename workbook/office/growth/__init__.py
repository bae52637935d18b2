"""How a sheet grew, made ready for the browser: its steps, and the pictures of its map."""
