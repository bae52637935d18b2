"""What a folder of one's own changes about the content it lies over, file by file and part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from workbook.content.yaml import files, item_merge, yaml_text
from workbook.content.yaml.folders import Layer, layers
from workbook.content.yaml.marks import Plain

How = Literal["added", "replaced", "merged", "same", "hidden"]


@dataclass(frozen=True)
class Difference:
    """One file that differs. Parts are keys, or items by their id (`blocks.story`); `why` is of a hidden one.

    `only_here` and `only_below` are parts that one of the two does not have, `changed` those both have. Of a file that
    goes over another item by item, `only_below` are those that are hidden.
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
        if hidden.file in layer.below.texts and hidden.id is None:
            yield Difference(layer.below.called.get(hidden.file, hidden.file), "hidden", hidden.why)
    for path, merged in sorted(layer.merged.items()):
        if path in layer.below.texts:
            yield _laid_over(layer.below.called.get(path, path), merged.text, layer.below.texts[path])
    for path, text in sorted(layer.above.texts.items()):
        name = layer.above.called[path]
        below = layer.below.texts.get(path)
        if path in layer.merged and below is not None:
            continue
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


def _laid_over(name: str, text: str, below: str) -> Difference:
    found = _compared(name, text, below)
    return found if found.how == "same" else replace(found, how="merged")


def _parts(text: str) -> dict[str, Plain]:
    """Return the values of a file by key; of a list of things with ids, each thing for itself."""
    data = yaml_text.read(text, file="").data
    found: dict[str, Plain] = {}
    for key, value in data.items() if isinstance(data, dict) else ():
        items = value if isinstance(value, list) and item_merge.named(value) else []
        found.update({f"{key}.{item_merge.name_of(one)}": one for one in items} or {key: value})
    return found
