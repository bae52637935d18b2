"""The addresses of the desk: live sheets, news, the files of the editor."""
