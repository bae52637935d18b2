"""The addresses of files: who comes is asked, and nothing is kept by a proxy."""
