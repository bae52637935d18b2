"""Sheets that went home and come back: what would change, and the change itself.

Nothing that the team or the people at home wrote is lost, no sentence appears that nobody wrote, an empty answer
or a missing row removes nothing, and the same file twice changes nothing (docs/desk.md, Coming home).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Form
from workbook.content.model import answers
from workbook.content.model.answers import Cell, Values
from workbook.desk.document import besides, plain_values, writing
from workbook.desk.document.layout import LiveDoc
from workbook.desk.returning import comparison, decisions, returned_cells, returned_rows
from workbook.desk.returning.comparison import Change, Journey, Stamp, Step
from workbook.desk.returning.decisions import Versions
from workbook.desk.returning.returned_cells import Place

UNCHANGED = comparison.UNCHANGED
BESIDE = comparison.BESIDE
UNREADABLE = comparison.UNREADABLE


@dataclass(frozen=True)
class Plan:
    """What a returned file would change, and the update that does exactly this; None if nothing changes."""

    changes: tuple[Change, ...]
    update: bytes | None


def plan(  # noqa: PLR0913 -- the states of one sheet, by keyword
    updates: Iterable[bytes],
    form: Form,
    *,
    base: Values,
    returned: Values,
    handout_id: str,
    by: str,
    at: str,
    earlier: Iterable[Values] = (),
    may_clear: bool = False,
) -> Plan:
    """Return, question by question, what a returned file changes in the document of these updates.

    `base` is what the file said when it left. Files of the same handout that were taken in before belong into
    `earlier`: what they brought is not brought again, whatever the team did with it since. `by` and `at` (ISO 8601)
    stand on every 別案. `may_clear`: an answer or a cell that came back empty was emptied; a row that is not there
    was never meant.
    """
    doc = plain_values.opened(updates)
    trip = Journey(handout_id, base, returned, comparison.today_in(doc, form), tuple(earlier), may_clear)
    steps = _steps(form, trip)
    before = doc.get_state()
    with doc.transaction():
        for step in steps:
            if step.write is not None:
                step.write(doc, Stamp(by, at))
    is_changed = any(step.write is not None for step in steps)
    return Plan(tuple(step.change for step in steps), doc.get_update(before) if is_changed else None)


def _steps(form: Form, trip: Journey) -> list[Step]:
    if trip.returned in trip.earlier:
        return [Step(Change(comparison.UNCHANGED, ask.id, ask.label)) for ask in form.asks]
    known = {ask.id for ask in form.asks}
    steps = [step for ask in form.asks for step in (_grids if ask.grids else _single)(ask, trip)]
    for id_, value in trip.returned.items():
        if id_ not in known:
            steps.append(Step(Change(comparison.UNREADABLE, id_, id_, after=returned_cells.raw(value))))
    return steps


def _single(ask: Ask, trip: Journey) -> list[Step]:
    left, returned = trip.base.get(ask.id), trip.returned.get(ask.id)
    if returned and not returned_cells.fits(ask, returned, base=left):
        change = Change(comparison.UNREADABLE, ask.id, ask.label, after=returned_cells.raw(returned))
        return [Step(change)]
    base, back, today = (
        answers.cell(values.get(ask.id)) for values in (trip.base, trip.returned, trip.today.values)
    )
    if isinstance(back, str):
        back = decisions.clean(back)
    earlier = tuple(answers.cell(values.get(ask.id)) for values in trip.earlier)
    versions = Versions(base, back, today, earlier, may_clear=trip.may_clear)
    place = Place(
        Change(comparison.UNCHANGED, ask.id, ask.label),
        ask.kind,
        besides.place(ask),
        partial(in_words.answer, ask),
        partial(_write, ask=ask),
    )
    return [returned_cells.compare(place, versions, waiting=trip.today.waiting)]


def _grids(ask: Ask, trip: Journey) -> list[Step]:
    returned = trip.returned.get(ask.id)
    wanted: type = dict if ask.holds == "ties" else list
    if returned and not isinstance(returned, wanted):
        return [Step(Change(comparison.UNREADABLE, ask.id, ask.label, after=returned_cells.raw(returned)))]
    return returned_rows.compare(ask, trip)


def _write(doc: LiveDoc, value: Cell, *, ask: Ask) -> None:
    writing.write(doc, Form("", "", "", (ask,)), {ask.id: value})
