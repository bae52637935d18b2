"""What a place says about its population."""

from __future__ import annotations

import pytest

from workbook.content.forms import populations


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("北雁田町（人口1万8千人。事業は未実施）", 18_000),
        ("杉沢町（人口4千人）の山あいの役場", 4_000),
        ("住民票は青梁市（人口32万人）、居場所はとなりの市", 320_000),
        ("架空の市（人口　約３０万人）", 300_000),
        ("架空の町（人口9,800人）", 9_800),
        ("架空の村（人口1万200人）", 10_200),
        ("人口の減るまち", None),
        ("人口減の三人のまち", None),
        ("", None),
    ],
)
def test_a_population_is_read_only_where_it_is_said(place: str, said: int | None) -> None:
    assert populations.said_in(place) == said
