"""What a folder of one's own changes about the content it lies over, file by file and part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbook.content.yaml import files, yaml_text
from workbook.content.yaml.folders import Layer, layers
from workbook.content.yaml.marks import Plain

How = Literal["added", "replaced", "same", "hidden"]


@dataclass(frozen=True)
class Difference:
    """One file that differs. Parts are keys, or items by their id (`blocks.story`); `why` is of a hidden one.

    `only_here` and `only_below` are parts that one of the two does not have, `changed` those both have.
    """

    file: str
    how: How
    why: str = ""
    changed: tuple[str, ...] = ()
    only_here: tuple[str, ...] = ()
    only_below: tuple[str, ...] = ()


def of(roots: Sequence[Path]) -> tuple[Difference, ...]:
    """Return what the later folders change, in the order of folders and files."""
    _first, *later = layers(roots)
    return tuple(one for layer in later for one in _of_layer(layer))


def _of_layer(layer: Layer) -> Iterator[Difference]:
    for hidden in layer.hidden:
        if hidden.file in layer.below.texts:
            yield Difference(layer.below.called.get(hidden.file, hidden.file), "hidden", hidden.why)
    for path, text in sorted(layer.above.texts.items()):
        name = layer.above.called[path]
        below = layer.below.texts.get(path)
        yield Difference(name, "added") if below is None else _compared(name, text, below)
    for picture in sorted(layer.above.pictures or ()):
        how: How = "replaced" if picture in (layer.below.pictures or ()) else "added"
        yield Difference(f"{files.FIGURES}/{picture}", how)


def _compared(name: str, text: str, below: str) -> Difference:
    here, there = _parts(text), _parts(below)
    changed = tuple(part for part in here if part in there and here[part] != there[part])
    only_here = tuple(part for part in here if part not in there)
    only_below = tuple(part for part in there if part not in here)
    how: How = "replaced" if changed or only_here or only_below else "same"
    return Difference(name, how, changed=changed, only_here=only_here, only_below=only_below)


def _parts(text: str) -> dict[str, Plain]:
    """Return the values of a file by key; of a list of things with ids, each thing for itself."""
    data = yaml_text.read(text, file="").data
    found: dict[str, Plain] = {}
    for key, value in data.items() if isinstance(data, dict) else ():
        items = value if isinstance(value, list) else []
        named = {f"{key}.{one['id']}": one for one in items if isinstance(one, dict) and "id" in one}
        found.update(named if named and len(named) == len(items) else {key: value})
    return found
