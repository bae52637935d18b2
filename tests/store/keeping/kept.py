"""Two small trainings with words in them, for tests of what is kept outside the database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from pycrdt import Doc, Text
from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.store import tables
from workbook.store.database import Database
from workbook.store.keeping import lines
from workbook.store.tables import Table

NOW = datetime(2026, 4, 1, 9, 30, 15, 123456, tzinfo=UTC)
WORDS = {"r1": "葛󠄀城さんと会って話す🙂", "r2": "窓口をひとつにする"}
CONTENT = "c" * 64


def update(words: str) -> bytes:
    """Return an update in which somebody writes."""
    doc: Doc[Any] = Doc()
    doc.get("text/aim", type=Text).insert(0, words)
    return doc.get_update()


def furnish(database: Database) -> None:
    """Create two runs with a row in every table, and an organiser who belongs to neither."""
    with database.begin() as db:
        db.add(tables.ContentRevision(hash=CONTENT, texts={"a.yaml": "題: 研修\n"}, at=NOW))
        db.add(tables.Setting(name="organiser-code", value="x"))
        db.add(_member("boss", "主催", role="organiser"))
        db.flush()
        for run in WORDS:
            _add_run(db, run)


def write(database: Database, run: str, words: str) -> int:
    """Let a run's person write once more; return the number of the update."""
    with database.begin() as db:
        row = tables.SheetUpdate(sheet_id=f"{run}-sheet", member_id=f"{run}-sato", at=NOW, data=update(words))
        db.add(row)
        db.flush()
        return row.seq


def rows(database: Database) -> dict[str, list[bytes]]:
    """Return everything a database holds."""
    with database.reading(bit_by_bit=True) as db:
        return {table.name: sorted(lines.from_table(db, table)) for table in Table.metadata.sorted_tables}


def updates(database: Database) -> list[int]:
    """Return the numbers of all updates."""
    with database.reading() as db:
        return list(db.scalars(select(tables.SheetUpdate.seq).order_by(tables.SheetUpdate.seq)))


def _add_run(db: Session, run: str) -> None:
    words, sato, sheet = WORDS[run], f"{run}-sato", f"{run}-sheet"
    groups: list[list[Table]] = [
        [_run(run)],
        [tables.Breakout(id=f"{run}-room", run_id=run, position=1, name=f"{words}の部屋")],
        [_team(run)],
        [_member(sato, f"{words}の人", team=f"{run}-team"), _member(f"{run}-helper", "進行", run=run)],
        [
            tables.Invitation(
                id=f"{run}-inv", run_id=run, role="observer", code=f"{run}CODE", code_hash=f"{run}inv", created_at=NOW
            ),
            tables.Login(token_hash=f"{run}-token", member_id=sato, created_at=NOW, expires_at=NOW),
            tables.Ticket(hash=f"{run}-ticket", member_id=sato, expires_at=NOW),
            tables.Attendance(member_id=sato, day=date(2026, 4, 1), first_at=NOW, last_at=NOW),
            tables.Sheet(
                id=sheet, run_id=run, team_id=f"{run}-team", kind="worksheet", content_id="w01", values={"aim": words}
            ),
            tables.Signal(at=NOW, run_id=run, member_id=f"{run}-helper", kind="message", data={"text": words}),
            tables.Event(at=NOW, run_id=run, actor_id=sato, kind="member-joined", data={"name": f"{words}の人"}),
        ],
        [
            tables.SheetUpdate(sheet_id=sheet, member_id=sato, at=NOW, data=update(words)),
            tables.SheetUpdate(sheet_id=sheet, member_id="boss", at=NOW, data=bytes(range(256))),
            tables.Handout(
                id=f"{run}-h", sheet_id=sheet, member_id=sato, at=NOW, format="xlsx", values={"aim": words}, values_seq=1
            ),
            tables.Comment(
                id=f"{run}-z", sheet_id=sheet, question="aim", member_id="boss", at=NOW, text=words, answers=None
            ),
        ],
        [
            tables.Homecoming(handout_id=f"{run}-h", digest="d", member_id=sato, at=NOW, values={"aim": "\ud83d"}),
            tables.HandIn(
                id=f"{run}-in", sheet_id=sheet, interval="i", member_id=sato, at=NOW, note=words, values={},
                values_seq=1, returned_by=f"{run}-helper", returned_at=NOW,
            ),
            tables.Comment(
                id=f"{run}-a", sheet_id=sheet, question="aim", member_id=sato, at=NOW, text="はい", answers=f"{run}-z"
            ),
        ],
    ]  # fmt: skip
    for group in groups:
        db.add_all(group)
        db.flush()


def _run(run: str) -> tables.Run:
    return tables.Run(
        id=run,
        course="national",
        title=f"{WORDS[run]}の回",
        kind="run",
        content_revision=CONTENT,
        starts_on=date(2026, 4, 1),
        created_at=NOW,
        closed_at=NOW,
        periods=["day1"],
    )


def _team(run: str) -> tables.Team:
    return tables.Team(
        id=f"{run}-team",
        run_id=run,
        position=1,
        name=f"{WORDS[run]}の班",
        municipality="みどり市",
        population_band="",
        breakout_id=f"{run}-room",
        expected=[{"name": "佐藤", "department": ""}],
        code=f"{run}CODE",
        code_hash=f"{run}hash",
        created_at=NOW,
    )


def _member(
    id_: str, name: str, *, team: str | None = None, run: str | None = None, role: str = ""
) -> tables.Member:
    role = role or ("member" if team else "facilitator")
    return tables.Member(
        id=id_,
        team_id=team,
        run_id=run,
        name=name,
        department="福祉課",
        sameness=id_,
        role=role,
        created_at=NOW,
    )
