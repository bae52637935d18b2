"""The texts and pictures of a content folder, read without ever leaving the folder or raising."""

from __future__ import annotations

import re
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from workbook.content import wording
from workbook.content.yaml.item_merge import MergedText
from workbook.content.yaml.marks import MOST_LETTERS
from workbook.problems import Problem

FOLDERS = {
    "course": "curriculum",
    "module": "modules",
    "case": "exercises/cases",
    "worksheet": "exercises/worksheets",
}
"""Where each kind of content lies."""

SINGLES = {"glossary": "glossary.yaml", "grounds": "grounds.yaml", "handbook": "handbook.yaml"}
"""What there is one file of, at the root; each may be left out."""
OVERLAY = "overlay.yaml"
"""What a folder that lies over another one says about it; no content itself."""
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}
_SINGLE_KINDS = {name: kind for kind, name in SINGLES.items()}
FIGURES = "modules/figures"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.yaml")
_YAML_LIKE = re.compile(r"[^.].*\.ya?ml", re.IGNORECASE)
_PICTURE = re.compile(r"[a-z0-9-]+\.(svg|png)")
MOST_BYTES_OF_A_PICTURE = 500 * 1024
# A picture may hold shapes and words, nothing that runs or is fetched; `#part` inside itself is fine.
_ACTIVE = re.compile(
    rb"<script|<foreignObject|<iframe|<image|<!ENTITY|@import|\bon[a-z]+\s*=|javascript:"
    rb"|(?:href|src)\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#|[\"']#)",
    re.IGNORECASE,
)
# A file written twice within one tick of the clock may look unchanged the second time. Ticks are 4 ms on Linux, 16 ms
# on Windows.
TOO_YOUNG_NS = 50_000_000
_MOST_HELD = 256
_ENCODINGS = (("shift_jis", "Shift_JIS"), ("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP"))
_STRANGE = re.compile("[\x80-\x9f\ue000-\uf8ff]")


@dataclass(frozen=True)
class FoundFiles:
    """What was read: texts by relative path, names of pictures (None: not looked for), what could not be read.

    `called`: what people call a file where that is not its path. `merged`: texts that were made of several.
    """

    texts: dict[str, str] = field(default_factory=dict)
    pictures: frozenset[str] | None = frozenset()
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()
    called: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, MergedText] = field(default_factory=dict)


def gather(root: Path) -> FoundFiles:
    """Return every text and picture of the content under `root`."""
    base = root.resolve()
    if not any((base / name).exists() for name in (*FOLDERS.values(), *SINGLES.values(), OVERLAY)):
        return FoundFiles(problems=(wording.problem("folder.missing", file=".", line=1),))
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    unread: set[str] = set()
    for relative in _paths(base):
        text, found = look_at(base, relative)
        problems.extend(found)
        if text is not None:
            texts[relative] = text
        elif found:
            unread.add(relative)
    pictures, faults = _pictures(base)
    return FoundFiles(texts, pictures, (*problems, *faults), frozenset(unread))


def _paths(base: Path) -> Iterator[str]:
    """Return what may be content, relative to the root."""
    for folder in FOLDERS.values():
        yield from (f"{folder}/{name}" for name in _names(base / folder))
    for name in SINGLES.values():
        if (base / name).exists() or (base / name).is_symlink():
            yield name


