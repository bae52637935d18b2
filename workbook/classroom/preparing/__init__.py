"""What an organiser prepares before a run: lists, hints, invitations, rehearsals."""
