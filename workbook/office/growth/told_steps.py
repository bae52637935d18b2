"""How a sheet grew, step by step, as the browser puts it together: for its team, and for the shared screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.period import begun
from workbook.classroom.period.begun import Begun
from workbook.classroom.sheets import growth as growths
from workbook.classroom.sheets.growth import Grown
from workbook.content.forms import times
from workbook.content.forms.form import Form
from workbook.content.model.library import Library
from workbook.desk.document import covered_steps
from workbook.desk.document.growth import GrowthStep
from workbook.office.visit import Visit


@dataclass(frozen=True)
class Growth:
    """How a sheet grew, with what began meanwhile; without names nobody's name and no word of `covered` is in it."""

    form: Form
    grown: Grown
    begun: tuple[Begun, ...]
    has_names: bool = True

    def plain(self) -> dict[str, object]:
        """Return it as JSON-ready data: every step with its clock, what changed and who wrote, and where scenes began."""
        steps = self.grown.steps
        pauses = [0.0, *((later.ends - one.ends).total_seconds() for one, later in pairwise(steps))]
        return {
            "form": self.form.plain(),
            "steps": [self._step(step, pause) for step, pause in zip(steps, pauses, strict=True)],
            "scenes": [
                {"step": number, "clock": times.clock(one.at), "title": one.title}
                for number, one in _scenes(steps, self.begun).items()
            ],
        }

    def _step(self, step: GrowthStep, pause: float) -> dict[str, object]:
        return {
            "at": times.moment(step.ends),
            "pause": max(pause, 0.0),
            "kind": self.grown.kinds.get(step.seq, ""),
            "by": self._writers(step) if self.has_names else {},
            "changes": [[one.place, one.at, len(one.gone), one.came] for one in step.changes],
        }

    def _writers(self, step: GrowthStep) -> Mapping[str, list[str]]:
        names = self.grown.names
        return {
            ask: [names[member] for member in by if member and member in names]
            for ask, by in step.wrote.items()
        }


def of_sheet(  # noqa: PLR0913 -- a sheet, what its run shows and who looks, by keyword
    visit: Visit, sheet: Sheet, form: Form, *, course: str, library: Library, by: Person
) -> Growth:
    """Return how a sheet grew, with names; raise Refused to those who may not read it."""
    with visit.house.database.reading(bit_by_bit=True) as db:
        grown = growths.of_sheet(db, sheet, form, by=by)
        held = library.course(course)
        told = begun.of_breakout(db, sheet.run_id, sheet.breakout_id, course=held, library=library)
    return Growth(form, grown, told)


def without_names(whole: Growth, words: Sequence[str]) -> Growth:
    """Return the same for the shared screen: nobody's name, and the words that tell which team wrote it are covered."""
    steps = covered_steps.covered(whole.grown.steps, words)
    return Growth(whole.form, Grown(steps, {}, whole.grown.kinds), whole.begun, has_names=False)


def _scenes(steps: Sequence[GrowthStep], told: Sequence[Begun]) -> dict[int, Begun]:
    """Return what ran when each of these steps was written, where that is another thing than before."""
    found: dict[int, Begun] = {}
    for one in told:
        number = next((number for number, step in enumerate(steps) if step.ends >= one.at), None)
        if number is not None:
            found[number] = one
    return found
