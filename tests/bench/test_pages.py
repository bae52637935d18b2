"""A click can be measured; what a page costs is held as a count of its elements and of its questions to the database."""

from __future__ import annotations

import json

import pytest
import streamlit as st

from workbook.bench import pages
from workbook.bench.pages import PagesFigures


@pytest.fixture(scope="module")
def made() -> list[str]:
    """The pages that Streamlit made for its navigation while the bench went round."""
    return []


@pytest.fixture(scope="module")
def figures(made: list[str]) -> PagesFigures:
    own = vars(st.Page)["__init__"]

    def counted(page: object, *given: object, **named: object) -> None:
        made.append(str(named["url_path"]))
        own(page, *given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st.Page, "__init__", counted)
        return pages.run(teams=2, times=1)


def test_every_page_is_measured_beside_a_page_with_nothing_on_it(figures: PagesFigures) -> None:
    told = json.loads(figures.as_json())

    assert [page["name"] for page in told["pages"]][:3] == ["bare", "empty", "home"]
    assert [page["ratio"] for page in told["pages"] if page["name"] == "empty"] == [1.0]
    assert str(figures).count("\n| ") == len(figures.pages) + 1
    assert all(page.cpu > 0 for page in figures.pages)


MOST = {
    "empty": (4, 6),
    "home": (17, 16),
    "course": (15, 9),
    "catalogue": (10, 6),
    "module": (14, 5),
    "case": (30, 14),
    "worksheet": (26, 15),
    "homework": (28, 14),
    "bring-back": (10, 6),
    "hand-in": (23, 18),
    "history": (18, 20),
    "growth": (16, 18),
    "summary": (26, 8),
    "first-and-now": (13, 9),
    "glossary": (10, 6),
    "grounds": (14, 6),
    "join": (16, 8),
    "stranger": (20, 0),
    "console": (80, 32),
}
"""How many elements a page may send, and how often it may ask the database. What is only read is one element."""


def test_no_page_sends_more_elements_or_asks_more_often_than_it_may(figures: PagesFigures) -> None:
    counted = {page.name: (page.elements, page.queries) for page in figures.pages if page.name != "bare"}

    assert counted.keys() == MOST.keys()
    assert {
        name: found for name, found in counted.items() if found[0] > MOST[name][0] or found[1] > MOST[name][1]
    } == {}


def test_a_click_makes_no_list_of_pages_again(figures: PagesFigures, made: list[str]) -> None:
    """Thirty were made at every click; what is left is the list once and what a link on a page leads to."""
    assert len(figures.pages) > 1
    assert made.count("account") <= 3, "what no link leads to is made once for each kind of visitor"


def test_a_browser_cleans_few_nodes_of_the_longest_timetable(figures: PagesFigures) -> None:
    """Each is looked at at every drawing: when there were 1,200, that was most of what one waited for."""
    nodes = {page.name: page.nodes for page in figures.pages}

    assert 200 < nodes["course"] <= 350
    assert nodes["bare"] == 0
