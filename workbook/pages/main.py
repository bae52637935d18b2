"""The script that Streamlit runs at every click."""

from workbook.pages import shell, turns

with turns.own():
    shell.run()
