"""network: people and places, and the ties between them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from workbook.content.model.base import DIGITS, Choice, Code
from workbook.content.model.kinds.choice import ChoiceColumn
from workbook.content.model.kinds.node import NodeColumn
from workbook.content.model.kinds.position import PositionColumn
from workbook.content.model.kinds.scale import ScaleColumn
from workbook.content.model.kinds.text import TextColumn
from workbook.content.model.question_parts.heads import AskedRows, Choices, ColumnHead, QuestionHead
from workbook.content.model.question_parts.kind import Kind

POSITION_FIELD = "position"
_POSITION_HELP = "図のどこに立つか。左上が 0・0、右下が 100・100。空けておけば、図が置きます。"


class NetworkQuestion(QuestionHead):
    """People and places (nodes) and the ties between them (edges), stage by stage.

    A tie has one strength per stage; without one it keeps the strength of the stage before.
    `professional` lists the stances that the switch 「専門職を除く」 hides.
    """

    kind: Literal["network"]
    stages: Choices
    stances: Choices
    professional: tuple[Code, ...] = ()
    strengths: Choices
    means: tuple[Choice, ...] = ()
    feelings: tuple[Choice, ...] = ()
    nodes: Annotated[int, Field(ge=1, le=30), DIGITS] = 6
    edges: Annotated[int, Field(ge=1, le=30), DIGITS] = 6

    def parts(self) -> tuple[AskedRows, ...]:
        """Return its nodes and its edges."""
        nodes = (
            TextColumn(id="name", label="名前・呼び名", required=True),
            _choice("stance", "立場", self.stances),
            _choice("hub", "ハブ（よりどころ）", (Choice(code="yes", label="はい"),)),
            PositionColumn(id=POSITION_FIELD, label="位置", help=_POSITION_HELP),
        )
        return (
            AskedRows(f"{self.id}.nodes", "nodes", "人・場所", nodes, self.nodes),
            AskedRows(f"{self.id}.edges", "edges", "つながり", self._ties(), self.edges),
        )

    def _ties(self) -> tuple[ColumnHead, ...]:
        ways = (Choice(code="both", label="おたがいに"), Choice(code="one", label="一方から"))
        columns = [
            NodeColumn(id="from", label="だれから", required=True),
            NodeColumn(id="to", label="だれへ", required=True),
            *(_strength(stage, self.strengths) for stage in self.stages),
            _choice("way", "向き", ways),
        ]
        if self.means:
            columns.append(_choice("means", "手段", self.means))
        if self.feelings:
            columns.append(_choice("feeling", "気持ち", self.feelings))
        return tuple(columns)


def strength_field(stage: str) -> str:
    """Return the id of the edge column that holds the strength at a stage."""
    return f"at-{stage}"


def _choice(id_: str, label: str, choices: tuple[Choice, ...]) -> ChoiceColumn:
    return ChoiceColumn(id=id_, kind="choice", label=label, choices=choices)


def _strength(stage: Choice, levels: tuple[Choice, ...]) -> ScaleColumn:
    # Not checked again: a stage's code and label may be as long as an id and a line, and stand behind more letters.
    id_, label = strength_field(stage.code), f"強さ {stage.label}"
    return ScaleColumn.model_construct(id=id_, kind="scale", label=label, levels=levels)


NETWORK = Kind(
    "network",
    "ties",
    explains="network: 人や場所のつながりを書く設問。",
    plays=frozenset({"ties"}),
)
