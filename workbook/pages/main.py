"""The script that Streamlit runs at every click."""

from workbook.pages import shell

shell.run()
