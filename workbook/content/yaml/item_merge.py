"""One file over another, item by item: an item with the same id is replaced, a new one is added, the rest stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import yaml

from workbook.content.yaml import marks, yaml_text
from workbook.content.yaml.marks import Marked, Path, Plain
from workbook.problems import Problem

Item = dict[str, Plain]


@dataclass(frozen=True)
class Source:
    """A text that was read, and what people call it; `places` of one that was merged itself."""

    name: str
    marked: Marked
    places: Mapping[Path, Written] | None = None

    def place(self, path: Path) -> Written:
        """Return where the author wrote what stands at a path."""
        if self.places is not None:
            return placed(self.places, path)
        return Written(self.name, path, self.marked)


@dataclass(frozen=True)
class Written:
    """A path into the text of an author."""

    file: str
    path: Path
    marked: Marked


@dataclass(frozen=True)
class Added:
    """An item to add to a list: behind the one with the id `after`, or at the end; where its author wrote it."""

    item: Item
    after: str
    place: Written


@dataclass(frozen=True)
class MergedText:
    """A text made of several, and where each part was written."""

    text: str
    places: Mapping[Path, Written]

    @cached_property
    def lines(self) -> Mapping[Path, int]:
        """The line of every path of the merged text."""
        return yaml_text.read(self.text, file="").lines

    def told(self, problem: Problem) -> Problem:
        """Return a problem of the merged text at the place where its author can mend it."""
        here = [path for path, line in self.lines.items() if line <= problem.line]
        named = [path for path in here if marks.place(path) == problem.where]
        path = named[0] if named else max(here, key=lambda one: (self.lines[one], len(one)), default=())
        found = placed(self.places, path)
        where = marks.place(found.path) if named else problem.where
        return replace(problem, file=found.file, line=found.marked.line(found.path), where=where)


def placed(places: Mapping[Path, Written], path: Path) -> Written:
    """Return where the author wrote what stands at a path of a merged text."""
    known = next(path[:length] for length in range(len(path), -1, -1) if path[:length] in places)
    found = places[known]
    return replace(found, path=(*found.path, *path[len(known) :]))


def merge(
    head: str, below: Source, above: Source | None, *, added: Sequence[Added], hidden: Collection[str]
) -> MergedText:
    """Return `below` with the items of `above` and those `added` laid over it, without the `hidden` ones.

    `head` is the first line. The data of both is a mapping.
    """
    data: Item = {}
    places: dict[Path, Written] = {(): below.place(())}
    upper = above.marked.data if above and isinstance(above.marked.data, dict) else {}
    lower = below.marked.data if isinstance(below.marked.data, dict) else {}
    for key in (*lower, *(key for key in upper if key not in lower)):
        source = above if above and key in upper else below
        data[key], places[(key,)] = (upper if source is above else lower)[key], source.place((key,))
        if named(lower.get(key, upper.get(key))):
            rows = list(_rows(below, key, lower.get(key)))
            for row in (*(_rows(above, key, upper.get(key)) if above else ()), *_new(added, key)):
                _lay(rows, row)
            rows = [row for row in rows if name_of(row.item) not in hidden]
            data[key] = [row.item for row in rows]
            places.update({(key, number): row.place for number, row in enumerate(rows)})
    return MergedText(f"{head}\n{_dump(data)}", places)


def named(value: Plain) -> bool:
    """Tell whether a value is a list of things that can be told apart by name."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) and name_of(one) for one in value)
    )


def name_of(item: Plain) -> str:
    """Return what an item is known by: its id, or the word whose spelling it says."""
    found = (item.get("id") or item.get("write")) if isinstance(item, dict) else None
    return found if isinstance(found, str) else ""


def _rows(source: Source, key: str, value: Plain) -> Iterator[Added]:
    for number, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, dict):
            yield Added(item, "", source.place((key, number)))


def _new(added: Sequence[Added], key: str) -> Sequence[Added]:
    return added if key == "blocks" else ()


def _lay(rows: list[Added], row: Added) -> None:
    """Put an item in the place of the one with its name, behind the one it names, or at the end."""
    names = [name_of(one.item) for one in rows]
    if name_of(row.item) in names:
        rows[names.index(name_of(row.item))] = row
    else:
        rows.insert(names.index(row.after) + 1 if row.after in names else len(rows), row)


class _Dumper(yaml.SafeDumper):
    """Writes plain values so that reading them gives the same again: texts as `|` or quoted, nothing as nothing."""


def _dump(data: Item) -> str:
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
    return text


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else '"')


def _nothing(dumper: yaml.SafeDumper, _value: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _nothing)
_Dumper.ignore_aliases = lambda *_: True  # type: ignore[method-assign]
