"""Whatever people do to a file at home, every word they wrote is found, and no word that nobody wrote.

`EDITS=2000 python -m pytest tests/handouts/returned/test_edits.py` tries so many files; a failure names its seed, and
`EDITS_SEED=17 EDITS=1` tries that one again.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits import excel_book, excel_edits, word_edits, word_paper
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, own_words, texts_to_answers
from workbook.handouts.returned.texts_to_answers import Understood
from workbook.handouts.writers import excel, word

CASES = int(os.environ.get("EDITS", "40"))
FIRST = int(os.environ.get("EDITS_SEED", "0"))
MOST = 6
BASE = {**VALUES, "text-13": "長い文のかわり"}
ROOMS: Mapping[str, Any] = {
    "docx": (word, word_paper.Paper, word_edits.EDITS),
    "xlsx": (excel, excel_book.Book, excel_edits.EDITS),
}


@pytest.fixture(scope="module")
def plain_files(every_kind: Form, header: Header) -> dict[str, bytes]:
    empty = {name: value for name, value in BASE.items() if name not in {"text-3", "text-5", "text-6"}}
    laid = sheet.lay_out(every_kind, empty, header=header)
    return {kind: room[0].write([laid]) for kind, room in ROOMS.items()}


def read_back(form: Form, data: bytes, kind: str) -> Understood:
    (returned,) = intake.read(data, name=f"a.{kind}")
    empty = {name: value for name, value in BASE.items() if name not in {"text-3", "text-5", "text-6"}}
    return texts_to_answers.read_back(form, returned, base=empty)


def everything(found: Understood) -> str:
    """Return every word a person would see: the answers, what could not be understood, what has no place."""
    said = [json.dumps(found.values, ensure_ascii=False)]
    said += [one.text for one in found.unread] + [one.text for one in found.unplaced]
    return own_words.plain("\n".join(said).replace("\\n", "\n"))


def written_by_nobody(form: Form, found: Understood, put: list[str], known: str) -> list[str]:
    """Return the pieces of text that neither stood in the file nor were put there."""
    laid = texts_to_answers.texts(sheet.lay_out(form, found.values, header=Header("", "", "")))
    texts = [*laid.values(), *(one.text for one in found.unread), *(one.text for one in found.unplaced)]
    # A sign of Wingdings is put in together with its word.
    between = "|".join(f"☑?{re.escape(own_words.plain(one))}" for one in put) or "(?!)"
    pieces = {
        piece
        for text in texts
        for line in re.split(r"[\n\t]", text)
        for piece in re.split(between, own_words.plain(line))
    }
    # A tie may lead to somebody whose row is not in the file any more; only then this stands for a name.
    return [piece for piece in pieces if piece not in known and not re.fullmatch(r"\(r\d\)", piece)]


@pytest.mark.parametrize("kind", ROOMS)
def test_untouched_file_has_no_word_without_a_place(kind: str, every_kind: Form, header: Header) -> None:
    data = ROOMS[kind][0].write([sheet.lay_out(every_kind, VALUES, header=header)])

    (returned,) = intake.read(data, name=f"a.{kind}")

    assert texts_to_answers.read_back(every_kind, returned, base=VALUES) == Understood(VALUES)


@pytest.mark.parametrize("kind", ROOMS)
@pytest.mark.parametrize("seed", range(FIRST, FIRST + CASES))
def test_every_word_is_found_and_no_other(
    seed: int, kind: str, plain_files: dict[str, bytes], every_kind: Form, header: Header
) -> None:
    _, paper, edits = ROOMS[kind]
    chance = random.Random(f"{kind}-{seed}")  # noqa: S311 -- a seed, no secret
    edited = paper(plain_files[kind], chance)
    for name in edited.chance.choices(list(edits), k=edited.chance.randrange(1, MOST)):
        edited.done.append(name)
        edits[name](edited)

    found = read_back(every_kind, edited.saved(), kind)

    told = f"seed {seed}: {'; '.join(edited.done)}"
    seen = everything(found)
    lost = [one for one in edited.put if own_words.plain(one) not in seen]
    assert not lost, f"{told}: {lost}"
    ghosts = [one for one in edited.never if own_words.plain(one) in seen]
    assert not ghosts, f"{told}: {ghosts}"
    known = own_words.plain(
        json.dumps([sheet_words(every_kind, header), BASE], ensure_ascii=False)
        .replace("\\n", "\n")
        .replace('\\"', '"')
    )
    assert written_by_nobody(every_kind, found, edited.put, known) == [], told


def sheet_words(form: Form, header: Header) -> list[str]:
    """Return every text that stands on the page before anybody edits it."""
    laid = sheet.lay_out(form, BASE, header=header)
    ids = [f"{part.id}/{row.id}" for part in laid.parts if isinstance(part, sheet.Table) for row in part.rows]
    signs = [
        f"{sign} {label}"
        for part in laid.parts
        if isinstance(part, sheet.Box)
        for label in part.options
        for sign in "☐☑"
    ]
    return [
        *texts_to_answers.texts(laid).values(),
        *own_words.lines(laid),
        *own_words.headings(laid),
        *ids,
        *signs,
    ]
