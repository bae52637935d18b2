"""One spelling per word, as the list in the glossary has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.model.glossary import Glossary, Spelling
from workbook.content.yaml.marks import Path
from workbook.problems import Problem

_NO_WORDS = frozenset({"id", "url", "image", "aliases"})


def between(index: Index) -> Iterator[Problem]:
    """Return the first word of each text that is spelled in another way than the list says."""
    values = (file.value for file in index.files)
    spellings = [one for value in values if isinstance(value, Glossary) for one in value.spellings]
    if not spellings:
        return
    patterns = [(one, _pattern(one)) for one in spellings]
    # Nearly no text holds any of them: one look for all of them is ten times quicker than one for each.
    any_of_them = re.compile("|".join(re.escape(word) for one in spellings for word in one.avoid))
    for file in index.files:
        for path, text in file.words():
            if not _is_prose(path) or not any_of_them.search(text):
                continue
            for spelling, pattern in patterns:
                found = next((match["avoid"] for match in pattern.finditer(text) if match["avoid"]), None)
                if found:
                    yield file.tell("word.spelling", path, value=found, write=spelling.write)


def _pattern(spelling: Spelling) -> re.Pattern[str]:
    """Return what finds a spelling to avoid; words that may hold it are found first and pass."""
    unless, avoid = ("|".join(map(re.escape, words)) for words in (spelling.unless, spelling.avoid))
    return re.compile(f"(?:{unless})|(?P<avoid>{avoid})" if unless else f"(?P<avoid>{avoid})")


def _is_prose(path: Path) -> bool:
    return path[:1] != ("spellings",) and _NO_WORDS.isdisjoint(path)
