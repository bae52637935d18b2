"""Who needs help comes first; nobody is put in an order by what they have written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from workbook.classroom.period import who_needs_help
from workbook.classroom.period.progress import TeamProgress, WorksheetProgress
from workbook.classroom.period.state import Hand
from workbook.classroom.period.teams_now import TeamNow
from workbook.classroom.period.who_needs_help import ALWAYS, Need

NOW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def _ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def _team(name: str, *, here: int = 3, wrote: float | None = 1, answered: int = 1) -> TeamNow:
    changed = None if wrote is None else _ago(wrote)
    sheet = WorksheetProgress("talk", "話すこと", "s", answered, 9, changed)
    return TeamNow(
        name, name, "みどり市", "", ("佐藤",) * here, _ago(30), TeamProgress(name, name, (sheet,), ())
    )


@pytest.mark.parametrize(
    ("team", "since", "need"),
    [
        (_team("a"), ALWAYS, Need("none")),
        (_team("a", wrote=7.9), ALWAYS, Need("none")),
        (_team("a", wrote=8), ALWAYS, Need("quiet", _ago(8))),
        (_team("a", wrote=None), ALWAYS, Need("quiet", _ago(30))),
        (_team("a", wrote=40), _ago(5), Need("none")),
        (_team("a", wrote=40), _ago(9), Need("quiet", _ago(40))),
        (_team("a", wrote=40), None, Need("none")),
        (_team("a", here=0, wrote=40), None, Need("away")),
    ],
)
def test_a_team_needs_help_when_it_is_away_or_long_silent_at_work(
    team: TeamNow, since: datetime | None, need: Need
) -> None:
    assert who_needs_help.of_team(team, None, writes_since=since, at=NOW) == need


def test_a_raised_hand_counts_more_than_anything_else() -> None:
    hand = Hand(1, _ago(2), "a", "m")

    assert who_needs_help.of_team(_team("a", here=0), hand, writes_since=None, at=NOW) == Need(
        "hand", _ago(2)
    )


def test_the_longest_wait_that_nobody_goes_to_comes_first() -> None:
    teams = [_team(name) for name in ("fine", "quiet", "away", "taken", "new", "old")]
    hands = {
        "taken": Hand(1, _ago(9), "taken", "m", taken_by="f"),
        "new": Hand(2, _ago(1), "new", "m"),
        "old": Hand(3, _ago(5), "old", "m"),
    }
    found = {
        **{name: Need("hand", hand.at) for name, hand in hands.items()},
        "fine": Need("none"),
        "quiet": Need("quiet", _ago(9)),
        "away": Need("away"),
    }

    ordered = [team.name for team in who_needs_help.in_order(teams, found, hands)]

    assert ordered == ["old", "new", "taken", "away", "quiet", "fine"]


def test_teams_without_need_stay_as_they_stand_however_much_they_wrote() -> None:
    teams = [_team("a", answered=1), _team("b", answered=9), _team("c", answered=0)]

    ordered = who_needs_help.in_order(teams, {team.id: Need("none") for team in teams}, {})

    assert [team.name for team in ordered] == ["a", "b", "c"]
