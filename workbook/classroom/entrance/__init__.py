"""How people come in: codes, invitations, staff accounts, and patience with those who guess."""
