"""What stands in front of Streamlit: the first page, headers, the sign-in detour and the checks at the start."""
