"""One answer, or one cell, that comes home: whether it can be read, what becomes of it, how it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial

from workbook.content.forms.form import Ask, Field
from workbook.content.model.answers import Cell
from workbook.content.model.questions import KINDS
from workbook.desk.document import layout, writing
from workbook.desk.document.layout import LiveDoc
from workbook.desk.returning import comparison, decisions
from workbook.desk.returning.comparison import Change, Stamp, Step
from workbook.desk.returning.decisions import Versions


@dataclass(frozen=True)
class Place:
    """Where an answer stands: its names, its kind, its place in the document, how it is said and written."""

    names: Change
    kind: str
    target: str
    say: Callable[[Cell | None], str]
    write: Callable[[LiveDoc, Cell], None]


def compare(place: Place, versions: Versions, *, waiting: Collection[str]) -> Step:
    """Return what becomes of an answer; a 別案 that waits already is not put there again."""
    fate = decisions.decide(place.kind, versions)
    before = place.say(versions.today)
    if fate.aside is not None:
        text = fate.aside if isinstance(fate.aside, str) else ",".join(fate.aside)
        if layout.beside_key(place.target, text) not in waiting:
            put = partial(_put_beside, target=place.target, text=text)
            aside = place.say(fate.aside)
            return Step(replace(place.names, kind=fate.kind, before=before, after=before, aside=aside), put)
    if fate.value is None:
        return Step(replace(place.names, kind=comparison.UNCHANGED, before=before, after=before))
    after = place.say(fate.value)
    write = partial(_write, place=place, value=fate.value)
    return Step(replace(place.names, kind=fate.kind, before=before, after=after), write)


def fits(question: Ask | Field, value: object, *, base: object) -> bool:
    """Tell whether a value is one that the question can hold; what it held when it left still fits."""
    if value == base:
        return True
    codes = {option.code for option in question.options}
    if question.holds in {"ticks", "order"}:
        return (
            isinstance(value, list) and all(one in codes for one in value) and len(set(value)) == len(value)
        )
    if not isinstance(value, str):
        return False
    one = KINDS[question.kind]
    return one.parse(value, question, None) is not None if one.takes else not codes or value in codes


def raw(value: object) -> str:
    """Return something that cannot be read as it came."""
    return value if isinstance(value, str) else layout.canonical(value)


def _write(doc: LiveDoc, _stamp: Stamp, *, place: Place, value: Cell) -> None:
    place.write(doc, value)


def _put_beside(doc: LiveDoc, stamp: Stamp, *, target: str, text: str) -> None:
    writing.put_beside(doc, target=target, text=text, by=stamp.by, at=stamp.at)
