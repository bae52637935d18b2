"""The sound at the end of a countdown begins with the tick that asks for it, in three engines."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.engines.conftest import Windows
from tests.journeys.beforehand import Opened, come_in, open_run, organise, ticket_of
from tests.journeys.conftest import App

pytestmark = pytest.mark.browser
TEAMS = "みなと野市\tつながる班\t82000\n青梁市\tもう一つの班\t310000"
SOUND = "終わりに音を鳴らす"
# Say at the page itself how its sound is.
HEARD = """
window.AudioContext = class extends window.AudioContext {
  constructor() {
    super();
    const say = () => { document.documentElement.dataset.sound = this.state; };
    this.addEventListener("statechange", say);
    say();
  }
};
"""
RINGS = "html[data-sound=running]"


def _counted_down(app: App, pc: Page) -> Opened:
    """Open a run, and let a countdown with a sound begin in it."""
    run = open_run(app, teams=TEAMS)
    console = organise(app, pc)
    console.goto(f"/console?run={run.id}")
    expect(console.get_by_role("link", name="つながる班", exact=True)).to_be_visible()
    console.get_by_role("radio", name="時計").click()
    console.get_by_text(SOUND).click()
    console.get_by_role("button", name="15分", exact=True).click()
    return run


@pytest.mark.parametrize("engine", ["pc", "firefox_to_hear"])
def test_the_sound_asked_for_at_the_countdown_rings(
    app: App, pc: Page, request: pytest.FixtureRequest, engine: str
) -> None:
    run = _counted_down(app, pc)
    seat: Page = request.getfixturevalue(engine)
    page = seat.context.new_page()
    come_in(app, page, run.codes["つながる班"], name="佐藤", department="福祉課").goto("/glossary")
    page.get_by_role("button", name="この帯の設定").or_(
        page.locator("summary", has_text="この帯の設定")
    ).first.click()
    page.evaluate(f"() => {{{HEARD}}}")
    expect(page.locator("html[data-sound]")).to_have_count(0)

    page.get_by_label(SOUND).first.click()

    expect(page.locator(RINGS)).to_have_count(1)


def test_the_sound_asked_for_at_the_countdown_may_ring(app: App, pc: Page, open_window: Windows) -> None:
    run = _counted_down(app, pc)
    phone = open_window()
    ticket = ticket_of(app, run.codes["つながる班"], name="佐藤", department="福祉課")
    phone.open(f"{app.address}/enter?ticket={ticket}")
    phone.press("この帯の設定")
    sound = phone.box(SOUND)
    phone.driver.execute_script(HEARD)

    sound.click()

    phone.find(RINGS, "")
