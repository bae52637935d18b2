"""The words every piece of content is made of: ids, prose, minutes, sources."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticKnownError

RESERVED_IDS = frozenset({"no", "yes", "on", "off", "null", "true", "false"})

ID_PATTERN = r"^[a-z][a-z0-9-]{0,39}$"
CODE_PATTERN = r"^[a-z0-9][a-z0-9-]{0,39}$"
SOURCE_PATTERN = r"^S[1-9][0-9]{0,2}$"
LINE_PATTERN = r"^[^\n]*$"
URL_PATTERN = r"^https?://\S+$"
MONTH_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])$"
TIME_PATTERN = r"^([01]?\d|2[0-3]):[0-5]\d$"
IMAGE_PATTERN = r"^[a-z0-9-]+\.(svg|png)$"
"""Each has its sentence in `mistakes.PATTERNS`."""

_NO_NUMBER: Final = "int_parsing"


def _without_underscore(typed: object) -> object:
    """Refuse `3_5`, which Python and YAML 1.1 read as 35."""
    if isinstance(typed, str) and "_" in typed:
        raise PydanticKnownError(_NO_NUMBER)
    return typed


DIGITS = BeforeValidator(_without_underscore)
"""Stands behind the bounds of every number; before them, the schema would lose them."""

Amount = Annotated[float, DIGITS]
"""A number in plain digits."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""Chosen by hand, ASCII kebab-case, unique, never derived and never reused with another meaning."""

Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN)]
"""What an answer stores for a choice; the label may be reworded, the code stays."""

SourceId = Annotated[str, StringConstraints(pattern=SOURCE_PATTERN)]
"""A statement of the source report, S1 to S301 (docs/source-statements.md)."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=LINE_PATTERN)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Minutes = Annotated[int, Field(ge=0, le=600), DIGITS]

Label = Literal["最低限", "好事例", "当教材の案"]
Audience = Literal[
    "everyone",
    "municipality",
    "manager",
    "provider",
    "prefecture",
    "other-department",
    "education",
    "disaster",
    "public-assistance",
    "resident",
    "council",
]

LABELS: dict[Label, str] = {
    "最低限": "どこの市町村でも要ること",
    "好事例": "うまくいった所のやり方",
    "当教材の案": "この教材からの提案で、決まりではありません",
}
"""Whose word something is, as people read it where a label stands."""

AUDIENCES: dict[str, str] = {
    "everyone": "全員",
    "municipality": "市町村",
    "manager": "管理職",
    "provider": "事業者",
    "prefecture": "都道府県",
    "other-department": "他部局",
    "education": "教育委員会・学校",
    "disaster": "防災",
    "public-assistance": "生活保護・生活困窮",
    "resident": "住民・地域の団体",
    "council": "議員・首長",
}

WORK: dict[str, str] = {
    "lecture": "全員で聞く",
    "individual": "ひとりで",
    "team": "チームで",
    "plenary": "全体で",
}
"""How people are together in a block."""


class Strict(BaseModel):
    """A frozen value read from YAML; a key it does not know is a problem."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, allow_inf_nan=False)


class WithId(Protocol):
    """Whatever has an id of its own: a question, a column, a block, a scene."""

    @property
    def id(self) -> str:
        """The id."""


class View(Strict):
    """Whose opinion some sentences of a text report, and where the source says it. Opinions are not rules (S231).

    What stands around these sentences was written here and is nobody's opinion.
    """

    whose: Line
    section: Line
    sentences: tuple[Line, ...] = ()


class FullShort(Strict):
    """Minutes of the full and of the short version."""

    full: Minutes
    short: Minutes


class Choice(Strict):
    """One thing that can be chosen; answers store `code`, people see `label`."""

    code: Code
    label: Line
    help: Line | None = None
    retired: bool = False
