"""What people write into the name of a page (シート見出し): 「福祉課は確認ずみ」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbook.handouts.layout import file_names

# What programs put behind the name of a copy, and what they call a page that nobody has named.
_COPY = re.compile(r" ?\([0-9]+\)\Z|_[0-9]+\Z| のコピー\Z")
_NOBODYS = re.compile(r"(?:Sheet|シート|ワークシート|Table)\s*[0-9]*", re.IGNORECASE)


def written(name: str, *, title: str) -> Iterator[str]:
    """Yield the name of a page whose handout has this title, where it is not the printed one: the id and the title."""
    own = _COPY.sub("", name)
    printed = file_names.sheet_title(f"{own.split(' ')[0]} {title}")
    is_ours = printed == own or (own != name and " " in own and printed.startswith(own))
    if not (is_ours or _NOBODYS.fullmatch(own)):
        yield name
