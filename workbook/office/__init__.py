"""One errand for one visitor, without drawing: find the sheet, make a file, take a file in, make the zip."""
