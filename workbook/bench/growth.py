"""How long it takes to open how a sheet of many updates grew, and how much room, beside only replaying its log."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from pycrdt import Doc, Map, TransactionEvent
from sqlalchemy import insert, select

from workbook import config
from workbook.bench import made_up_run, spent
from workbook.bench.spent import Spent
from workbook.classroom.people import persons
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import growth, sheets
from workbook.content import library
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.desk.document import layout, plain_values
from workbook.desk.document.layout import LiveDoc
from workbook.desk.table import journal
from workbook.office.growth import map_frames
from workbook.office.growth.told_steps import Growth
from workbook.store import tables
from workbook.store.database import Database

_COURSE, _WORKSHEET = "national", "w05"
_LENGTH = timedelta(minutes=40)
_BEGINS = datetime(2026, 11, 28, 4, 0, tzinfo=UTC)
_WORDS = "となりの畑の人が、火曜の朝に来てくれるようになりました。ラジオの音がしない日は、電話をかけます。"
_IN_A_ROW, _WRITERS, _WIDTH = 50, 3, 400


@dataclass(frozen=True)
class GrowthFigures:
    """What was measured: only replaying the log, opening its steps, and drawing its map after each of them."""

    updates: int
    steps: int
    kilobytes: float
    floor: Spent
    opened: Spent
    frames: int
    drawn: Spent

    def __str__(self) -> str:
        """Say it in lines."""
        return "\n".join(
            (
                f"変更 {self.updates} 件のシートを読み直すだけなら {self.floor}",
                f"歩みをひらくと {self.opened}（{self.steps} 歩、送るのは {self.kilobytes:.0f} kB）",
                f"ひらいたあとに図を描く {self.drawn}（{self.frames} 枚）",
            )
        )


def run(*, updates: int) -> GrowthFigures:
    """Let three people write so many updates in forty minutes, all at the same time, and open how it grew."""
    held = library.load(config.ROOT)
    worksheet = held.worksheets[_WORKSHEET]
    form = forms.of_worksheet(worksheet)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'growth.db'}")
        database.prepare()
        with ProcessPoolExecutor(
            1, mp_context=get_context("spawn")
        ) as writers:  # so that this process has its room to itself
            member = writers.submit(_write, str(database.url), updates).result()
        with database.reading() as db:
            person = persons.get(db, member)
            sheet = sheets.sheet_for(db, person, sheets.of_worksheet(worksheet))
        _, floor = spent.measured(lambda: _replayed(database, sheet, form))
        (whole, size), opened = spent.measured(lambda: _opened(database, sheet, form, person))
        frames, drawn = spent.measured(lambda: len(list(map_frames.frames(worksheet, whole, width=_WIDTH))))
        database.close()
    return GrowthFigures(updates, len(whole.grown.steps), size / 1000, floor, opened, frames, drawn)


def _replayed(database: Database, sheet: Sheet, form: Form) -> int:
    with database.reading() as db:
        return len(plain_values.values_of((data for _, data in journal.updates(db, sheet.id)), form))


def _opened(database: Database, sheet: Sheet, form: Form, person: Person) -> tuple[Growth, int]:
    with database.reading() as db:
        whole = Growth(form, growth.of_sheet(db, sheet, form, by=person), ())
    return whole, len(json.dumps(whole.plain(), ensure_ascii=False).encode())


# ---------------------------------------------------------------- three people who write


def _write(url: str, updates: int) -> str:
    """Furnish a database and write in a team's sheet; return a member of the team."""
    held, database = library.load(config.ROOT), Database(url)
    made_up_run.furnish(database, held, course=_COURSE, teams=1)
    worksheet = held.worksheets[_WORKSHEET]
    form = forms.of_worksheet(worksheet)
    with database.begin() as db:
        of_teams = select(tables.Member.id).where(tables.Member.team_id.is_not(None)).limit(_WRITERS)
        people = [persons.get(db, member) for member in db.scalars(of_teams)]
        sheet = sheets.sheet_for(db, people[0], sheets.of_worksheet(worksheet))
        pause = _LENGTH / updates
        rows = [
            {"sheet_id": sheet.id, "member_id": people[who].id, "at": _BEGINS + pause * number, "data": data}
            for number, (who, data) in enumerate(_typed(form, updates))
        ]
        db.execute(insert(tables.SheetUpdate), rows)
    database.close()
    return people[0].id


def _typed(form: Form, updates: int) -> Iterator[tuple[int, bytes]]:
    """Yield so many updates of people who type letter by letter, each for a while in one place, and see each other."""
    chance = random.Random(1)  # noqa: S311 -- the same crowd every time
    docs: list[LiveDoc] = [Doc(client_id=number + 1) for number in range(_WRITERS)]
    heard: list[bytes] = []
    watching = [doc.observe(lambda event: heard.append(_update(event))) for doc in docs]
    places = _places(form)
    at = chance.choices(places, k=_WRITERS)
    for number in range(updates):
        who = chance.randrange(_WRITERS)
        if number % _IN_A_ROW == 0:
            at[who] = chance.choice(places)
        heard.clear()
        at[who](docs[who], number)
        data = heard[0]
        for doc in docs:
            if doc is not docs[who]:
                doc.apply_update(data)
        yield who, data
    del watching


def _update(event: TransactionEvent) -> bytes:
    return event.update


def _places(form: Form) -> list[Callable[[LiveDoc, int], None]]:
    """Return where is written: every box of words, the names of a map, and who is tied to whom."""
    nodes, edges = next(ask.grids for ask in form.asks if ask.holds == "ties")
    rows = plain_values.places(nodes)
    names = [layout.text(ask.id) for ask in form.asks if ask.holds == "words"]
    names += [layout.cell(nodes.id, row, "name") for row in rows]

    def typing(name: str) -> Callable[[LiveDoc, int], None]:
        def type_one(doc: LiveDoc, number: int) -> None:
            text = plain_values.text(doc, name)
            text += _WORDS[number % len(_WORDS)]

        return type_one

    def tie(doc: LiveDoc, number: int) -> None:
        cells = doc.get(layout.cells(edges.id), type=Map)
        cells[f"{rows[number % len(rows)]}/{('from', 'to')[number % 2]}"] = rows[number // 2 % len(rows)]

    return [*map(typing, names), tie, tie]
