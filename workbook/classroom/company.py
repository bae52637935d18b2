"""Who sits together in a team: a team of one department is asked, gently, to bring in another (S181, S194)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from workbook.classroom.views import Person


def is_one_department(people: Iterable[Person]) -> bool:
    """Tell whether several people are here and all of them from the same department, however it is typed."""
    departments = [_plain(person.department) for person in people]
    return len(departments) > 1 and len(set(departments)) == 1


def _plain(department: str) -> str:
    return "".join(unicodedata.normalize("NFKC", department).split()).casefold()
