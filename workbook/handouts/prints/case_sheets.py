"""A case scene by scene on paper: each scene is a sheet of its own, so that none gives the next one away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from workbook.content.course import scenes
from workbook.content.model.cases import Case
from workbook.handouts.layout import phrases
from workbook.handouts.prints import typeset
from workbook.texts import cleaning, heading_breaks

HOW = "片面で印刷し、書き終えてから次の紙を配ります。"
_FICTION = "この話は架空のものです。"
_PAGE = Path(__file__).with_suffix(".typ")


def write(case: Case, only: Sequence[str] = ()) -> bytes:
    """Return a .pdf with a page for each scene, all of them or those in `only`; facilitators' notes are left out.

    What is said when the story is over stands on a page of its own, if its last scene is among them.
    """
    told = scenes.chosen(case, only)
    pages = [
        {
            "head": _head(case) if place == 0 else [],
            "title": stage.title,
            "text": _lines(stage.text),
            "question": _lines(stage.question),
        }
        for place, stage in enumerate(told)
    ]
    after = [*_lines(case.debrief)] if told[-1] == case.stages[-1] else []
    return typeset.pdf(
        _PAGE,
        {
            "title": case.title,
            "how": HOW,
            "phrases": heading_breaks.of((case.title, *(stage.title for stage in told))),
            "pages": pages,
            "after": after,
            "foot": phrases.NO_REAL_PEOPLE,
        },
    )


def _head(case: Case) -> list[str]:
    """Return what is known before the story begins."""
    people = (f"{one.name}　{one.about}" for one in case.people)
    return [
        *_lines("\n".join((case.place, case.about, *people, case.notice or ""))),
        _FICTION,
    ]


def _lines(text: str) -> list[str]:
    return list(_said(text))


def _said(text: str) -> Iterator[str]:
    return (line.strip() for line in cleaning.printable(text).splitlines() if line.strip())
