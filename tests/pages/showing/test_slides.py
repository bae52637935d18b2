"""The slides of the shared screen: the way in without a code, the pause with its end, what is talked about now."""

from __future__ import annotations

from pages_building import source, words
from pages_screen import all_of, open_screen
from pages_sharing import Party

from workbook.classroom.period.steering import Floor
from workbook.classroom.wall import screen_view
from workbook.classroom.wall.screen_view import View


def _begin(them: Party, line: int) -> None:
    with them.building.database.begin() as db:
        Floor(them.run.id, them.organiser).begin_row(db, period="p1", line=line)


def test_the_opening_has_the_address_as_words_and_as_a_picture_and_no_code(them: Party) -> None:
    them.show(View(screen_view.OPENING))

    page = open_screen(them)

    assert "/join" in words(page)
    assert "QR コード" in source(page)
    assert [team.code for team in them.teams if team.code in all_of(page)] == []


def test_an_address_of_this_pc_only_is_told_in_words_and_never_drawn_as_a_code(them: Party) -> None:
    them.show(View(screen_view.OPENING))
    them.building.url = "http://localhost:8501/"

    page = open_screen(them)

    assert "この PC でしかひらけない" in words(page)
    assert "data:image" not in source(page)
    assert "/join" not in words(page)


def test_a_pause_says_when_it_goes_on_and_ends_with_the_next_line(them: Party) -> None:
    them.show(View(screen_view.PAUSE))
    assert "まもなく再開します。" in words(open_screen(them))

    _begin(them, 1)
    rest = words(open_screen(them))
    _begin(them, 2)
    after = words(open_screen(them))

    assert "休憩" in rest
    assert "に再開します" in rest
    assert "再開します" not in after
    assert " まで" in after


def test_what_is_talked_about_follows_the_timetable(them: Party) -> None:
    them.show(View(screen_view.NOW))
    assert "<h1>第1回</h1>" in source(open_screen(them))
    _begin(them, 0)

    page = open_screen(them)

    assert "いま話し合うこと" in words(page)
    assert "<li>" in source(page)
    assert "進行役だけの言葉です。" not in source(page)
