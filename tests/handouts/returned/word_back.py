"""A Word file on its way back, for tests."""

from __future__ import annotations

from typing import Any

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.word_paper import NS, Paper, into
from workbook.content.forms.form import Form
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.texts_to_answers import Understood


def frame(paper: Paper, name: str) -> Any:
    """Return the table above the id of a question."""
    label = next(one for one in paper.body.findall("w:p", NS) if "".join(one.itertext()) == f"欄ID：{name}")
    return label.getprevious()


def back(form: Form, paper: Paper) -> Understood:
    (returned,) = intake.read(paper.saved(), name="a.docx")
    return texts_to_answers.read_back(form, returned, base=VALUES)


def put(paper: Paper, name: str, template: str) -> None:
    cell = frame(paper, name).findall(".//w:tc", NS)[0]
    into(cell.findall("w:p", NS)[0], template)
