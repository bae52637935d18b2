"""Who is on the staff of a prefecture, and who works in a municipality (S159)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_PREFECTURE = re.compile(r"(?:東京都|北海道|.{1,4}[県府])(?:庁|本庁)?")
_IN_FRONT = re.compile(r"(東京都|北海道|(?:京都|大阪)府|[^県市区町村]{2,3}県)(?=.+[市区町村]$)")
_MARKED = re.compile(r"(?:都道府県|県|府|道|都)(?:庁|職員|本庁|担当|チーム|班|\d*班|$)")
_OFFICE = re.compile(r"(?:都道府県|県庁|府庁|道庁|都庁)")


def is_staff(municipality: str, team: str = "", departments: Iterable[str] = ()) -> bool:
    """Tell whether a team looks like the staff of a prefecture: by its home, its name, or all its departments."""
    if is_prefecture(municipality) or _MARKED.match(_plain(team)):
        return True
    known = [_plain(one) for one in departments if one]
    return bool(known) and all(_is_office(one) for one in known)


def is_prefecture(name: str) -> bool:
    """Tell whether this is the name of a prefecture and not of a municipality."""
    return _PREFECTURE.fullmatch(_plain(name)) is not None


def split(name: str) -> tuple[str, str]:
    """Return prefecture and municipality of a name that has both; without a prefecture in front it stays empty."""
    found = _IN_FRONT.match(name)
    return (found[1], name[found.end() :].strip()) if found else ("", name)


def _is_office(department: str) -> bool:
    return _OFFICE.match(department) is not None or is_prefecture(department.split("庁", maxsplit=1)[0])


def _plain(typed: str) -> str:
    return "".join(unicodedata.normalize("NFKC", typed).split())
