"""From the text of a YAML file to a typed value, and every mistake on the way."""
