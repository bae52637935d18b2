"""Who edits content sees the edit, and what is wrong with it; everybody else sees what was good last."""

from __future__ import annotations

from pages_building import Building, labels, words


def _edit(building: Building, path: str, old: str, new: str) -> None:
    file = building.content / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_shows_at_the_next_look(building: Building) -> None:
    building.open("course", id="town")

    _edit(building, "curriculum/town.yaml", "二日間の小さな研修です。", "三日間になりました。")

    assert "三日間になりました。" in words(building.open("course", id="town"))


def test_a_broken_edit_leaves_the_last_good_content_and_is_told_to_its_author(building: Building) -> None:
    building.open("course", id="town")
    _edit(building, "modules/second.yaml", "label: 最低限", "label: いちばん")
    _edit(building, "modules/second.yaml", "kind: reading", "kind: readin")
    building.url = "http://localhost:8501/"

    assert "ここまでです。" in words(building.open("module", id="second"))
    assert "教材の点検をひらく" in labels(building.open("home"))
    told = words(building.open("authoring"))
    assert "2 件あります。" in told
    assert "modules/second.yaml の 12 行目" in told
    assert "「いちばん」" in told


def test_a_trainee_far_away_hears_nothing_of_it(building: Building) -> None:
    _edit(building, "modules/second.yaml", "label: 最低限", "label: いちばん")

    assert "教材の点検をひらく" not in labels(building.open("home"))
    assert "いちばん" not in words(building.open("authoring"))


def test_sound_content_is_said_to_be_sound(building: Building) -> None:
    building.organiser()

    assert "不備はありません。" in words(building.open("authoring"))


def test_a_run_keeps_the_content_it_was_opened_with(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)
    _edit(building, "curriculum/town.yaml", "二日間の小さな研修です。", "三日間になりました。")

    assert "二日間の小さな研修です。" in words(building.open("course", id="town"))

    building.stranger()
    assert "三日間になりました。" in words(building.open("course", id="town"))
