"""What every page stands in: the browser, links, markup, live news, the editor."""
