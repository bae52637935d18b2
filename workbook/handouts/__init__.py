"""What leaves the workbook as a file, laid out once and written as Excel or Word."""
