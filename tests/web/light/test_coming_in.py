"""Coming into the 軽量版 follows the rules of the page 参加; the day, 「いま」 and hands are there without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.light.town import Phone, Town, held
from workbook.classroom.entrance import arrivals
from workbook.classroom.period import signals
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.steering import Floor
from workbook.content.course import timetable
from workbook.store.database import Database

ROOT = Path(__file__).parents[3]
MOST = 30_000


@pytest.fixture
def country(database: Database) -> Iterator[Town]:
    """The national course, held."""
    yield from held(database, ROOT, "national")


def test_wrong_boxes_come_back_with_what_was_typed_and_a_right_code_gives_the_cookie_of_all_pages(
    town: Town,
) -> None:
    phone = town.phone()
    phone.look("/light")

    phone.press("参加する", code="K7QM3", name="", department="福祉課")
    wrong = (phone.status, phone.words, 'value="福祉課"' in phone.page)
    phone.press("参加する", code=town.teams[0].code, name="佐藤")

    assert wrong[0] == 422
    assert "コードは 10 文字です" in wrong[1]
    assert "お名前を入力してください" in wrong[1]
    assert wrong[2]
    assert phone.path == "/light"
    assert "佐藤 さん" in phone.words
    assert phone.headers["cache-control"] == "no-store"
    assert phone.client.get("/light", headers={"cookie": "wb_member=planted"}).text.count("チームコード") == 1
    assert town.member().id == town.member(name="佐藤").id


def test_an_address_that_does_not_exist_says_so_and_leads_on(town: Town) -> None:
    phone = town.phone()

    phone.look("/light/nonsense")

    assert phone.status == 404
    assert "見つかりません" in phone.words
    assert 'href="/light"' in phone.page
    assert "<script" not in phone.page.replace('<script src="/light/light.js"', "")


def test_a_namesake_is_asked_and_a_foreign_page_lets_nobody_in(town: Town) -> None:
    first = town.phone().join(town.teams[0])
    second = town.phone()
    second.look("/light")
    boxes = {"code": town.teams[0].code, "name": "佐藤", "department": "福祉課"}

    second.press("参加する", origin="https://evil.example", **boxes)
    still_out = "佐藤 さん" not in second.words
    second.press("参加する", **boxes)
    asked = second.words
    second.press("いいえ、同じ名前の別の人です")

    assert still_out
    assert "前に参加した方ですか" in asked
    assert "佐藤（2人目） さん" in second.words
    assert "佐藤（2人目）" not in first.look("/light/sheets")


def test_now_and_hands_are_there_without_a_script_and_only_for_ones_own_team(town: Town) -> None:
    mine, foreign = town.phone().join(town.teams[0]), town.phone().join(town.teams[1], name="高橋")
    with town.database.begin() as db:
        organiser = arrivals.admit_organiser(db).person
        floor = Floor(run=town.run.id, by=organiser)
        floor.begin_row(db, period="p1", line=2)
        floor.say(db, "窓をあけます。", team=town.teams[0].id)

    mine.look("/light")
    foreign.look("/light")
    mine.look("/light/hand")
    mine.press("時間が足りない")

    assert "進行役に伝えました" in mine.words
    assert "手を挙げています（時間が足りない）" in mine.words
    assert "窓をあけます。" in mine.words
    assert "いま：ひとこと" in mine.words
    assert 'href="/light/worksheet/all-kinds' in mine.page
    assert "いま：ひとこと" in foreign.words
    assert "窓をあけます。" not in foreign.words
    with town.database.reading() as db:
        assert set(Halls().of_run(db, town.run.id).hands) == {town.teams[0].id}
        kinds = [one.kind for one in signals.of_run(db, town.run.id)]
    mine.press("手を下ろす")
    mine.send("/light/hand", {"form": mine.form_token, "reason": "nonsense"})
    assert "ボタンから一つえらんでください" in mine.words
    with town.database.reading() as db:
        assert [one.kind for one in signals.of_run(db, town.run.id)] == [*kinds, signals.HAND_DOWN]


def test_scenes_open_as_on_the_page_of_the_case_and_no_later_one_can_be_read_or_written(town: Town) -> None:
    phone = town.phone().join(town.teams[0])
    case = town.shelf.current().cases["neighbour"]
    first, second = case.stages[:2]

    phone.look("/light/case/neighbour?opened=9")
    before = (first.title in phone.words, second.title in phone.words)
    locked = phone.look(f"/light/case/neighbour/write/{second.id}")
    phone.look(f"/light/case/neighbour/write/{first.id}")
    phone.press("保存して、一覧へ", **{f"v/{first.id}": "朝の気づき。"})

    assert before == (True, False)
    assert "見つかりません" in locked
    assert "朝の気づき。" in phone.words
    phone.look("/light/case/neighbour?opened=2")
    assert second.title in phone.words


def test_every_page_of_our_content_is_small(country: Town) -> None:
    phone = country.phone().join(country.teams[0])
    library = country.shelf.current()
    pages = ["/light", "/light/sheets", "/light/course"]
    course = library.courses["national"]
    for sheet in library.worksheets.values():
        fullest = max(sheet.questions, key=lambda question: len(question.model_dump_json()))
        pages += [f"/light/worksheet/{sheet.id}", f"/light/worksheet/{sheet.id}/write/{fullest.id}"]
        pages += [
            f"{pages[-1]}/{part.id}/{'new' if not part.fixed else part.fixed[0].code}"
            for part in fullest.parts()
        ]
    pages += [f"/light/course?id=national&period={one.id}" for day in course.days for one in day.periods]
    rows = [
        row for day in course.days for one in day.periods for row in timetable.slot(one, library.modules).rows
    ]
    pages += [f"/light/module/{row.module}?use={row.use}&part=1" for row in rows if row.module]
    pages += [f"/light/case/{case}" for case in library.cases]

    sizes = {page: len(_of_status_200(phone, page).encode()) for page in dict.fromkeys(pages)}

    assert {page: size for page, size in sizes.items() if size > MOST} == {}
    assert len(sizes) > 100


def _of_status_200(phone: Phone, page: str) -> str:
    found = phone.look(page)
    assert phone.status == 200, page
    return found
