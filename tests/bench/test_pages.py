"""A click can be measured; what a page costs is held as a count of its elements and of its questions to the database."""

from __future__ import annotations

import json

import pytest

from workbook.bench import pages
from workbook.bench.pages import PagesFigures


@pytest.fixture(scope="module")
def figures() -> PagesFigures:
    return pages.run(teams=2, times=1)


def test_every_page_is_measured_beside_a_page_with_nothing_on_it(figures: PagesFigures) -> None:
    told = json.loads(figures.as_json())

    assert [page["name"] for page in told["pages"]][:3] == ["bare", "empty", "home"]
    assert [page["ratio"] for page in told["pages"] if page["name"] == "empty"] == [1.0]
    assert str(figures).count("\n| ") == len(figures.pages) + 1
    assert all(page.cpu > 0 for page in figures.pages)
