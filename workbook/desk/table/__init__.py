"""One process and its open sheets: connections, journal, writer, what others write."""
