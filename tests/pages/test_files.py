"""Every file a page offers is there for whom it is offered, by the address alone; drawing a page makes none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from pages_building import Building, addresses_of_files, unfolded
from pages_documents import PLAN, summed_up
from pages_homework import write
from sqlalchemy import func, select

from workbook.classroom.entrance import invitations
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Team
from workbook.office.files import every_file
from workbook.office.files.asked_file import AskedFile, MadeFile, NotThereError
from workbook.store import tables

ORIGIN = "https://kenshu.example.lg.jp"
TEAMS = {"worksheets", "team-zip", "summary", "report", "relay"}
NOTES = {"script", "slides", "reading-pack", "cut-cards", "case-sheets", "letter"}
RUNS = {"run-report", "roll", "log", "team-cards"}
FREE = {"syllabus", *NOTES}
"""What whoever is in no training may have."""
ADDRESSED = {
    "stranger": {"worksheets", *FREE},
    "member": {"syllabus", "due-day", *TEAMS},
    "organiser": {"worksheets", "invitation-cards", *FREE, *RUNS},
}
PLACES = ("homework", "worksheet", "summary", "course", "module", "script", "report", "prepare")


def got(building: Building, me: Person | None, address: str) -> MadeFile:
    """Return what somebody gets at an address; nothing else than the address is known."""
    parts = urlsplit(address)
    asked = AskedFile(building.visit(me), dict(parse_qsl(parts.query)), ORIGIN)
    return every_file.MAKE[parts.path.removeprefix("/files/")](asked)


def offered(building: Building, run: str) -> Iterator[str]:
    """Give the addresses of all files on the pages somebody sees, with what is folded opened."""
    query = {"id": "talk", "run": run, "period": "p1", "course": "town"}
    for name in PLACES:
        own = {"course": {"id": "town"}, "module": {"id": "every-kind"}}.get(name, {})
        page = building.open(name, **query | own)
        assert page.get("download_button") == []  # Streamlit would keep it for whoever has its address
        yield from addresses_of_files(page)
    for fold in ("take-home-h1", "fold-report", "fold-team"):
        yield from addresses_of_files(unfolded(building.open("homework"), fold))
    yield from addresses_of_files(unfolded(building.open("worksheet", id="talk"), "take-home-talk"))


def taken_home(building: Building) -> int:
    with building.database.reading() as db:
        return db.scalar(select(func.count()).select_from(tables.Handout)) or 0


def come(building: Building, who: str, team: Team) -> Person | None:
    """Let the browser be somebody."""
    if who == "stranger":
        building.stranger()
        return None
    if who == "member":
        return building.member(team)
    return building.organiser()


@pytest.mark.parametrize("who", ADDRESSED)
def test_whoever_is_offered_a_file_gets_it_and_a_stranger_at_its_address_gets_none_of_the_teams(
    building: Building, who: str
) -> None:
    building = summed_up(building)
    run, (team,) = building.run()
    writer = building.member(team, name="鈴木")
    write(building, writer, {"goal": "会う。", "plan": PLAN})
    organiser = building.organiser()
    with building.database.begin() as db:
        invitations.invite(db, run=run.id, role="observer", by=organiser)
    me = come(building, who, team)

    addresses = sorted(set(offered(building, run.id)))

    assert taken_home(building) == 0
    assert ADDRESSED[who] == {urlsplit(one).path.removeprefix("/files/") for one in addresses}
    once = {urlsplit(one).path: one for one in addresses}
    for path, address in once.items():
        is_free = path.removeprefix("/files/") in FREE or "empty=" in address
        if who == "stranger" or not is_free:  # what is everybody's is made once in this test: it takes long
            assert got(building, me, address).data, address
        if not is_free:
            with pytest.raises(Refused):
                got(building, None, address)


def test_an_author_gets_the_file_just_saved_and_nobody_else_does(building: Building) -> None:
    file = building.content / "exercises/worksheets/talk.yaml"
    address = "/files/worksheets?id=talk&format=json&empty=1&edited=1"
    file.write_text(
        file.read_text(encoding="utf-8").replace("title: 話すこと", "title: 話しあうこと", 1),
        encoding="utf-8",
    )
    visit = building.visit(None)
    query = dict(parse_qsl(urlsplit(address).query))

    made = every_file.MAKE["worksheets"](AskedFile(replace(visit, at_this_pc=True), query, ORIGIN))

    assert made.name == "話しあうこと_空欄.json"
    with pytest.raises(Refused):
        every_file.MAKE["worksheets"](AskedFile(visit, query, ORIGIN))


@pytest.mark.parametrize(
    "address",
    [
        "/files/worksheets?id=talk&format=exe&empty=1",
        "/files/worksheets?id=&format=word&empty=1",
        "/files/worksheets?id=talk,nothing&format=word&empty=1",
        "/files/syllabus?course=nothing",
        "/files/syllabus",
        "/files/script?course=town&period=nothing",
        "/files/case-sheets?course=town&period=p1&case=nothing",
        "/files/slides?module=nothing",
        "/files/letter?course=town&letter=nothing",
        "/files/letter?letter=flyer&run=nothing",
        "/files/run-report?run=nothing",
        "/files/report?course=town&day=nothing",
        "/files/due-day?course=town&interval=nothing",
        "/files/summary?id=nothing",
    ],
)
def test_an_address_that_names_nothing_makes_nothing(building: Building, address: str) -> None:
    me = building.alone() if "report?course" in address or "due" in address or "summary" in address else None
    me = building.organiser() if "run=" in address else me

    with pytest.raises(NotThereError):
        got(building, me, address)
