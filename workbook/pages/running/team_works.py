"""What a tile of the console counts: what the line that runs asks a team to write, and how much of it there is."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.classroom.period.pace import PacedRow
from workbook.classroom.period.progress import CaseProgress, WorksheetProgress
from workbook.classroom.period.teams_now import TeamNow
from workbook.content.course import asked, uses
from workbook.content.course.asked import AskedFor
from workbook.pages.frame import browser, prose
from workbook.pages.running.seat import Seat


@dataclass(frozen=True)
class Works:
    """Which worksheets and cases a tile tells one by one: those of the line that runs; else all are told in one line."""

    worksheets: tuple[str, ...]
    cases: tuple[str, ...]
    one_by_one: bool
    asked: AskedFor

    @classmethod
    def of(cls, seat: Seat, line: PacedRow | None) -> Works:
        """Return what the tiles of a period tell while a line of it runs (None: none does)."""
        of_line = uses.of_rows(seat.library, [line.row] if line else [])
        if any(of_line) and not browser.get(browser.ALL_WORKS):
            return cls(
                *of_line, one_by_one=True, asked=asked.of_rows(seat.library, [line.row] if line else [])
            )
        return cls(
            *uses.of_rows(seat.library, seat.slot.rows),
            one_by_one=browser.get(browser.ALL_WORKS),
            asked=asked.of_rows(seat.library, seat.slot.rows),
        )

    def shown(self, team: TeamNow) -> str:
        """Return a team's sheets and cases with their counts; nothing if there is nothing to write."""
        sheets = [one for one in team.work.worksheets if one.worksheet in self.worksheets]
        cases = [one for one in team.work.cases if one.case in self.cases]
        if self.one_by_one:
            rows = [(one.title, self._questions(one)) for one in sheets]
            rows += [(one.title, f"場面 {self._scenes(one)}") for one in cases]
        else:
            rows = (
                [("書きはじめたシート", f"{sum(one.is_started for one in sheets)}／{len(sheets)}")]
                if sheets
                else []
            )
            rows += (
                [("ひらいた事例", f"{sum(bool(one.opened) for one in cases)}／{len(cases)}")] if cases else []
            )
        lines = "".join(
            f'<li><span title="{prose.plain(title)}">{prose.plain(title)}</span><b>{count}</b></li>'
            for title, count in rows
        )
        return f'<ul class="wb-works">{lines}</ul>' if lines else ""

    def _questions(self, one: WorksheetProgress) -> str:
        """Return how many of the questions asked now have an answer; of a whole sheet, those that matter count."""
        some = self.asked.questions.get(one.worksheet)
        return f"{len(one.written & some)}／{len(some)}" if some else f"{one.answered}／{one.asked}"

    def _scenes(self, one: CaseProgress) -> str:
        some = self.asked.scenes.get(one.case, frozenset())
        return f"{len(one.written & some)}／{len(some)}"
