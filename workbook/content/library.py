"""Reading all content of one folder or of several that lie one over the other, or of texts kept earlier: typed, with every problem of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from workbook.content import checks
from workbook.content.model.cases import Case
from workbook.content.model.courses import Course
from workbook.content.model.glossary import Glossary
from workbook.content.model.grounds import Grounds
from workbook.content.model.handbook import Handbook
from workbook.content.model.library import Library
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml import files, folders, typed
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

T = TypeVar("T", Course, Module, Case, Worksheet)

_MOST_FILES_HELD = 256


def load(*roots: Path) -> Library:
    """Return the content of the folders, a later one over the earlier ones.

    Never raises for bad content: mistakes are in `problems`.
    """
    return _load(folders.gather(roots))


def at_once(*roots: Path) -> Library:
    """Return the content as `load` does, with what each file alone has wrong.

    What only several files together can have wrong takes most of the time of a `load` and is not looked for.
    """
    gathered = folders.gather(roots)
    return _build(gathered, _read(gathered), across=())


def read_texts(texts: Mapping[str, str]) -> Library:
    """Return the content of texts kept earlier (relative path → text); pictures are not looked for."""
    return _load(files.FoundFiles(texts=dict(texts), pictures=None))


def _load(gathered: files.FoundFiles) -> Library:
    read = _read(gathered)
    unread = frozenset(filter(None, map(files.kind_of, gathered.unread)))
    across = checks.across(read, pictures=gathered.pictures, unread=unread)
    return _build(gathered, read, across=tuple(across))


def _read(gathered: files.FoundFiles) -> list[ContentFile]:
    found = []
    for file, text in sorted(gathered.texts.items()):
        kind = files.kind_of(file)
        if kind is not None:
            one = read_file(text, file=file, kind=kind)
            found.append(one.called(gathered.called[file]) if file in gathered.called else one)
    return found


@lru_cache(maxsize=_MOST_FILES_HELD)
def read_file(text: str, *, file: str, kind: str) -> ContentFile:
    """Return the typed content of a text; of all files only the one that was edited is read anew (10 ms, not 1 s)."""
    return typed.read(text, file=file, kind=kind)


def _build(gathered: files.FoundFiles, read: Sequence[ContentFile], *, across: Sequence[Problem]) -> Library:
    own = (problem for one in read for problem in one.problems)
    found = {*gathered.problems, *(_placed(gathered, one) for one in (*own, *across))}
    return Library(
        courses=_by_id(read, Course),
        modules=_by_id(read, Module),
        cases=_by_id(read, Case),
        worksheets=_by_id(read, Worksheet),
        glossary=tuple(term for one in read if isinstance(one.value, Glossary) for term in one.value.terms),
        grounds=next((one.value for one in read if isinstance(one.value, Grounds)), None),
        handbook=next((one.value for one in read if isinstance(one.value, Handbook)), None),
        problems=tuple(sorted(found)),
        revision=_revision(gathered.texts),
        texts=gathered.texts,
    )


def _placed(gathered: files.FoundFiles, problem: Problem) -> Problem:
    """Return a problem where its author can mend it: a file that was made of several lies nowhere."""
    merged = {gathered.called.get(path, path): one for path, one in gathered.merged.items()}
    return merged[problem.file].told(problem) if problem.file in merged else problem


def _by_id(read: Sequence[ContentFile], model: type[T]) -> dict[str, T]:
    """Return the sound values of one kind; of two with the same id the first one counts."""
    found: dict[str, T] = {}
    for one in read:
        if isinstance(one.value, model) and one.names:
            found.setdefault(one.names[0], one.value)
    return found


def _revision(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for file, text in sorted(texts.items()):
        for part in (file, text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
