"""Codes: nine letters to guess (44 bits), one to find a slip of the finger; shown as K7QM3-XPA4B.

The code itself is stored beside its hash, because organisers print the cards again. That gives nothing away:
who can read the database can read everything a code opens, and a code that we made is nobody's password
elsewhere. Places are looked up by the hash, so that the time of a look-up says nothing about near misses.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from workbook.classroom.people import struck_keys

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L: on paper they look alike. 31 is a prime, which the check letter needs."""

_LENGTH = 9
_WEIGHTS = range(1, _LENGTH + 1)
_HYPHENS = frozenset("-‐‑‒–—―−ー－ｰ_・.~～")
_WAVES = "〜"  # a hyphen, or z and a hyphen: the input method writes both so
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
    """Return the code somebody typed as it is stored; raise CodeError with what to look for.

    What an input method made of the letters (んｔ５ｇｐ) is read back to them where only one code can be meant.
    """
    code = fold(typed)
    if not code:
        message = "チームコードを入力してください。"
        raise CodeError(message)
    if struck_keys.has_kana(code):
        return _read_back(code)
    code = code.replace(_WAVES, "")
    strange = next((letter for letter in code if letter not in LETTERS), None)
    if strange is not None:
        raise CodeError(_told(strange))
    if len(code) != _LENGTH + 1:
        message = f"コードは {_LENGTH + 1} 文字です（いまは {len(code)} 文字）。K7QM3-XPA4B のような形で入力してください。"
        raise CodeError(message)
    if check_letter(code[:_LENGTH]) != code[_LENGTH]:
        message = "コードのどこかに打ち間違いがあります。カードと一文字ずつ見くらべてください。"
        raise CodeError(message)
    return code


def letters_struck(typed: str) -> list[str]:
    """Return what may have been struck for what was typed, folded: one reading without an input method."""
    code = fold(typed)
    if not struck_keys.has_kana(code):
        return [code.replace(_WAVES, "")]
    return [one.upper() for one in struck_keys.readings(code.lower(), keys=LETTERS.lower())]


def _read_back(code: str) -> str:
    meant = {one for one in letters_struck(code) if _is_whole(one)}
    if len(meant) != 1:
        message = (
            "かなで入力されていて、コードを読みとれません。日本語入力を切り、半角英数で入力してください。"
        )
        raise CodeError(message)
    return meant.pop()


def _is_whole(code: str) -> bool:
    is_long_enough = len(code) == _LENGTH + 1 and all(letter in LETTERS for letter in code)
    return is_long_enough and check_letter(code[:_LENGTH]) == code[_LENGTH]


def _told(strange: str) -> str:
    way_out = (
        "カードをもう一度見てください。"
        if strange.isascii()
        else "日本語入力を切り、半角英数で入力してください。"
    )
    return f"「{strange}」はコードに使われない文字です（0・O・1・I・L は出てきません）。{way_out}"


def hash_of(code: str) -> str:
    """Return what a stored code is looked up by."""
    return hashlib.sha256(_DOMAIN + code.encode()).hexdigest()
