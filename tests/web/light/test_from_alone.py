"""Words written alone come into the team's sheet without a script, shown first, and only for who says they are theirs."""

from __future__ import annotations

from sqlalchemy import select

from tests.web.light.town import Phone, Town
from workbook.classroom.homework import comments
from workbook.classroom.people import persons
from workbook.classroom.sheets import sheets
from workbook.store import tables

ASK = "ひとりで書いたものを合わせる"
SHEET = "/light/worksheet/all-kinds"


def _say_beside(town: Town) -> None:
    """Say something beside the only sheet there is, as whoever wrote in it."""
    with town.database.begin() as db:
        sheet = sheets.by_id(db, db.scalars(select(tables.Sheet.id)).one())
        assert sheet is not None
        members = select(tables.Member.id).where(tables.Member.team_id == sheet.team_id)
        comments.comment(db, sheet, by=persons.get(db, db.scalars(members).one()), text="ひとりのコメント。")


def _joined_from_alone(town: Town, *, mine: bool) -> Phone:
    """Write alone, then join a team from the same browser."""
    phone = town.phone()
    phone.look("/light")
    phone.press("ひとりで試す")
    phone.look("/light/sheets")
    assert 'href="/light/join"' in phone.page, "there is a way to the team"
    phone.look(f"{SHEET}/write/words")
    phone.press("保存する", **dict.fromkeys(phone.boxes(), "ひとりの言葉。"))
    _say_beside(town)
    phone.look("/light/join")
    boxes = {"code": town.teams[0].code, "name": "佐藤", "department": "福祉課"}
    phone.press("参加する", **boxes, **({"mine": "1"} if mine else {}))
    phone.look(SHEET)
    return phone


def test_they_are_shown_first_and_taken_in_once(town: Town) -> None:
    phone = _joined_from_alone(town, mine=True)
    assert ASK in phone.words

    phone.look(f"{SHEET}/alone")
    shown, before = phone.words, town.values("all-kinds")
    size = len(phone.page.encode())
    phone.press("取り込む", seen="something else")
    still, told = town.values("all-kinds"), phone.words
    phone.press("取り込む")

    assert "ひとりの言葉。" in shown
    assert "ひとりのコメント。" in shown
    assert size <= 30_000
    assert before == still == {}
    assert "まだ何も取り込んでいません" in told
    assert "チームのシートに合わせました" in phone.words
    assert list(town.values("all-kinds").values()) == ["ひとりの言葉。"]
    with town.database.reading() as db:
        said = db.execute(select(tables.Comment.text, tables.Member.name).join(tables.Member)).all()
    assert [text for text, _ in said] == ["ひとりのコメント。"] * 2
    assert "佐藤" in [name for _, name in said]
    assert "取り込む" not in phone.look(f"{SHEET}/alone")


def test_who_does_not_say_that_they_are_theirs_sees_none_of_them(town: Town) -> None:
    phone = _joined_from_alone(town, mine=False)
    assert ASK not in phone.words

    phone.look(f"{SHEET}/alone")

    assert phone.status == 404
    assert "ひとりの言葉。" not in phone.page
    assert "ひとりのコメント。" not in phone.page
