"""Commands for authors: what is wrong with content, how it looks, what it covers, and how new content begins."""
