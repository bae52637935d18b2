"""Several content folders as one: a later folder lies over the earlier ones, file by file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbook.content.model.overlay import HiddenFile, Overlay
from workbook.content.yaml import files, mistakes, typed
from workbook.content.yaml.files import FoundFiles
from workbook.problems import Problem


@dataclass(frozen=True)
class Layer:
    """What was read so far (`below`), one folder that lies over it, and what it hides."""

    below: FoundFiles
    above: FoundFiles
    hidden: tuple[HiddenFile, ...] = ()


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
    said = _said(root)
    hidden = said.value.hide if said and isinstance(said.value, Overlay) else ()
    faults = [*(said.problems if said else ()), *(_nothing(said, below) if said else ())]
    problems = [replace(one, file=f"{folder}{one.file}") for one in (*above.problems, *faults)]
    called = {path: f"{folder}{path}" for path in (*above.texts, *above.unread)} if folder else {}
    return Layer(below, replace(above, problems=tuple(problems), called=called), hidden)


def _said(root: Path) -> typed.ContentFile | None:
    """Return what the folder says about the content below, or None when it says nothing."""
    if not (root / files.OVERLAY).exists():
        return None
    text, problems = files.look_at(root, files.OVERLAY)
    said = typed.read(text or "", file=files.OVERLAY, kind="overlay")
    return said if text is not None else replace(said, problems=tuple(problems))


def _nothing(said: typed.ContentFile, below: FoundFiles) -> Iterator[Problem]:
    """Tell what is to be hidden and is not there."""
    for number, one in enumerate(said.value.hide if isinstance(said.value, Overlay) else ()):
        if one.file not in below.texts:
            near = mistakes.suggest(one.file, sorted(below.texts))
            suggestion = f"{near}。" if near else ""
            yield said.tell("overlay.nothing", ("hide", number), value=one.file, suggestion=suggestion)


def _together(layer: Layer) -> FoundFiles:
    below, above = layer.below, layer.above
    replaced = {*above.texts, *above.unread, *(one.file for one in layer.hidden)}
    pictures = {f"{files.FIGURES}/{name}" for name in above.pictures or ()}
    gone = {below.called.get(path, path) for path in replaced | pictures}
    return FoundFiles(
        texts={**_without(below.texts, replaced), **above.texts},
        pictures=(below.pictures or frozenset()) | (above.pictures or frozenset()),
        problems=(*(one for one in below.problems if one.file not in gone), *above.problems),
        unread=(below.unread - replaced) | above.unread,
        called={**below.called, **above.called},
    )


def _without(texts: dict[str, str], gone: Collection[str]) -> dict[str, str]:
    return {path: text for path, text in texts.items() if path not in gone}
