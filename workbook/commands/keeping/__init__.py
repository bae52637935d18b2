"""Commands for the IT section: backups, the proof of a run, and deletion."""
