"""The kinds of questions a worksheet can ask; each is one file in `kinds`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from workbook.content.model.kinds.choice import CHOICE, ChoiceQuestion
from workbook.content.model.kinds.date import DATE, DateQuestion
from workbook.content.model.kinds.duration import DURATION, DurationQuestion
from workbook.content.model.kinds.multi import MULTI, MultiQuestion
from workbook.content.model.kinds.network import NETWORK, NetworkQuestion
from workbook.content.model.kinds.node import NODE
from workbook.content.model.kinds.number import NUMBER, NumberQuestion
from workbook.content.model.kinds.plan import PLAN, PlanQuestion
from workbook.content.model.kinds.position import POSITION
from workbook.content.model.kinds.rank import RANK, RankQuestion
from workbook.content.model.kinds.scale import SCALE, ScaleQuestion
from workbook.content.model.kinds.table import TABLE, TableQuestion
from workbook.content.model.kinds.text import TEXT, TextQuestion
from workbook.content.model.kinds.time import TIME, TimeQuestion
from workbook.content.model.question_parts.kind import Kind, Role

Question = Annotated[
    TextQuestion
    | ChoiceQuestion
    | MultiQuestion
    | ScaleQuestion
    | NumberQuestion
    | DateQuestion
    | TimeQuestion
    | DurationQuestion
    | RankQuestion
    | TableQuestion
    | PlanQuestion
    | NetworkQuestion,
    Field(discriminator="kind"),
]

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        TEXT,
        CHOICE,
        MULTI,
        SCALE,
        NUMBER,
        DATE,
        TIME,
        DURATION,
        RANK,
        TABLE,
        PLAN,
        NETWORK,
        NODE,
        POSITION,
    )
}
"""Every kind by its name, those of columns as well."""


def playing(*roles: Role) -> frozenset[str]:
    """Return the kinds that can be one of these for a chart, a summary or a report."""
    return frozenset(name for name, kind in KINDS.items() if kind.plays.intersection(roles))
