"""Codes: nine letters to guess (44 bits), one to find a slip of the finger; shown as K7QM3-XPA4B.

The code itself is stored beside its hash, because organisers print the cards again. That gives nothing away:
who can read the database can read everything a code opens, and a code that we made is nobody's password
elsewhere. Places are looked up by the hash, so that the time of a look-up says nothing about near misses.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L: on paper they look alike. 31 is a prime, which the check letter needs."""

_LENGTH = 9
_WEIGHTS = range(1, _LENGTH + 1)
_HYPHENS = frozenset("-‐‑‒–—―−ー－ｰ_・.")
_DOMAIN = b"workbook team code\0"


class CodeError(ValueError):
    """What was typed is not a code; the message says what to look for."""


def new_code() -> str:
    """Return a new code as it is stored, without hyphens."""
    letters = random_letters(_LENGTH)
    return letters + check_letter(letters)


def random_letters(count: int) -> str:
    """Return letters nobody can guess."""
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def check_letter(letters: str) -> str:
    """Return the last letter; it differs after any one wrong letter and after any two that changed places."""
    weighted = (weight * LETTERS.index(letter) for weight, letter in zip(_WEIGHTS, letters, strict=True))
    return LETTERS[sum(weighted) % len(LETTERS)]


def shown(code: str) -> str:
    """Return a stored code as it stands on a card."""
    return f"{code[:5]}-{code[5:]}"


def fold(typed: str) -> str:
    """Return what was typed in half-width capitals, without spaces and hyphens of any kind."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(
        letter for letter in plain if letter not in _HYPHENS and not letter.isspace() and letter.isprintable()
    )


def read(typed: str) -> str:
    """Return the code somebody typed as it is stored; raise CodeError with what to look for."""
    code = fold(typed)
    if not code:
        message = "チームコードを入力してください。"
        raise CodeError(message)
    strange = next((letter for letter in code if letter not in LETTERS), None)
    if strange is not None:
        message = f"「{strange}」はコードに使われない文字です（0・O・1・I・L は出てきません）。カードをもう一度見てください。"
        raise CodeError(message)
    if len(code) != _LENGTH + 1:
        message = f"コードは {_LENGTH + 1} 文字です（いまは {len(code)} 文字）。K7QM3-XPA4B のような形で入力してください。"
        raise CodeError(message)
    if check_letter(code[:_LENGTH]) != code[_LENGTH]:
        message = "コードのどこかに打ち間違いがあります。カードと一文字ずつ見くらべてください。"
        raise CodeError(message)
    return code


def hash_of(code: str) -> str:
    """Return what a stored code is looked up by."""
    return hashlib.sha256(_DOMAIN + code.encode()).hexdigest()
