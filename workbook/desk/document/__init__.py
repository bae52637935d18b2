"""A sheet's document: its names, its values, how texts are merged and changed."""
