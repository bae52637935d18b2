"""`python -m workbook rebuild` makes what is read anew from what was written, and changes nothing of that."""

from __future__ import annotations

import os
import subprocess
import sys

from pycrdt import Doc, Text
from sqlalchemy import select

from tests import ours
from workbook.classroom.entrance import arrivals
from workbook.classroom.sheets import sheets
from workbook.desk.table import journal
from workbook.store.database import Database
from workbook.store.tables import Sheet
from workbook.store.unavailable import SENTENCES, Trouble

DONE = "書かれた記録から、読むための答えを作り直しました。変わったシートは {} 枚です。\n"


def _rebuild(url: str) -> tuple[int, str, str]:
    environment = {**os.environ, "WORKBOOK_DATABASE": url, "PYTHONUTF8": "1"}
    ended = subprocess.run(
        [sys.executable, "-m", "workbook", "rebuild"],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return ended.returncode, ended.stdout, ended.stderr


def test_values_that_went_wrong_are_right_again_and_the_journal_stays(database: Database) -> None:
    worksheet = next(iter(ours.library().worksheets.values()))
    question = next(one.id for one in worksheet.questions if one.kind == "text" and not one.retired)
    doc: Doc[Text] = Doc()
    doc.get(f"text/{question}", type=Text).insert(0, "会って話す。")
    with database.begin() as db:
        person = arrivals.join_alone(db).person
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(worksheet))
        seq = journal.append(db, sheet.id, doc.get_update(), member=person.id)
        journal.keep_values(db, sheet.id, {question: "間違い"}, seq=seq)
    url = str(database.url)

    first, again = _rebuild(url), _rebuild(url)

    assert (first, again) == ((0, DONE.format(1), ""), (0, DONE.format(0), ""))
    with database.reading() as db:
        assert db.scalars(select(Sheet.values).where(Sheet.id == sheet.id)).one() == {
            question: "会って話す。"
        }
        assert journal.updates(db, sheet.id) == [(seq, doc.get_update())]


def test_a_database_that_cannot_be_used_is_said_in_words() -> None:
    assert _rebuild("sqlite:////dev/null/workbook.db") == (1, "", f"{SENTENCES[Trouble.MISSING]}\n")
