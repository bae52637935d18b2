"""What is taught: typed YAML, the kinds of questions and the checks on both."""
