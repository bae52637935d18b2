"""The organiser's code: given by the environment, or made at the first start and shown once."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sqlalchemy.orm import Session

from workbook.classroom.people import codes
from workbook.store.inserts import insert_new
from workbook.store.tables import Setting

_SETTING = "organiser-code"
_LENGTH = 12  # 59 bits; with scrypt a stolen database does not give it back


def first_code(db: Session, *, given: str | None) -> str | None:
    """Make the code if there is none yet and return it to be shown this once; None otherwise.

    A code given by the environment is never stored; of several processes that start at once one shows a code.
    """
    if given or db.get(Setting, _SETTING):
        return None
    code = codes.random_letters(_LENGTH)
    salt = secrets.token_hex(16)
    is_first = insert_new(db, Setting, {"name": _SETTING, "value": f"{salt}${_slow_hash(code, salt)}"})
    return f"{code[:4]}-{code[4:8]}-{code[8:]}" if is_first else None


def is_code(db: Session, *, typed: str, given: str | None) -> bool:
    """Tell whether somebody typed the organiser's code; the one of the environment goes first."""
    if given:
        expected = codes.fold(given)
        tried = _meant(typed, length=len(expected))
        return hmac.compare_digest(tried.encode("utf-8", "replace"), expected.encode("utf-8", "replace"))
    stored = db.get(Setting, _SETTING)
    salt, expected = stored.value.split("$") if stored else ("", "")
    return hmac.compare_digest(_slow_hash(_meant(typed, length=_LENGTH), salt), expected)


def _meant(typed: str, *, length: int) -> str:
    """Return the code that was meant: one attempt is one code, so kana count only where one reading is long enough."""
    meant = {one for one in codes.letters_struck(typed) if len(one) == length}
    return meant.pop() if len(meant) == 1 else codes.fold(typed)


def _slow_hash(code: str, salt: str) -> str:
    return hashlib.scrypt(
        code.encode("utf-8", "replace"), salt=salt.encode(), n=2**14, r=8, p=1, dklen=32
    ).hex()
