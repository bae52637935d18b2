"""The file an author is working on: which one was saved last, and what it holds as it lies there now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbook.content import library as libraries
from workbook.content.model.library import Library
from workbook.content.model.overlay import Overlay
from workbook.content.shelf import Signature
from workbook.content.yaml import files, folders
from workbook.problems import Problem

_OVERLAY = "overlay"


@dataclass(frozen=True)
class EditedFile:
    """A file among all others as they lie there now (`library`), with what it alone has wrong (`problems`).

    `path` is its place within a content folder, `names` are what findings may call it, the one on top last. `id` is
    empty where it could not be read, and where there is one file only (the glossary). What a folder says about the
    content it lies over (overlay.yaml) has a `kind` of its own.
    """

    path: str
    names: tuple[str, ...]
    kind: str
    id: str
    library: Library
    problems: tuple[Problem, ...]

    def of_this(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Return those of all problems that stand in this file."""
        return tuple(one for one in problems if one.file in self.names)


def last_saved(roots: Sequence[Path], marks: Signature) -> str:
    """Return the path of the file that was saved last, empty without any; `marks` is the folders' signature."""
    saved = {
        relative: changed
        for path, changed, _, _ in marks
        for root in roots
        if Path(path).is_relative_to(root)
        and _kind(relative := Path(path).relative_to(root).as_posix()) is not None
        and changed
    }
    return max(saved, key=lambda relative: saved[relative], default="")


def paths(library: Library, roots: Sequence[Path]) -> tuple[str, ...]:
    """Return the paths of all files of the content, and of what a folder says about the content it lies over."""
    said = (files.OVERLAY,) if any((root / files.OVERLAY).exists() for root in roots) else ()
    return (*sorted(path for path in library.texts if files.kind_of(path) is not None), *said)


def overlays(roots: Sequence[Path]) -> tuple[Overlay, ...]:
    """Return what the folders say about the content they lie over, in their order."""
    said = (folders.said_by(root) for root in roots)
    return tuple(one.value for one in said if one and isinstance(one.value, Overlay))


def look(library: Library, roots: Sequence[Path], asked: str) -> EditedFile | None:
    """Return a file by its path (`modules/m01.yaml`) or by the name findings call it; None if it is no content in use.

    `library` is what was read of the folders at once.
    """
    path = _path(roots, asked)
    kind = _kind(path)
    names = tuple(_name(root, number, path) for number, root in enumerate(roots))
    there = tuple(name for name, root in zip(names, roots, strict=True) if (root / path).exists())
    problems = tuple(one for one in library.problems if one.file in names)
    text = library.texts.get(path)
    is_overlay = kind == _OVERLAY and bool(there)
    if kind is None or (text is None and not problems and not is_overlay):
        return None
    held = libraries.read_file(text, file=path, kind=kind).names if text is not None else None
    return EditedFile(path, there or (path,), kind, held[0] if held else "", library, problems)


def _kind(path: str) -> str | None:
    return _OVERLAY if path == files.OVERLAY else files.kind_of(path)


def _name(root: Path, number: int, path: str) -> str:
    """Return what findings call a file: those of all folders but the first bear the folder's name."""
    return f"{root.name}/{path}" if number else path


def _path(roots: Sequence[Path], asked: str) -> str:
    """Return what was asked for without the name of a folder in front."""
    plain = asked.replace("\\", "/").removeprefix("./")
    folder, _, rest = plain.partition("/")
    return rest if _kind(rest) and folder in {root.name for root in roots} else plain
