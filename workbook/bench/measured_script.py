"""What Streamlit runs while pages are measured: the workbook, or with `bare` in the address nothing at all."""

import streamlit as st

from workbook.pages import shell

if "bare" not in st.query_params:
    shell.run()
