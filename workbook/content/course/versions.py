"""Which blocks of a module its full version, its short version or one of its parts shows, with their minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbook.content.made_once import once
from workbook.content.model.blocks import Block, WorksheetBlock
from workbook.content.model.modules import Module

FULL, SHORT = "full", "short"


@dataclass(frozen=True)
class Step:
    """A block with the minutes it takes in this version."""

    block: Block
    minutes: int


@dataclass(frozen=True)
class Version:
    """A way through a module. `use` is full, short or the id of a part; `part` is the part's title or empty."""

    use: str
    part: str
    minutes: int
    steps: tuple[Step, ...]


@once
def of_module(module: Module, use: str) -> Version:
    """Return a version of a module; an unknown `use` gives the full one."""
    part = next((part for part in module.parts if part.id == use), None)
    if part is not None:
        steps = _steps(block for block in module.blocks if block.id in part.blocks)
        return Version(part.id, part.title, sum(step.minutes for step in steps), steps)
    if use == SHORT:
        return Version(SHORT, "", module.minutes.short, _short(module.blocks))
    return Version(FULL, "", module.minutes.full, _steps(module.blocks))


def choices(module: Module) -> tuple[Version, ...]:
    """Return every version of a module: full, short if it is shorter, and its parts."""
    uses = [FULL]
    if module.minutes.short != module.minutes.full:
        uses.append(SHORT)
    return tuple(of_module(module, use) for use in [*uses, *(part.id for part in module.parts)])


def shortened(version: Version) -> Version:
    """Return a version as it goes when time is short; one that is short already stays as it is."""
    steps = _short(step.block for step in version.steps)
    return Version(version.use, version.part, sum(step.minutes for step in steps), steps)


@once
def saved_minutes(module: Module, use: str) -> int:
    """Return how many minutes a version of a module saves when it goes short."""
    version = of_module(module, use)
    return sum(step.minutes for step in version.steps) - shortened(version).minutes


def short_minutes(block: Block) -> int:
    """Return the minutes of a block in the short version; 0 of a block that takes time: it is left out."""
    return block.minutes if block.short is None else block.short


def _steps(blocks: Iterable[Block]) -> tuple[Step, ...]:
    return tuple(Step(block, block.minutes) for block in blocks)


def _short(blocks: Iterable[Block]) -> tuple[Step, ...]:
    """Return the short version: a block whose short minutes are 0 although it takes time is left out.

    So are a facilitator's words when every block they are about is left out.
    """
    kept: list[Block] = []
    about: list[bool] = []
    told = False
    for block in blocks:
        if block.kind == "facilitator":
            told = True
            is_kept = any(about) or not about
        else:
            about = [] if told else about
            told = False
            is_kept = block.short != 0 or block.minutes == 0
            about.append(is_kept)
        kept += [block] if is_kept else []
    return tuple(Step(_in_short(block), short_minutes(block)) for block in kept)


def _in_short(block: Block) -> Block:
    """Return a block as the short version has it: a worksheet asks what `in_short` says."""
    if not isinstance(block, WorksheetBlock) or block.in_short is None:
        return block
    return block.model_copy(
        update={"questions": block.in_short.questions, "rows": block.in_short.rows, "in_short": None}
    )
