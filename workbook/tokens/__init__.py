"""The design tokens: colours, letters and corners by the names all pages, pictures and files use; generated."""
