"""The handbook opens for those who run a training, and for nobody in the middle of one."""

from __future__ import annotations

import pytest
from pages_building import Building, labels, source, words

TEXT = """# yaml-language-server: $schema=schemas/handbook.json
about: |
  見本の手引きです。
chapters:
  - id: two
    title: 二人で
    text: |
      一人が進み、<b>一人が見ます</b>。
    moments:
      - {id: cries, title: 涙が出た, first: 座ります。, say: 「どうぞ」, avoid: わけをたずねること。}
"""
OURS = ("見本の手引きです。", "座ります。", "わけをたずねること。")


@pytest.fixture
def building(building: Building) -> Building:
    """A house with a handbook."""
    (building.content / "handbook.yaml").write_text(TEXT, encoding="utf-8")
    return building


def test_those_who_run_a_training_read_it_with_what_to_watch_for_in_the_course(building: Building) -> None:
    building.organiser()

    page = building.open("handbook", course="town")

    assert all(sentence in words(page) for sentence in (*OURS, "黙っている人を見ます。"))
    assert "<b>一人が見ます</b>" not in source(page)  # an author's signs stand for themselves
    assert "進行役の手引き" in labels(building.open("script", course="town", period="p1"))


def test_without_a_course_one_chooses_and_nothing_of_any_course_is_shown(building: Building) -> None:
    building.stranger()

    page = building.open("handbook")

    assert "まちの研修" in labels(page)
    assert "黙っている人を見ます。" not in words(page)


def test_people_in_the_middle_of_a_training_do_not_read_it(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)

    shown = words(building.open("handbook", course="town"))

    assert "研修を進める人のためのページです" in shown
    assert not [sentence for sentence in OURS if sentence in shown]


def test_content_without_a_handbook_says_so_and_no_page_leads_there(building: Building) -> None:
    (building.content / "handbook.yaml").unlink()
    building.organiser()

    assert "まだ進行役の手引き" in words(building.open("handbook"))
    assert "進行役の手引き" not in labels(building.open("script", course="town", period="p1"))
