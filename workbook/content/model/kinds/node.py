"""node: a column that points to one of the people and places of a network; never asked for by itself."""

from __future__ import annotations

from typing import Literal

from workbook.content.model.question_parts.heads import ColumnHead
from workbook.content.model.question_parts.kind import Kind


class NodeColumn(ColumnHead):
    """A column whose answers are rows of the network's nodes."""

    kind: Literal["node"] = "node"


NODE = Kind("node", "one", width=1.4)
