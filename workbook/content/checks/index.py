"""All files by the names others may call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbook.content.model.cases import Case
from workbook.content.model.courses import Course
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml import mistakes
from workbook.content.yaml.typed import Content, ContentFile

MOST_NAMES_TOLD = 12

_HOLD = ("course", "module")


@dataclass(frozen=True)
class Index:
    """Files by kind and name. `unsure`: kinds with a file whose id nobody could read."""

    files: Sequence[ContentFile]
    by_name: dict[tuple[str, str], ContentFile]
    unsure: frozenset[str]
    pictures: frozenset[str] | None

    @classmethod
    def of(
        cls, files: Sequence[ContentFile], *, pictures: frozenset[str] | None, unread: frozenset[str]
    ) -> Index:
        """Return the index of the files; the first file with a name keeps it, ids come before former ids."""
        by_name: dict[tuple[str, str], ContentFile] = {}
        for names in (slice(0, 1), slice(1, None)):
            for file in files:
                for name in (file.names or ())[names]:
                    by_name.setdefault((file.kind, name), file)
        nameless = {file.kind for file in files if file.names is None}
        return cls(files, by_name, unread | nameless, pictures)

    def value(self, kind: str, name: str) -> Content | None:
        """Return the sound value of a name, or None."""
        file = self.by_name.get((kind, name))
        return file.value if file else None

    def module(self, name: str) -> Module | None:
        """Return the sound module of a name, or None."""
        value = self.value("module", name)
        return value if isinstance(value, Module) else None

    def case(self, name: str) -> Case | None:
        """Return the sound case of a name, or None."""
        value = self.value("case", name)
        return value if isinstance(value, Case) else None

    def worksheet(self, name: str) -> Worksheet | None:
        """Return the sound worksheet of a name, or None."""
        value = self.value("worksheet", name)
        return value if isinstance(value, Worksheet) else None

    def courses(self) -> Iterator[Course]:
        """Yield the sound courses that are in use."""
        values = (file.value for file in self.files)
        yield from (value for value in values if isinstance(value, Course) and not value.retired)

    def lacks(self, kind: str, name: str) -> bool:
        """Tell whether a name surely does not exist; a broken file exists."""
        return kind not in self.unsure and (kind, name) not in self.by_name

    def held_unseen(self) -> frozenset[str]:
        """Return the names of what courses and modules with mistakes may hold; of a broken module only what it names."""
        broken = [file for file in self.files if file.kind in _HOLD and file.value is None]
        is_anything = any(file.kind == "course" or not file.marked.whole for file in broken)
        if is_anything or not self.unsure.isdisjoint(_HOLD):
            return frozenset(name for _, name in self.by_name)
        return frozenset(text for file in broken for _, text in file.words())

    def names(self, kind: str) -> tuple[str, ...]:
        """Return all names of a kind."""
        return tuple(name for of, name in self.by_name if of == kind)


def hint(word: str, known: Iterable[str]) -> str:
    """Return the likely name, or the names there are when they are few."""
    names = sorted(known)
    # v12 is no typing slip of v11.
    numbered = [name for name in names if re.sub(r"\d", "", name) == re.sub(r"\d", "", word)]
    near = "" if numbered else mistakes.suggest(word, names)
    if near:
        return near
    if not names:
        return "まだひとつもありません"
    if len(names) > MOST_NAMES_TOLD:
        return "名前を確かめるか、そのファイルを先に書いてください"
    return f"あるのは {'・'.join(names)}"
