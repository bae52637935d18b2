"""Every page, asked by strangers for the things of others: their ids open nothing.

Pages are taken from the list of all; what a page may ask of the address is counted, so that a new name is looked at.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pages_building import Building
from streamlit.testing.v1 import AppTest

from workbook.classroom.people.views import Run, Sheet, Team
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_worksheet
from workbook.pages.frame import links

PAGES = Path(__file__).parents[2] / "workbook" / "pages"
WORDS = "だれにも言わないでほしい言葉。"
OF_OTHERS = {"run", "sheet", "team", "room"}
"""What an address may name that belongs to somebody; the rest are content, places on a page and one's own choices."""
OF_ALL = {
    "id", "course", "period", "module", "use", "at", "stages", "questions", "interval", "order", "sign_in", "leave", "file",
    "case", "door", "band", "end", "field", "track",
}  # fmt: skip
_ASKED = re.compile(r"""asked(?:_list)?\(["'](\w+)["']""")
_BOX = re.compile(r"text_(?:input|area)\([^()]*(?:\([^()]*\)[^()]*)*\)")
_TAKES = {"wall", "projector", "report", "prepare", "console", "script", "hand-ins", "bring-back", "hand-in"}


def test_a_page_asks_the_address_for_nothing_nobody_looked_at() -> None:
    found = {
        name for file in PAGES.rglob("*.py") for name in _ASKED.findall(file.read_text(encoding="utf-8"))
    }

    assert found - OF_ALL == OF_OTHERS & found
    assert found >= OF_OTHERS


def test_no_box_counts_the_reading_that_is_still_composed() -> None:
    """What is then chosen would be lost (`findings/streamlit_cuts_readings.sh`)."""
    boxes = [call for file in PAGES.rglob("*.py") for call in _BOX.findall(file.read_text(encoding="utf-8"))]

    assert len(boxes) > 10
    assert [call for call in boxes if "max_chars" in call] == []


@pytest.fixture
def others(building: Building) -> tuple[Run, Team, Sheet]:
    """A run with a team that wrote something."""
    run, (team,) = building.run(title="よその研修", teams=("ひみつ班",))
    me = building.member(team, name="秘密の人")
    worksheet = building.house.shelf.current().worksheets["talk"]
    sheet = building.write(me, sheets.of_worksheet(worksheet), of_worksheet(worksheet), {"goal": WORDS})
    return run, team, sheet


@pytest.mark.parametrize("who", ["stranger", "member elsewhere", "facilitator elsewhere"])
def test_the_ids_of_others_open_nothing(
    building: Building, others: tuple[Run, Team, Sheet], who: str
) -> None:
    run, team, sheet = others
    elsewhere, (mine,) = building.run(title="わたしの研修", teams=("わたし班",))
    if who == "stranger":
        building.stranger()
    elif who == "member elsewhere":
        building.member(mine, name="わたし")
    else:
        building.guest(elsewhere, "facilitator", name="わたし")
    names = links.PLACES if who == "member elsewhere" else _TAKES

    for name in names:
        page = building.open(name, run=run.id, team=team.id, sheet=sheet.id, room=team.id, id="talk")

        secrets = (WORDS, "ひみつ班", "よその研修", "秘密の人", team.code)
        assert [word for word in secrets if is_sent(word, page)] == [], name


def test_whose_they_are_sees_them(building: Building, others: tuple[Run, Team, Sheet]) -> None:
    run, _, _ = others
    building.organiser()

    assert is_sent("ひみつ班", building.open("console", run=run.id))


def is_sent(word: str, page: AppTest) -> bool:
    """Tell whether a word is in anything that is sent to the browser, shown or not."""
    sent = [node.proto.SerializeToString() for node in page._tree if getattr(node, "proto", None) is not None]  # noqa: SLF001
    as_json = json.dumps(word)[1:-1].encode()
    return any(word.encode() in one or as_json in one for one in sent)
