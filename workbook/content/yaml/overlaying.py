"""What becomes one file of a folder's own words and those of the content it lies over."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.model.overlay import Overlay
from workbook.content.yaml import files, item_merge, mistakes, typed, yaml_text
from workbook.content.yaml.files import FoundFiles
from workbook.content.yaml.item_merge import Added, MergedText, Source, Written
from workbook.problems import Problem

Merged = dict[str, MergedText]


def merged(
    below: FoundFiles, above: FoundFiles, said: typed.ContentFile | None, *, name: str
) -> tuple[Merged, tuple[Problem, ...]]:
    """Return the files that are made of both folders, and what is wrong with the way they are.

    `said` is the folder's overlay.yaml, called `name`. What cannot be read item by item is not merged.
    """
    overlay = said.value if said and isinstance(said.value, Overlay) else Overlay()
    touched = [*(one.file for one in overlay.hide if one.id), *(one.to for one in overlay.add)]
    whole = {one.file for one in overlay.hide if one.id is None}
    both = [path for path in files.SINGLES.values() if {path} <= {*above.texts} & {*below.texts} - whole]
    found: Merged = {}
    problems: list[Problem] = []
    for path in dict.fromkeys((*both, *touched)):
        lower, upper = _sources(below, above, path, is_single=path in both)
        if lower is None:
            continue
        added = _added(said, overlay, path, name)
        hidden = {one.id for one in overlay.hide if one.file == path and one.id}
        kind = files.kind_of(path) or ""
        head = typed.modeline(kind, file=path)
        found[path] = item_merge.merge(head, lower, upper, added=added, hidden=hidden)
        if upper is not None:
            problems.extend(typed.in_text(above.texts[path], file=upper.name, at=path, kind=kind))
        problems.extend(_unplaced(said, overlay, path, lower, upper, name))
    return found, tuple(problems)


def _sources(
    below: FoundFiles, above: FoundFiles, path: str, *, is_single: bool
) -> tuple[Source | None, Source | None]:
    """Return the text that lies below and the one that goes over it item by item, if there is one."""
    upper = _source(above, path)
    if not is_single:
        return upper or _source(below, path), None
    lower = _source(below, path)
    return (lower, upper) if lower and upper else (None, None)


def _source(found: FoundFiles, path: str) -> Source | None:
    if path not in found.texts:
        return None
    name = found.called.get(path, path)
    marked = yaml_text.read(found.texts[path], file=name)
    places = found.merged[path].places if path in found.merged else None
    return Source(name, marked, places) if marked.whole and isinstance(marked.data, dict) else None


def _added(said: typed.ContentFile | None, overlay: Overlay, path: str, name: str) -> list[Added]:
    rows = said.marked.data.get("add") if said and isinstance(said.marked.data, dict) else None
    found = []
    for number, (one, row) in enumerate(
        zip(overlay.add, rows if isinstance(rows, list) else (), strict=True)
    ):
        block = row.get("block") if isinstance(row, dict) else None
        if said and one.to == path and isinstance(block, dict):
            found.append(Added(block, one.after or "", Written(name, ("add", number, "block"), said.marked)))
    return found


def _unplaced(  # noqa: PLR0913, PLR0917 -- everything a place is looked for in
    said: typed.ContentFile | None,
    overlay: Overlay,
    path: str,
    lower: Source,
    upper: Source | None,
    name: str,
) -> Iterator[Problem]:
    """Tell which item is to be hidden, or to stand before an added one, and is not there."""
    there = {*_names(lower), *(_names(upper) if upper else ()), *(one.block.id for one in overlay.add)}
    asked = [
        *((("hide", n, "id"), one.id) for n, one in enumerate(overlay.hide) if one.file == path and one.id),
        *(
            (("add", n, "after"), one.after)
            for n, one in enumerate(overlay.add)
            if one.to == path and one.after
        ),
    ]
    for place, id_ in asked:
        if said is not None and id_ not in there:
            near = mistakes.suggest(id_, sorted(there))
            suggestion = f"{near}。" if near else ""
            yield said.called(name).tell(
                "overlay.no-item", place, value=id_, inside=path, suggestion=suggestion
            )


def _names(source: Source) -> Iterator[str]:
    data = source.marked.data
    for value in data.values() if isinstance(data, dict) else ():
        yield from map(item_merge.name_of, value if isinstance(value, list) else ())
