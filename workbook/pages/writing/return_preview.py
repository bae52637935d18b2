"""What a returned file would change, question by question, before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.desk.document import difference
from workbook.desk.returning import comparison, take_in
from workbook.desk.returning.comparison import Change
from workbook.handouts.returned.texts_to_answers import Unread
from workbook.pages.frame import markup, prose
from workbook.pages.writing import two_versions

_SAID = {
    comparison.TAKEN: "取り込みます",
    comparison.BOTH_KEPT: "両方の文を残します",
    comparison.BESIDE: "今の文はそのままにし、別案として横に置きます",
    comparison.NEW_ROW: "新しい行として足します",
    comparison.ROW_BACK: "消した行ですが、持ち帰った先で書きかえられたので、戻します",
    comparison.ROW_MISSING: "ファイルにない行です。ここからは消しません",
    comparison.UNREADABLE: "読めなかったので、取り込みません",
}
_HEADS = ("いま", "取り込んだあと")
_UNREAD = "読めなかったので、取り込みません"


def draw(changes: Sequence[Change], unread: Sequence[Unread]) -> None:
    """Draw every change, and how many questions stay as they are."""
    markup.show(to_html(changes, unread))


def to_html(changes: Sequence[Change], unread: Sequence[Unread]) -> str:
    """Return every change as HTML, and how many questions stay as they are."""
    told = [change for change in changes if change.kind != comparison.UNCHANGED]
    legend = _note(two_versions.LEGEND) if any(change.changes for change in told) else ""
    still = {change.ask for change in changes} - {change.ask for change in told}
    rest = _note(f"ほかの {len(still)} 問は、変わりません。") if still else ""
    return f"{legend}{''.join(map(_change, told))}{''.join(map(_unread, unread))}{rest}"


def _note(text: str) -> str:
    return f'<div class="wb-note"><p>{text}</p></div>'


def _change(change: Change) -> str:
    return f'<section class="wb-change">{_head(change)}{_body(change)}</section>'


def _head(change: Change) -> str:
    place = "　".join(part for part in (change.row, change.column) if part)
    small = f' <span class="wb-small">{prose.plain(place)}</span>' if place else ""
    return f'<h3>{prose.inline(change.label)}{small}</h3><p class="wb-kind">{_SAID[change.kind]}</p>'


def _body(change: Change) -> str:
    if change.kind == take_in.UNREADABLE:
        return f'<p class="wb-words">{prose.plain(change.after)}</p>'
    if change.kind == take_in.BESIDE:
        aside = f'<p class="wb-side">別案</p><p class="wb-words">{prose.plain(change.aside)}</p>'
        now = f'<p class="wb-side">いま</p><p class="wb-words">{prose.plain(change.before)}</p>'
        return f'<div class="wb-pair"><div>{now}</div><div>{aside}</div></div>'
    if not change.before or change.before == change.after:
        return f'<p class="wb-words">{prose.plain(change.after)}</p>'
    return two_versions.pair(difference.segments(change.before, change.after), heads=_HEADS)


def _unread(one: Unread) -> str:
    allowed = f'<p class="wb-small">書けるのは：{prose.plain(one.allowed)}</p>' if one.allowed else ""
    row = f' <span class="wb-small">{prose.plain(one.row)}</span>' if one.row else ""
    return (
        f'<section class="wb-change"><h3>{prose.inline(one.where)}{row}</h3><p class="wb-kind">{_UNREAD}</p>'
        f'<p class="wb-words">{prose.plain(one.text)}</p>{allowed}</section>'
    )
