"""Several content folders as one: a later folder lies over the earlier ones, file by file or item by item."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from workbook.content.model.overlay import Hidden, Overlay
from workbook.content.yaml import files, mistakes, overlaying, typed
from workbook.content.yaml.files import FoundFiles
from workbook.content.yaml.item_merge import MergedText
from workbook.problems import Problem

T = TypeVar("T")


@dataclass(frozen=True)
class Layer:
    """What was read so far (`below`), one folder that lies over it, what it hides, and what became one file of both."""

    below: FoundFiles
    above: FoundFiles
    hidden: tuple[Hidden, ...] = ()
    merged: Mapping[str, MergedText] = field(default_factory=dict)

    @property
    def hidden_files(self) -> frozenset[str]:
        """The files that are hidden as a whole."""
        return frozenset(one.file for one in self.hidden if one.id is None)


def gather(roots: Sequence[Path]) -> FoundFiles:
    """Return every text and picture of the folders as they are together; the last folder wins."""
    found = FoundFiles()
    for layer in layers(roots):
        found = _together(layer)
    return found


def layers(roots: Sequence[Path]) -> Iterator[Layer]:
    """Return the folders one by one, each with what it lies over. Files of all but the first bear its name."""
    below = FoundFiles()
    for number, root in enumerate(roots):
        layer = _layer(below, root.resolve(), folder=f"{root.resolve().name}/" if number else "")
        yield layer
        below = _together(layer)


def picture(roots: Sequence[Path], name: str) -> Path:
    """Return where a picture lies: in the last folder that has it."""
    places = [root / files.FIGURES / name for root in roots]
    return next((place for place in reversed(places) if place.is_file()), places[0])


def _layer(below: FoundFiles, root: Path, *, folder: str) -> Layer:
    above = files.gather(root)
    said = said_by(root)
    overlay = said.value if said and isinstance(said.value, Overlay) else Overlay()
    called = {path: f"{folder}{path}" for path in (*above.texts, *above.unread)} if folder else {}
    above = replace(above, called=called)
    merged, found = overlaying.merged(below, above, said, name=f"{folder}{files.OVERLAY}")
    faults = [*(said.problems if said else ()), *(_nothing(said, below) if said else ())]
    problems = [replace(one, file=f"{folder}{one.file}") for one in (*above.problems, *faults)]
    return Layer(below, replace(above, problems=(*problems, *found)), overlay.hide, merged)


def said_by(root: Path) -> typed.ContentFile | None:
    """Return what the folder says about the content below, or None when it says nothing."""
    if not (root / files.OVERLAY).exists():
        return None
    text, problems = files.look_at(root, files.OVERLAY)
    said = typed.read(text or "", file=files.OVERLAY, kind="overlay")
    return said if text is not None else replace(said, problems=tuple(problems))


def _nothing(said: typed.ContentFile, below: FoundFiles) -> Iterator[Problem]:
    """Tell what is to be hidden, or added to, and is not there."""
    overlay = said.value if isinstance(said.value, Overlay) else Overlay()
    named = [
        *((("hide", number, "file"), one.file) for number, one in enumerate(overlay.hide)),
        *((("add", number, "to"), one.to) for number, one in enumerate(overlay.add)),
    ]
    for path, file in named:
        if file not in below.texts:
            near = mistakes.suggest(file, sorted(below.texts))
            yield said.tell("overlay.nothing", path, value=file, suggestion=f"{near}。" if near else "")


def _together(layer: Layer) -> FoundFiles:
    below, above = layer.below, layer.above
    replaced = {*above.texts, *above.unread, *layer.hidden_files}
    pictures = {f"{files.FIGURES}/{name}" for name in above.pictures or ()}
    gone = {below.called.get(path, path) for path in replaced | pictures}
    merged = {path: one.text for path, one in layer.merged.items()}
    return FoundFiles(
        texts={**_without(below.texts, replaced), **above.texts, **merged},
        pictures=(below.pictures or frozenset()) | (above.pictures or frozenset()),
        problems=(*(one for one in below.problems if one.file not in gone), *above.problems),
        unread=(below.unread - replaced) | above.unread,
        called={**below.called, **above.called},
        merged={**_without(below.merged, replaced), **layer.merged},
    )


def _without(found: Mapping[str, T], gone: Collection[str]) -> dict[str, T]:
    return {path: one for path, one in found.items() if path not in gone}
