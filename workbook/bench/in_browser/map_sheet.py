"""One team's map with sixty people and a hundred and twenty ties, on a throw-away database, and who sits before it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from workbook import config
from workbook.bench import made_up_run
from workbook.classroom.entrance import arrivals
from workbook.classroom.people import logins
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content import library
from workbook.content.forms import form as forms
from workbook.content.forms.form import Ask, Field
from workbook.content.model.answers import NetworkAnswer
from workbook.desk.document import plain_values, writing
from workbook.desk.table import journal
from workbook.pages.frame import links
from workbook.store.database import Database

PEOPLE, TIES, HANDS = 60, 120, 5
_COURSE, _WORKSHEET = "national", "w05"


@dataclass(frozen=True)
class MapSheet:
    """A sheet with a map: its database and id, its page, the grid of its people, and the secrets of five who may write."""

    database: Database
    sheet: str
    page: str
    grid: str
    tokens: tuple[str, ...]

    def size(self) -> int:
        """Return the bytes of the whole document."""
        with self.database.reading() as db:
            updates = [data for _, data in journal.updates(db, self.sheet)]
        return len(plain_values.opened(updates).get_update())


@contextmanager
def furnished() -> Iterator[MapSheet]:
    """Give a sheet with a map as large as can be read at all, on a course that is being held."""
    held = library.load(config.ROOT)
    worksheet = held.worksheets[_WORKSHEET]
    form = forms.of_worksheet(worksheet)
    ask = next(one for one in form.asks if one.holds == "ties")
    with TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        database = Database(f"sqlite:///{Path(folder) / 'map.db'}")
        database.prepare()
        run, _ = made_up_run.furnish(database, held, course=_COURSE, teams=1)
        with database.begin() as db:
            (team,) = runs.teams_of(db, run.id)
            names = [f"描く人{number + 1}" for number in range(HANDS)]
            admitted = [arrivals.join(db, code=team.code, name=name, department="福祉課") for name in names]
            tokens = tuple(logins.redeem(db, ticket=one.ticket) or "" for one in admitted)
            sheet = sheets.sheet_for(db, admitted[0].person, sheets.of_worksheet(worksheet))
            drawn = writing.update_saying([], form, {ask.id: _drawn(ask)})
            journal.append(db, sheet.id, drawn or b"", member=admitted[0].person.id)
        page = f"{links.PLACES['worksheet'].address}?{urlencode({'id': worksheet.id})}"
        try:
            yield MapSheet(database, sheet.id, page, ask.grids[0].id, tokens)
        finally:
            database.close()


def who(number: int) -> str:
    """Return the row of somebody on the map."""
    return f"who-{number}"


def _drawn(ask: Ask) -> NetworkAnswer:
    """Return the map: everybody somewhere, and four ties each on average, of every kind there is."""
    chance = random.Random(1)  # noqa: S311 -- the same map every time
    nodes, edges = ask.grids
    stances = next(field for field in nodes.fields if field.id == "stance").options
    pairs = [(one, other) for one in range(PEOPLE) for other in range(one)]

    def picked(fields: tuple[Field, ...]) -> dict[str, str]:
        there = {field.id: [one.code for one in field.options if one.code != "none"] for field in fields}
        return {name: chance.choice(codes) for name, codes in there.items() if codes}

    return {
        nodes.name: [
            {
                "_row": who(number),
                "name": f"{number + 1}人目の人",
                "stance": stances[number % len(stances)].code,
                "position": f"{chance.randrange(101)},{chance.randrange(101)}",
            }
            for number in range(PEOPLE)
        ],
        edges.name: [
            {"_row": f"tie-{number}", **picked(edges.fields), "from": who(one), "to": who(other)}
            for number, (one, other) in enumerate(chance.sample(pairs, TIES))
        ],
    }
