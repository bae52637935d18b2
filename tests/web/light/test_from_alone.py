"""Words written alone come into the team's sheet without a script, shown first, and only for who says they are theirs."""

from __future__ import annotations

from tests.web.light.town import Phone, Town

ASK = "ひとりで書いたものを合わせる"
SHEET = "/light/worksheet/all-kinds"


def _joined_from_alone(town: Town, *, mine: bool) -> Phone:
    """Write alone, then join a team from the same browser."""
    phone = town.phone()
    phone.look("/light")
    phone.press("ひとりで試す")
    phone.look(f"{SHEET}/write/words")
    phone.press("保存する", **dict.fromkeys(phone.boxes(), "ひとりの言葉。"))
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
    assert size <= 30_000
    assert before == still == {}
    assert "まだ何も取り込んでいません" in told
    assert "チームのシートに合わせました" in phone.words
    assert list(town.values("all-kinds").values()) == ["ひとりの言葉。"]
    assert "取り込む" not in phone.look(f"{SHEET}/alone")


def test_who_does_not_say_that_they_are_theirs_sees_none_of_them(town: Town) -> None:
    phone = _joined_from_alone(town, mine=False)
    assert ASK not in phone.words

    phone.look(f"{SHEET}/alone")

    assert phone.status == 404
    assert "ひとりの言葉。" not in phone.page
