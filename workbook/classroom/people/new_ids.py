"""New ids: random, so that nobody finds a neighbour by counting."""

from __future__ import annotations

import secrets

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_LENGTH = 20  # 103 bits


def new_id() -> str:
    """Return an id for a run, a team, a member or a sheet."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
