"""Worksheets as plain data: what is asked, how answers are read, said and summed up."""
