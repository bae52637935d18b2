"""Answers to former questions (以前の設問), folded below a sheet: to be read, not written."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.classroom.people.views import Person, Sheet
from workbook.content.model.library import Library
from workbook.desk.document.former_answers import FormerAnswer
from workbook.office import own_sheets
from workbook.office.visit import Visit
from workbook.pages.frame import markup, prose

_WHY = (
    "教材が新しくなり、いまは聞いていない設問や選択肢への答えです。書いたことは、シートに残っています。"
    "いまの欄で使うときは、写して書いてください。"
)


def draw(visit: Visit, sheet: Sheet, *, library: Library, by: Person) -> None:
    """Draw them with their count; nothing if there are none."""
    show(own_sheets.former(visit, sheet, library=library, by=by))


def show(answers: Sequence[FormerAnswer]) -> None:
    """Draw those that were found."""
    if not answers:
        return
    said = "".join(
        f'<div class="wb-answer"><h3>{prose.inline(one.label)}</h3><p class="wb-words">{prose.plain(one.text)}</p></div>'
        for one in answers
    )
    markup.show(
        f"<details><summary>以前の設問への答え（{len(answers)}）</summary>"
        f'<p class="wb-small">{_WHY}</p>{said}</details>'
    )
