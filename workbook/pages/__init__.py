"""Every page, drawn with Streamlit: ask the classroom, draw, pass on a change."""
