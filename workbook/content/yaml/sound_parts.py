"""The sound parts of a broken file, so that the names they use are checked in the same run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from workbook.content.yaml import shape
from workbook.content.yaml.marks import Path, Plain

MOST_ROUNDS = 8
_Model = TypeVar("_Model", bound=BaseModel)

_ROW: dict[str, Plain] = {
    "id": "stand-in",
    "name": "—",
    "basis": "—",
    "secrecy": "—",
    "as_of": "—",
    "caution": "—",
}
"""A row of either table of grounds."""

_STAND_INS: dict[str, Plain] = {
    "id": "stand-in",
    "title": "—",
    "summary": "—",
    "purpose": "—",
    "outline": "—",
    "theme": "—",
    "place": "—",
    "about": "—",
    "debrief": "—",
    "resolved": "true",
    "label": "当教材の案",
    "points": ["—"],
    "goals": ["—"],
    "sources": ["S1"],
    "audience": ["everyone"],
    "minutes": {"full": "0", "short": "0"},
    "door": {"kind": "resident", "text": "—"},
    "blocks": [{"kind": "story", "id": "stand-in", "text": "—"}],
    "questions": [{"kind": "text", "id": "stand-in", "label": "—"}],
    "stages": [{"id": "stand-in", "title": "—", "text": "—", "question": "—", "minutes": "0"}],
    "terms": [{"id": "stand-in", "term": "—", "meaning": "—"}],
    "meetings": [
        {
            **_ROW,
            "about": "—",
            "host": "—",
            "members": "—",
            "consent": "—",
            "penalty": "—",
        }
    ],
    "hide": [{"file": "—", "why": "—"}],
    "duties": [{**_ROW, "duty": "—", "who": "—", "when": "—", "to": "—"}],
    "chapters": [{"id": "stand-in", "title": "—", "text": "—"}],
    "days": [
        {
            "id": "stand-in",
            "title": "—",
            "periods": [
                {
                    "id": "stand-in",
                    "title": "—",
                    "minutes": "1",
                    "audience": ["everyone"],
                    "items": [{"rest": "1"}],
                }
            ],
        }
    ],
}
"""What stands for a required key of a file that is missing or broken."""


@dataclass(frozen=True)
class Sketch(Generic[_Model]):
    """A value without what was broken. `kept`: which items of a shortened list are left, by the list's path."""

    value: _Model
    kept: Mapping[Path, tuple[int, ...]]

    def original(self, path: Path) -> Path:
        """Return where a path of the sketch is in the file."""
        found: Path = ()
        for step in path:
            kept = self.kept.get(found)
            if kept is not None and isinstance(step, int) and step < len(kept):
                step = kept[step]  # noqa: PLW2901 -- the same step, as it was
            found = (*found, step)
        return found


def draw(model: type[_Model], data: Plain) -> Sketch[_Model] | None:
    """Return what is left of `data` after everything broken is taken out, or None when that is nothing."""
    if not isinstance(data, dict):
        return None
    broken: set[Path] = set()
    kept: dict[Path, tuple[int, ...]] = {}
    for _ in range(MOST_ROUNDS):
        kept = {}
        try:
            return Sketch(model.model_validate(_without(data, (), broken, kept)), kept)
        except ValidationError as error:
            so_far = Sketch(model.model_construct(), kept)
            broken |= {
                _cut(
                    so_far.original(shape.find(model, one["loc"]).path),
                    unknown=one["type"] == "extra_forbidden",
                )
                for one in error.errors(include_url=False)
                if not shape.is_echo(one)
            }
    return None


def _cut(path: Path, *, unknown: bool) -> Path:
    """Return what to take out for a mistake at `path`: the key nobody knows, the nearest list item, or the top key."""
    if unknown:
        return path
    places = [number for number, step in enumerate(path) if isinstance(step, int)]
    return path[: places[-1] + 1] if places else path[:1]


def _without(value: Plain, path: Path, broken: Iterable[Path], kept: dict[Path, tuple[int, ...]]) -> Plain:
    if isinstance(value, list):
        left = tuple(number for number in range(len(value)) if (*path, number) not in broken)
        kept[path] = left
        return [_without(value[number], (*path, number), broken, kept) for number in left]
    if isinstance(value, dict):
        whole = {
            key: _without(inner, (*path, key), broken, kept)
            for key, inner in value.items()
            if (*path, key) not in broken
        }
        return whole if path else {**whole, **_stand_ins(broken)}
    return value


def _stand_ins(broken: Iterable[Path]) -> dict[str, Plain]:
    top = {str(path[0]) for path in broken if len(path) == 1}
    return {key: value for key, value in _STAND_INS.items() if key in top}
