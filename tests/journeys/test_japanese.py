"""Streamlit's own words are said in Japanese, to eyes and to screen readers, also where they show only when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import open_run, organise
from tests.journeys.conftest import App
from tests.journeys.people import go, settle

pytestmark = pytest.mark.browser
SAID = """() => {
  const found = [];
  const ours = "[data-testid=stHtml], [data-testid=stMarkdownContainer]:not([data-testid=stFileUploaderDropzone] *), [data-testid=stWidgetLabel], [data-testid=stIconMaterial], script, style, noscript, .stPlotlyChart";
  for (const one of document.querySelectorAll("body, body *")) {
    if (one.closest(ours)) continue;
    for (const name of ["aria-label", "aria-valuetext", "aria-roledescription", "placeholder", "title", "alt"])
      if (one.getAttribute(name)) found.push(one.getAttribute(name));
    for (const node of one.childNodes) if (node.nodeType === 3 && node.data.trim()) found.push(node.data.trim());
  }
  return found;
}"""
ENGLISH = re.compile(r"[A-Za-z]{2,}")
KNOWN = re.compile(r"Excel|Word|Enter|Esc|MB|xlsx|csv")


def english(page: Page) -> set[str]:
    """Return what stands on the page in Latin letters and is no name that Japanese uses."""
    return {said for said in page.evaluate(SAID) if ENGLISH.search(KNOWN.sub("", said))}


def test_no_box_list_calendar_or_button_says_anything_in_english(
    app: App, person: Callable[..., Page]
) -> None:
    page = organise(app, person())
    page.goto("/organise")
    settle(page)
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    said = english(page)

    page.get_by_text("一部のコマだけ開くとき").click()
    for kind in ("stSelectbox", "stMultiSelect"):
        box = page.get_by_test_id(kind).locator("input").first
        box.click()
        said |= english(page)
        page.keyboard.type("zz")
        expect(page.get_by_text("見つかりません", exact=True)).to_be_visible()
        said |= english(page)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    page.get_by_test_id("stDateInputCalendarButton").first.dispatch_event("click")
    expect(page.get_by_label("次の月").first).to_be_visible()
    said |= english(page)
    page.keyboard.press("Escape")

    # What facilitators and those who watch see of a run, on the same pages as the organiser.
    run = open_run(app, teams="あおば班\nわかば班").id
    for name in ("console", "wall", "prepare", "hand-ins", "report"):
        go(page, f"/{name}?run={run}")
        said |= english(page)
    for address in ("/script?course=national&period=n1", "/handbook?course=national"):
        go(page, address)
        said |= english(page)

    assert said == set()
