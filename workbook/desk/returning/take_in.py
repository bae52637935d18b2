"""Sheets that went home and come back: what would change, and the change itself.

Nothing that the team or the people at home wrote is lost, no sentence appears that nobody wrote, an empty answer
or a missing row removes nothing, and the same file twice changes nothing (docs/desk.md, Coming home).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from pycrdt import Doc

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Form
from workbook.desk.document import layout, plain_values, writing
from workbook.desk.document.plain_values import Cell, Values
from workbook.desk.returning import comparison, decisions, returned_cells, returned_rows
from workbook.desk.returning.comparison import Change, Journey, Stamp, Step
from workbook.desk.returning.decisions import Versions
from workbook.desk.returning.returned_cells import Place

BESIDE = comparison.BESIDE
UNREADABLE = comparison.UNREADABLE


def look(  # noqa: PLR0913 -- the states of one sheet, by keyword
    updates: Iterable[bytes],
    form: Form,
    *,
    base: Values,
    returned: Values,
    handout_id: str,
    earlier: Iterable[Values] = (),
) -> tuple[Change, ...]:
    """Return, question by question, what `take_in` would do.

    `base` is what the file said when it left, `earlier` what came back in files of the same handout before.
    """
    today = comparison.today_in(plain_values.opened(updates), form)
    trip = Journey(handout_id, base, returned, today, tuple(earlier))
    return tuple(step.change for step in _steps(form, trip))


def take_in(  # noqa: PLR0913 -- the states of one sheet, by keyword
    updates: Iterable[bytes],
    form: Form,
    *,
    base: Values,
    returned: Values,
    handout_id: str,
    by: str,
    at: str,
    earlier: Iterable[Values] = (),
) -> bytes | None:
    """Return the update that brings a returned file into the document of these updates; None if nothing changes.

    `by` and `at` (ISO 8601) stand on every 別案. Files taken in before belong into `earlier`: what they brought is
    not brought again, whatever the team did with it since.
    """
    doc = plain_values.opened(updates)
    trip = Journey(handout_id, base, returned, comparison.today_in(doc, form), tuple(earlier))
    writes = [step.write for step in _steps(form, trip) if step.write]
    if not writes:
        return None
    before = doc.get_state()
    with doc.transaction():
        for write in writes:
            write(doc, Stamp(by, at))
    return doc.get_update(before)


def _steps(form: Form, trip: Journey) -> list[Step]:
    if trip.returned in trip.earlier:
        return [Step(Change(comparison.UNCHANGED, ask.id, ask.label)) for ask in form.asks]
    known = {ask.id for ask in form.asks}
    steps = [step for ask in form.asks for step in _COMPARE[ask.kind](ask, trip)]
    for id_, value in trip.returned.items():
        if id_ not in known:
            steps.append(Step(Change(comparison.UNREADABLE, id_, id_, after=returned_cells.raw(value))))
    return steps


def _single(ask: Ask, trip: Journey) -> list[Step]:
    base, returned = trip.base.get(ask.id), trip.returned.get(ask.id)
    if returned and not returned_cells.fits(ask, returned, base=base):
        change = Change(comparison.UNREADABLE, ask.id, ask.label, after=returned_cells.raw(returned))
        return [Step(change)]
    if isinstance(returned, str):
        returned = decisions.clean(returned)
    earlier = tuple(values.get(ask.id) for values in trip.earlier)
    versions = Versions(base, returned, trip.today.values.get(ask.id), earlier)
    place = Place(
        Change(comparison.UNCHANGED, ask.id, ask.label),
        ask.kind,
        _TARGET[ask.kind](ask.id),
        partial(in_words.answer, ask),
        partial(_write, ask=ask),
    )
    return [returned_cells.compare(place, versions, waiting=trip.today.waiting)]


def _grids(ask: Ask, trip: Journey) -> list[Step]:
    returned = trip.returned.get(ask.id)
    wanted: type = dict if ask.kind == "network" else list
    if returned and not isinstance(returned, wanted):
        return [Step(Change(comparison.UNREADABLE, ask.id, ask.label, after=returned_cells.raw(returned)))]
    return returned_rows.compare(ask, trip)


def _write(doc: Doc[Any], value: Cell, *, ask: Ask) -> None:
    writing.write(doc, Form("", "", "", (ask,)), {ask.id: value})


def _one(ask: str) -> str:
    return f"{layout.ONE}/{ask}"


_COMPARE: Mapping[str, Callable[[Ask, Journey], list[Step]]] = {
    "text": _single,
    "choice": _single,
    "multi": _single,
    "scale": _single,
    "number": _single,
    "date": _single,
    "rank": _single,
    "table": _grids,
    "plan": _grids,
    "network": _grids,
}
_TARGET: Mapping[str, Callable[[str], str]] = {
    "text": layout.text,
    "multi": layout.many,
    "rank": layout.many,
} | dict.fromkeys(("choice", "scale", "number", "date"), _one)
