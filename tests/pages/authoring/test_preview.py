"""Authors see the file they save as trainees will see it, what is wrong with it instead, and whose answers it would touch."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pages_building import Building, labels, words

from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_worksheet
from workbook.content.shelf import Shelf
from workbook.office import house

TALK, TONE = "exercises/worksheets/talk.yaml", "exercises/worksheets/tone.yaml"


@pytest.fixture
def author(building: Building) -> Building:
    """Somebody at the PC the workbook runs on."""
    building.url = "http://localhost:8501/"
    return building


def _save(building: Building, path: str, *changes: tuple[str, str]) -> None:
    file = building.content / path
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    later = time.time_ns() + 1_000_000_000
    os.utime(file, ns=(later, later))


def test_the_file_saved_last_is_drawn_as_trainees_see_it(author: Building) -> None:
    _save(author, "modules/second.yaml", ("ここまでです。", "続きは明日です。"))

    shown = words(author.open("preview"))

    assert "続きは明日です。" in shown
    assert "modules/second.yaml" in shown
    assert "不備なし" in shown
    assert "ここまでを言います。" not in shown  # the facilitator's notes are for the facilitator
    assert words(author.open("preview", file="curriculum/town.yaml")).count("二日間の小さな研修です。") == 1


def test_a_broken_file_shows_its_findings_in_place_of_the_page_until_it_is_mended(author: Building) -> None:
    _save(author, "modules/second.yaml", ("label: 最低限", "label: いちばん"))

    broken = words(author.open("preview"))
    _save(author, "modules/second.yaml", ("label: いちばん", "label: 最低限"))
    mended = words(author.open("preview"))

    assert "modules/second.yaml の 12 行目" in broken
    assert "「いちばん」" in broken
    assert "ここまでです。" not in broken
    assert "ここまでです。" in mended
    assert "直すところがあります" not in mended


def test_what_only_all_files_together_have_wrong_stands_above_the_page(author: Building) -> None:
    _save(author, "exercises/worksheets/reuse.yaml", ("worksheet: talk", "worksheet: tolk"))

    shown = words(author.open("preview"))

    assert "直すところがあります" in shown
    assert shown.index("「tolk」") < shown.index("持ち寄り")
    assert "不備なし" not in shown


def test_what_is_to_be_mended_elsewhere_is_not_a_number_without_its_files(author: Building) -> None:
    _save(author, TALK, ("id: talk\n", "id: talk\nlable: 話\n"))
    _save(author, "modules/second.yaml", ("ここまでです。", "続きは明日です。"))

    page = author.open("preview", file="glossary.yaml")

    assert f"直すところが 1 件あります（{TALK} に 1 件）。" in words(page)
    assert "ほかのファイルの直すところを「教材の点検」で見る" in labels(page)


def test_it_says_how_many_teams_and_answers_a_change_would_touch(author: Building) -> None:
    _, teams = author.run(teams=("あおば班", "みどり班", "そら班"))
    talk = author.house.shelf.current().worksheets["talk"]
    for team in teams[:2]:
        person = author.member(team)
        values = {"goal": "顔の見える関係", "plan": [{"who": "課長", "what": "会う日"}]}
        author.write(person, sheets.of_worksheet(talk), of_worksheet(talk), values)
    author.stranger()
    _save(author, TALK, ("めざすこと", "めざす姿"))
    reworded = words(author.open("preview"))
    _save(
        author,
        TALK,
        ("  - id: goal\n    kind: text", "  - id: goal\n    kind: date"),
        ("    example: |\n      顔の見える関係をつくる\n", ""),
    )

    changed = words(author.open("preview"))

    assert "2チームが書いています。答えは、どれもいまのまま読めます。" in reworded
    assert "2チーム・2件" in changed
    assert "めざすこと：「以前の設問への答え」に移る　2件" in changed
    assert "話す予定：" not in changed
    assert "書いたチームはまだありません" in words(author.open("preview", file=TONE))


OVERLAY = """# yaml-language-server: $schema=schemas/overlay.json
hide:
  - {{file: modules/every-kind.yaml, id: story, why: 県では読みません。}}
add:
  - to: modules/second.yaml
    after: words
    block: {{id: ours, kind: reading, minutes: 0, optional: 配るだけです。, text: "{text}"}}
  - to: modules/every-kind.yaml
    block: {{id: ours, kind: key-message, minutes: 0, optional: 配るだけです。, text: 県の一言}}
"""


@pytest.fixture
def prefecture(author: Building, tmp_path: Path) -> Path:
    """A folder of a prefecture's own that lies over the content, open in the house."""
    own = tmp_path / "pref"
    own.mkdir()
    roots = (author.content, own)
    settings = replace(author.house.settings, content=roots)
    author.house = replace(author.house, settings=settings, shelf=Shelf(*roots))
    house.open_doors(author.house)
    return own


def test_a_saved_overlay_shows_what_it_adds_and_hides_and_the_module_it_is_added_to_follows(
    author: Building, prefecture: Path
) -> None:
    file = prefecture / "overlay.yaml"

    def saved(text: str) -> None:
        file.write_text(text, encoding="utf-8")
        later = time.time_ns() + 1_000_000_000
        os.utime(file, ns=(later, later))

    saved(OVERLAY.format(text="県の数です。"))
    followed, chosen = (
        words(author.open("preview")),
        words(author.open("preview", file="modules/second.yaml")),
    )
    saved(OVERLAY.format(text="県の新しい数です。"))
    anew = words(author.open("preview", file="modules/second.yaml"))
    saved(OVERLAY.replace("after: words", "aftr: words").format(text="県の新しい数です。"))
    broken = words(author.open("preview"))

    assert "pref/overlay.yaml" in followed
    assert followed.index("二つめの単元") < followed.index("県の数です。") < followed.index("県の一言")
    assert "県では読みません。" in followed
    assert "ここまでです。" not in followed  # what is not the folder's own is in the whole module
    assert chosen.index("ここまでです。") < chosen.index("県の数です。")
    assert "県の新しい数です。" in anew
    assert "もしかして: after" in broken
    assert "県の新しい数です。" not in broken


def test_whoever_is_far_away_sees_no_preview(building: Building) -> None:
    _save(building, "modules/second.yaml", ("ここまでです。", "続きは明日です。"))

    page = building.open("preview")

    assert "教材を直す人と主催者のための" in words(page)
    assert "続きは明日です。" not in words(page)
    assert "下見するファイル" not in labels(page)
