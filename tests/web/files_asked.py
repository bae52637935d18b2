"""An address of every kind of file, who gets one there, and what everybody else gets."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.web.town import HIDDEN, Town, ask
from workbook.office.files import every_file

GUESTS = {"observer", "facilitator", "organiser"}
TEAM = {"member", "mate"}
ELSEWHERE = {"observer elsewhere", "facilitator elsewhere"}
ALL_TEAMS = {"alone", "member elsewhere", *TEAM}
_QUICK = {"worksheets", "run-report", "roll"}
"""Made for everybody who may have them; that the others are there is shown with less content."""
NOT_IN_TRAINING = {"nobody", "garbage", "alone", *GUESTS, *ELSEWHERE}


def file_paths(town: Town) -> dict[str, set[str]]:
    """Return an address of every kind of file, and who gets one there: of a team, each their own."""
    course, run = f"course={town.run.course}", f"run={town.run.id}"
    period, module = f"{course}&period={town.period}", f"module={town.module}"
    return {
        f"/files/worksheets?id={town.worksheet}&format=json": ALL_TEAMS,
        f"/files/worksheets?id={town.worksheet}&format=json&empty=1": set(town.tokens),
        "/files/team-zip": ALL_TEAMS,
        f"/files/summary?id={town.summary}": ALL_TEAMS,
        f"/files/report?{course}": ALL_TEAMS,
        f"/files/relay?{course}&id={town.summary}": ALL_TEAMS,
        f"/files/due-day?{course}&interval=nothing": set(),  # a team hears that it is not there
        f"/files/syllabus?{course}": set(town.tokens),
        f"/files/handbook?{course}": NOT_IN_TRAINING,
        f"/files/script?{period}": NOT_IN_TRAINING,
        f"/files/slides?{period}": NOT_IN_TRAINING,
        f"/files/slides?{module}": NOT_IN_TRAINING,
        f"/files/reading-pack?{module}": NOT_IN_TRAINING,
        f"/files/cut-cards?{module}": NOT_IN_TRAINING,
        f"/files/case-sheets?{module}&case={town.case}": NOT_IN_TRAINING,
        f"/files/letter?{course}&letter=flyer": NOT_IN_TRAINING,
        f"/files/letter?{run}&letter=flyer": {"facilitator", "organiser"},
        f"/files/run-report?{run}": GUESTS,
        f"/files/roll?{run}": {"facilitator", "organiser"},
        f"/files/log?{run}": {"facilitator", "organiser"},
        f"/files/run-zip?{run}": {"organiser"},
        f"/files/team-cards?{run}": {"facilitator", "organiser"},
        f"/files/invitation-cards?{run}": {"organiser"},
    }


def no_file_of_others(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Whose a file is not gets a page and no file, and it is written down; whoever comes takes their own words only."""
    paths = file_paths(town)
    assert {_kind(path) for path in paths} == set(every_file.MAKE)
    for path, may in paths.items():
        caplog.clear()
        refused = [ask(town, path, who) for who in town.tokens if who not in may]
        assert {(one.status in {403, 404}, "content-disposition" in one.headers) for one in refused} <= {
            (True, False)
        }, path
        assert {one.headers["cache-control"] for one in refused} <= {"no-store"}
        assert caplog.text.count("a closed door was tried") == sum(one.status == 403 for one in refused)
        for who in may if _kind(path) in _QUICK else ():
            answer = ask(town, path, who)
            assert (answer.status, answer.headers["cache-control"]) == (200, "no-store"), (path, who)
    words = {who: HIDDEN in ask(town, next(iter(paths)), who).text for who in ALL_TEAMS}
    assert {who for who, seen in words.items() if seen} == TEAM


def _kind(path: str) -> str:
    return urlsplit(path).path.removeprefix("/files/")
