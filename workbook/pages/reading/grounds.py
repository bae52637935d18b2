"""On which law words about a person may be shared: a table of meetings, and one of duties to report."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.content.model.grounds import Dated, Duty, Meeting
from workbook.office.visit import Visit
from workbook.pages.frame import markup, prose

_ONLY_RUNNING = "実施市町村のみ"
_MEETINGS = ("場と根拠", "だれについて、何を", "開く人", "座れる人", "本人の同意", "守秘と罰則")
_DUTIES = ("通告・通報と根拠", "だれが", "いつ", "どこへ", "守秘義務との関係")


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title("会議と情報の根拠")
    grounds = visit.library.grounds
    if grounds is None:
        markup.notice("この教材には、まだ「会議と情報の根拠」の表がありません。")
        return
    markup.notice(grounds.about)
    markup.section("話してよい場")
    _table("話してよい場", _MEETINGS, map(_meeting, grounds.meetings))
    markup.section("会議を待たずに知らせること")
    _table("通告・通報", _DUTIES, map(_duty, grounds.duties))


def _table(name: str, heads: Iterable[str], rows: Iterable[str]) -> None:
    """Draw a table that scrolls within itself, by keyboard as well; on a phone each row is a card."""
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    markup.show(
        f'<div class="wb-grounds" tabindex="0" role="region" aria-label="{name}の表">'
        f'<table class="wb-cards"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _meeting(row: Meeting) -> str:
    only = f'<span class="wb-label">{_ONLY_RUNNING}</span>' if row.only_running else ""
    guarded = f"{prose.to_html(row.secrecy)}<p>罰則：{prose.inline(row.penalty)}</p>"
    cells = (row.about, row.host, row.members, row.consent)
    return _row(row, only, zip(_MEETINGS[1:], (*map(prose.to_html, cells), guarded), strict=True))


def _duty(row: Duty) -> str:
    label = f'<span class="wb-label">{prose.inline(row.duty)}</span>'
    cells = map(prose.to_html, (row.who, row.when, row.to, row.secrecy))
    return _row(row, label, zip(_DUTIES[1:], cells, strict=True))


def _row(row: Dated, label: str, cells: Iterable[tuple[str, str]]) -> str:
    name = f"<strong>{prose.inline(row.name)}</strong><br>{prose.inline(row.basis)}<br>{label}"
    told = [f'<td data-label="{head}">{cell}</td>' for head, cell in cells]
    below = (
        f'<tr class="wb-origin"><td data-label="時点と出典" colspan="{len(told)}">{_origin(row)}</td></tr>'
    )
    return f'<tr id="{row.id}"><th scope="row" rowspan="2">{name}</th>{"".join(told)}</tr>{below}'


def _origin(row: Dated) -> str:
    addresses = "".join(f"<li>{markup.link(reference)}</li>" for reference in row.reference)
    seen = f'<ul class="wb-refs">{addresses}</ul>' if addresses else ""
    return f'<p class="wb-asof">{prose.inline(row.as_of)}</p><div class="wb-caution">{prose.to_html(row.caution)}</div>{seen}'
