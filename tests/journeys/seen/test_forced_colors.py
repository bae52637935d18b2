"""Who reads in colours of his own (high contrast) sees where the keyboard is, what is chosen, and what opens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import beforehand
from tests.journeys.conftest import App

pytestmark = pytest.mark.browser


def _style(place: Locator, name: str) -> str:
    return str(place.evaluate("(element, name) => getComputedStyle(element)[name]", name))


def _chosen(page: Page) -> tuple[str, str]:
    """Return the ground and the words of what is chosen, in the reader's colours."""
    page.locator("body").evaluate(
        """body => {
            body.insertAdjacentHTML("beforeend", '<i id="chosen" style="background: Highlight; color: HighlightText">');
            body.lastChild.style.forcedColorAdjust = "none";
        }"""
    )
    probe = page.locator("#chosen").last
    return _style(probe, "backgroundColor"), _style(probe, "color")


def test_nothing_is_told_by_our_colours_alone(app: App, person: Callable[..., Page]) -> None:
    run = beforehand.open_run(app, teams="松", title="色")
    page = person(forced_colors="active", color_scheme="dark")
    page.goto("/join")
    code = page.get_by_label("チームコード")
    around = page.locator("[data-testid=stTextInputRootElement]", has=code)
    expect(code).to_be_visible()
    assert _style(around, "outlineStyle") == "none"
    code.focus()
    expect(around).to_have_css("outline-style", "solid")
    expect(around).to_have_css("outline-width", "3px")

    beforehand.come_in(app, page, run.codes["松"], name="山田花子", department="福祉課")
    page.goto("/worksheet?id=w03")
    choice = page.locator(".desk select").first
    expect(choice).to_be_visible()
    assert (_style(choice, "appearance"), _style(choice, "backgroundImage")) == ("auto", "none")

    beforehand.organise(app, page)
    page.goto(f"/console?run={run.id}")
    chosen, other = page.get_by_role("radio", name="助けが要る順"), page.get_by_role("radio", name="部屋の順")
    expect(chosen).to_be_checked()
    ground, words = _chosen(page)
    expect(chosen).to_have_css("background-color", ground)
    expect(chosen.locator("p")).to_have_css("color", words)
    expect(other).not_to_have_css("background-color", ground)
    switch = page.locator("label", has=page.get_by_role("switch", name="いる人の名前"))
    assert _style(switch.locator("> div").first, "outlineStyle") == "solid"
