"""Words and dates that do not belong into content, and paragraphs nobody reads to the end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

MOST_LETTERS_OF_A_PARAGRAPH = 400
_DATE = re.compile(
    r"(?:(?:19|20)\d\d|令和\s*(?:\d{1,2}|元))\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|\d{1,2}\s*月\s*\d{1,2}\s*日|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}|[Rr]\d{1,2}\.\d{1,2}\.\d{1,2}"
)
_TO_WRITE = re.compile("〔[^〔〕]*〕")
_OLD_NAME = "ステップアップ指標"


def of_text(file: ContentFile) -> Iterator[Problem]:
    """Return unsuitable words and paragraphs that are too long."""
    yield from of_glossary(file)
    for path, text in file.words():
        if "終結" in text:
            yield file.tell("word.end", path)
        if _OLD_NAME in text and "つながり指標" not in text:
            yield file.tell("word.old-name", path)


def of_glossary(file: ContentFile) -> Iterator[Problem]:
    """Return what is still to be written and paragraphs that are too long; the glossary may name words that are used nowhere else (S37)."""
    for path, text in file.words():
        if _TO_WRITE.search(text):
            yield file.tell("word.to-write", path, value=text)
        longest = max((len(paragraph) for paragraph in text.splitlines()), default=0)
        if longest > MOST_LETTERS_OF_A_PARAGRAPH:
            yield file.tell("word.long", path, length=longest, limit=MOST_LETTERS_OF_A_PARAGRAPH)


def of_course(file: ContentFile) -> Iterator[Problem]:
    """Return unsuitable words and calendar dates: dates belong to the run."""
    yield from of_text(file)
    yield from _dates(file, file.words())


def of_module(file: ContentFile) -> Iterator[Problem]:
    """Return unsuitable words, and calendar dates in homework."""
    yield from of_text(file)
    words = list(file.words())
    homework = {path[:2] for path, text in words if path[2:] == ("kind",) and text == "homework"}
    yield from _dates(file, ((path, text) for path, text in words if path[:2] in homework))


def _dates(file: ContentFile, words: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    for path, text in words:
        date = _DATE.search(unicodedata.normalize("NFKC", text))
        if date:
            yield file.tell("word.date", path, value=date[0])
