"""What changes on the page around a sheet does not make the browser work out the style of the sheet anew."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import beforehand
from tests.journeys.conftest import App

pytestmark = pytest.mark.browser

_ALL = """() => {
    const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
    return inside(document).length;
}"""
_CHANGE = """foot => new Promise(done => {
    const more = foot.cloneNode(true);
    foot.closest("[data-testid=stElementContainer]").after(more);
    requestAnimationFrame(() => requestAnimationFrame(() => (more.remove(), done())));
})"""


def _restyled(page: Page) -> int:
    """Return of how many elements at once the style is worked out when the page around the sheet has a piece more, or less."""
    browser = page.context.browser
    assert browser
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.locator(".wb-foot").evaluate(_CHANGE)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    return max(
        one["args"].get("elementCount", 0)
        for one in events
        if (one["name"], one["ph"]) == ("UpdateLayoutTree", "X")
    )


def test_a_change_beside_a_sheet_does_not_touch_the_style_of_the_sheet(
    app: App, person: Callable[..., Page]
) -> None:
    run = beforehand.open_run(app, teams="松", title="書式")
    page = person()
    beforehand.come_in(app, page, run.codes["松"], name="山田花子", department="福祉課")
    page.goto("/worksheet?id=w05")
    expect(page.locator(".desk svg").first).to_be_visible()
    everything = page.evaluate(_ALL)

    assert 0 < _restyled(page) < everything / 4
