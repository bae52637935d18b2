"""What an edited worksheet or case would do to answers that teams have written in runs that are open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from workbook.classroom.run import contents
from workbook.content import library as libraries
from workbook.content.forms import limits
from workbook.content.forms.form import Form
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.content.yaml import files
from workbook.desk.document import former_answers, plain_values
from workbook.desk.document.layout import LiveDoc
from workbook.desk.table import journal
from workbook.store.tables import Run, Sheet


@dataclass(frozen=True)
class Effect:
    """How many teams have written so far, and what of it would be touched.

    `former` are answers that would go to 以前の設問, `outside` those that would no longer fit, by the question's words.
    """

    written: int
    teams: int = 0
    former: tuple[tuple[str, int], ...] = ()
    outside: tuple[tuple[str, int], ...] = ()

    @property
    def answers(self) -> int:
        """Return how many answers would be touched."""
        return sum(count for _, count in (*self.former, *self.outside))


def of_file(db: Session, path: str, *, library: Library, shelf: Shelf) -> Effect | None:
    """Return what it would do to use this file of a library; None for one that holds no answers.

    Compared with the content each open run shows now; rehearsals, ended runs and people who try alone do not count.
    """
    kind = files.kind_of(path) or ""
    if kind not in contents.WRITTEN_IN:
        return None
    teams, touched = set(), set()
    former: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for sheet, before in _written(db, path, library, shelf):
        after = contents.form_of(library, kind=kind, content_id=sheet.content_id)
        doc = plain_values.opened(data for _, data in journal.updates(db, sheet.id))
        if plain_values.values(doc, before):
            teams.add(sheet.team_id)
        lost, beyond = _lost(doc, before, after), _beyond(doc, before, after)
        former.update(lost)
        outside.update(beyond)
        if lost or beyond:
            touched.add(sheet.team_id)
    return Effect(len(teams), len(touched), tuple(former.items()), tuple(outside.items()))


def _written(
    db: Session, path: str, edited: Library, shelf: Shelf
) -> Iterator[tuple[Row[str, str, str, str | None], Form]]:
    """Return the sheets that this file is about, each with the form its run shows."""
    kind = files.kind_of(path) or ""
    rows = db.execute(
        select(Sheet.id, Sheet.team_id, Sheet.content_id, Run.content_revision)
        .join(Run, Run.id == Sheet.run_id)
        .where(Run.kind == "run", Run.closed_at.is_(None), Run.is_rehearsal.is_(False), Sheet.kind == kind)
        .order_by(Sheet.id)
    ).all()
    held = {
        revision: contents.library_of(db, revision, shelf=shelf)
        for revision in {row.content_revision for row in rows}
    }
    for row in rows:
        library = held[row.content_revision]
        names = {*_names(edited, path, kind), *_names(library, path, kind)}
        form = contents.form_of(library, kind=kind, content_id=row.content_id)
        if form is not None and {row.content_id, form.id} & names:
            yield row, form


def _names(library: Library, path: str, kind: str) -> tuple[str, ...]:
    text = library.texts.get(path)
    return (libraries.read_file(text, file=path, kind=kind).names or ()) if text is not None else ()


def _lost(doc: LiveDoc, before: Form, after: Form | None) -> list[str]:
    """Return the questions whose answers are asked for now and would not be any more."""
    nothing = Form(before.id, before.title, before.purpose)
    now = former_answers.told(doc, before, lambda: before)
    then = former_answers.told(doc, after or nothing, lambda: before)
    return [one.label for one in then if one not in now]


def _beyond(doc: LiveDoc, before: Form, after: Form | None) -> list[str]:
    """Return the questions whose answers fit now and would not any more."""
    if after is None:
        return []
    now = limits.outside(before, plain_values.values(doc, before))
    then = limits.outside(after, plain_values.values(doc, after))
    return [ask.label for ask in after.asks if ask.id in then - now]
