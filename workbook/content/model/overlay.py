"""What a folder of one's own says about the content it lies over (overlay.yaml)."""

from __future__ import annotations

from workbook.content.model.base import Id, Line, Strict
from workbook.content.model.blocks import Block


class Hidden(Strict):
    """A file of the content below that is not used here, or one item of it (a block, a term), and why."""

    file: Line
    id: Id | None = None
    why: Line


class AddedBlock(Strict):
    """A block that a module of the content below gets here: behind the block `after`, or at the end.

    A block with the id of one of the module's own takes its place.
    """

    to: Line
    after: Id | None = None
    block: Block


class Overlay(Strict):
    """What is hidden of the content below, and what is added to its modules.

    A file of the same name replaces one without being named here; of the files there is one of, it goes over the
    other item by item.
    """

    hide: tuple[Hidden, ...] = ()
    add: tuple[AddedBlock, ...] = ()
