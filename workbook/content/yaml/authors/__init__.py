"""What an editor shows to authors while they write YAML: the schemas and their words."""
