"""Which teams a facilitator should look after first, and why; never who has written more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from workbook.classroom.period.state import Hand
from workbook.classroom.period.teams_now import TeamNow

QUIET = timedelta(minutes=8)
"""A team at work that has written nothing for so long is looked after."""
ALWAYS = datetime.min.replace(tzinfo=UTC)

Kind = Literal["hand", "away", "quiet", "none"]
_FIRST: tuple[Kind, ...] = ("hand", "away", "quiet", "none")


@dataclass(frozen=True)
class Need:
    """Why a team should be looked after, and since when (None: unknown, or nothing is needed)."""

    kind: Kind
    since: datetime | None = None


def of_team(team: TeamNow, hand: Hand | None, *, writes_since: datetime | None, at: datetime) -> Need:
    """Return what a team needs. `writes_since`: since when teams are at work (`ALWAYS`: unknown); None: it is a break."""
    if hand is not None:
        return Need("hand", hand.at)
    if not team.here:
        return Need("away")
    last = team.work.changed_at or team.came_at
    if writes_since is None or last is None or at - max(last, writes_since) < QUIET:
        return Need("none")
    return Need("quiet", last)


def in_order(
    teams: Iterable[TeamNow], needs: Mapping[str, Need], hands: Mapping[str, Hand]
) -> tuple[TeamNow, ...]:
    """Return raised hands first (those nobody goes to yet, the longest wait first), then the others in their order."""

    def key(team: TeamNow) -> tuple[int, bool, datetime]:
        need, hand = needs[team.id], hands.get(team.id)
        return (
            _FIRST.index(need.kind),
            bool(hand and hand.taken_by),
            need.since if hand and need.since else ALWAYS,
        )

    return tuple(sorted(teams, key=key))
