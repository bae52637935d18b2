"""The page of grounds shows both tables; only what points to it leads there, and its words stand for themselves."""

from __future__ import annotations

from pages_building import Building, labels, source, words


def _point(building: Building, file: str, after: str) -> None:
    """Let a file of content point to the meeting."""
    path = building.content / file
    text = path.read_text(encoding="utf-8")
    assert after in text
    path.write_text(text.replace(after, f"{after}\ngrounds: [meeting]", 1), encoding="utf-8")


def test_both_tables_say_basis_date_and_what_to_verify(building: Building) -> None:
    page = building.open("grounds")

    shown = words(page)
    assert "見本法第1条" in shown
    assert "見本法第2条" in shown
    assert shown.count("実施市町村のみ") == 1
    assert "要確認 ― 条文の写しは見ていません。" in shown
    assert "（2026年01月に確認）" in shown
    assert "<b>見本</b>の会議" not in source(page)


def test_the_tables_can_be_scrolled_without_a_mouse(building: Building) -> None:
    assert source(building.open("grounds")).count('<div class="wb-grounds" tabindex="0" role="region"') == 2


def test_what_points_to_a_row_leads_there_by_its_name_and_nothing_else_does(building: Building) -> None:
    _point(building, "exercises/cases/oil.yaml", "label: 当教材の案")

    to_case = labels(building.open("case", id="oil"))
    to_module = labels(building.open("module", id="every-kind"))

    assert any(label.startswith("会議と情報の根拠（") for label in to_case)
    assert not any("会議と情報の根拠" in label for label in to_module)


def test_the_glossary_leads_there_only_when_there_is_a_table(building: Building) -> None:
    assert any("会議と情報の根拠" in label for label in labels(building.open("glossary")))

    (building.content / "grounds.yaml").unlink()

    assert not any("会議と情報の根拠" in label for label in labels(building.open("glossary")))
    assert "まだ「会議と情報の根拠」の表がありません" in words(building.open("grounds"))
