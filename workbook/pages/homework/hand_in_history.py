"""What was handed in of a sheet, and given back, as people read it."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.classroom.homework.due_days import LATE, Due
from workbook.classroom.homework.hand_ins import HandIn
from workbook.content.forms import times
from workbook.pages.frame import markup, prose


def newest(found: Sequence[HandIn], *, interval: str) -> HandIn | None:
    """Return what was handed in last for a homework, or else for any."""
    mine = [one for one in found if one.interval == interval]
    return next(iter([*mine, *found]), None)


def draw(found: Sequence[HandIn], dues: Sequence[Due]) -> None:
    """Draw everything that was handed in, the newest first."""
    by_interval = {due.interval.id: due for due in dues}
    markup.show("".join(_one(one, by_interval.get(one.interval)) for one in found))


def _one(one: HandIn, due: Due | None) -> str:
    who = f"{one.name}（{one.department}）" if one.department else one.name
    late = f'　<span class="wb-chip">{LATE}</span>' if due and due.is_late(one.at) else ""
    title = f"{due.interval.title}　" if due else ""
    lines = [f"<p><strong>提出</strong>　{title}{times.moment(one.at)}　{prose.plain(who)}{late}</p>"]
    lines += [f'<p class="wb-words">{prose.plain(one.note)}</p>'] * bool(one.note)
    if one.returned_at is not None:
        lines.append(
            f"<p><strong>返却</strong>　{times.moment(one.returned_at)}　{prose.plain(one.returned_by)}</p>"
        )
        lines += [f'<p class="wb-words">{prose.plain(one.return_note)}</p>'] * bool(one.return_note)
    return f'<section class="wb-change">{"".join(lines)}</section>'