def kind_of(file: str) -> str | None:
    """Return which kind of content a relative path holds, or None when it holds none."""
    if file in _SINGLE_KINDS:
        return _SINGLE_KINDS[file]
    folder, _, name = file.rpartition("/")
    return _KINDS.get(folder) if _NAME.fullmatch(name) else None


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def look_at(base: Path, relative: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file of a resolved folder when it is content, and what is wrong with it.

    Of all files only the one that was saved is opened anew (a folder in 2 ms, not 14).
    """
    text, problems = _looked_at(base, relative, _mark(base / relative))
    return text, list(problems)


@lru_cache(maxsize=_MOST_HELD)
def _looked_at(base: Path, relative: str, _seen: tuple[int, ...]) -> tuple[str | None, list[Problem]]:
    path = base / relative
    if not _YAML_LIKE.fullmatch(path.name):
        return None, list(_stray_folder(path, relative))
    if not _NAME.fullmatch(path.name):
        return None, [wording.problem("file.name", file=relative, line=1, example=_example(path.name))]
    opened = _open(base, path, most=MOST_LETTERS)
    if opened.finding:
        return None, [_refusal(opened, relative, most=MOST_LETTERS)]
    return _decode(opened.data, relative)


def _mark(path: Path) -> tuple[int, ...]:
    """Return what changes when a file does; of a link, and of one that may be written again in this tick, never the same twice."""
    now = time.time_ns()
    try:
        seen = path.lstat()
    except OSError:
        return (now,)
    if not stat.S_ISREG(seen.st_mode) or abs(now - seen.st_mtime_ns) < TOO_YOUNG_NS:
        return (now,)
    return seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino, seen.st_dev


class _Opened(NamedTuple):
    """The bytes of a file, or why it was not read."""

    data: bytes = b""
    finding: str = ""
    size: int = 0


def _open(base: Path, path: Path, *, most: int) -> _Opened:
    try:
        if not path.resolve(strict=True).is_relative_to(base):
            return _Opened(finding="file.outside")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would wait for ever
            return _Opened(finding="file.folder" if stat.S_ISDIR(status.st_mode) else "file.special")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return _Opened(finding="file.unreadable")
    return _Opened(finding="file.large", size=status.st_size) if len(data) > most else _Opened(data)


def _refusal(opened: _Opened, relative: str, *, most: int) -> Problem:
    size, limit = opened.size // 1024, most // 1024
    return wording.problem(opened.finding, file=relative, line=1, size=size, limit=limit)


def _example(name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower().rsplit(".", 1)[0]).strip("-")
    return f"{stem or 'm01-why-now'}.yaml"


def _stray_folder(path: Path, relative: str) -> Iterator[Problem]:
    """Warn of YAML one level too deep, which would otherwise be missed in silence."""
    if path.is_dir() and any(_YAML_LIKE.fullmatch(name) for name in _names(path)):
        yield wording.problem("folder.extra", file=relative, line=1)


def _decode(data: bytes, relative: str) -> tuple[str | None, list[Problem]]:
    """Return the text, or the likely encoding and the first line that shows it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [wording.problem("file.encoding", file=relative, line=1, guess="UTF-16")]
    if b"\x1b$" in data:
        line = _line_of(data, data.index(b"\x1b$"))
        return None, [wording.problem("file.encoding", file=relative, line=line, guess="ISO-2022-JP")]
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(wording.problem("file.bom", file=relative, line=1))
        data = data[3:]
    try:
        return data.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        line, guess = _line_of(data, error.start), _guess(data)
        finding = "file.encoding" if guess else "file.broken"
        return None, [*problems, wording.problem(finding, file=relative, line=line, guess=guess)]


def _line_of(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _guess(data: bytes) -> str:
    """Return the encoding in which the bytes are Japanese, or nothing."""
    for encoding, name in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _STRANGE.search(text):
            return name
    return ""


def _pictures(base: Path) -> tuple[frozenset[str], list[Problem]]:
    """Return the names of the pictures that are there, and which of them cannot be shown."""
    names = [name for name in _names(base / FIGURES) if _PICTURE.fullmatch(name)]
    places = [f"{FIGURES}/{name}" for name in names]
    return frozenset(names), [fault for one in places for fault in _faults(base, one, _mark(base / one))]


@lru_cache(maxsize=_MOST_HELD)
def _faults(base: Path, relative: str, _seen: tuple[int, ...]) -> tuple[Problem, ...]:
    return tuple(_found_in_picture(base, relative))


def _found_in_picture(base: Path, relative: str) -> Iterator[Problem]:
    opened = _open(base, base / relative, most=MOST_BYTES_OF_A_PICTURE)
    if opened.finding:
        yield _refusal(opened, relative, most=MOST_BYTES_OF_A_PICTURE)
    elif relative.endswith(".png") and not opened.data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield wording.problem("picture.not-png", file=relative, line=1)
    elif relative.endswith(".svg"):
        active = _ACTIVE.search(opened.data)
        if active:
            line = _line_of(opened.data, active.start())
            found = active[0].decode("ascii", "replace")
            yield wording.problem("picture.active", file=relative, line=line, value=found)
