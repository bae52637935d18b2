"""It fits on phones, opens fast, and people who do not see or do not use a mouse can work with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.frontend.conftest import Person, script

pytestmark = pytest.mark.browser

MOUNT = """async ({entry, form, sheet}) => {
    const {mount} = await import(entry);
    document.body.replaceChildren();
    mount(document.body, {form, sheet});
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""


def _cost(page: Page, work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work takes the page; other people's work does not count."""
    clock = page.context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = clock.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    before = spent()
    work()
    return spent() - before


def _fill(page: Page) -> None:
    page.get_by_label("めざす姿").fill("とても長い言葉" * 40 + "https://example.org/" + "a" * 120)
    page.get_by_role("radio", name="はりつめた").check()
    page.get_by_role("button", name="よくあるを選ぶ").click()
    page.locator("[data-ask=table] [data-row=r1] textarea").first.fill("連絡は 090-1234-5678 まで。" * 4)
    page.locator("[data-ask=table] [data-row=r1] .fold > summary").click()
    page.locator("[data-ask=table] [data-row=r1] .row-menu > summary").click()
    person = page.locator("[data-ask=ties] textarea").first
    if not person.is_visible():  # an empty card is folded on a phone
        page.locator("[data-ask=ties] .unfold:visible").first.click()
    person.fill("となりの畑の人")
    page.get_by_text("記入例を見る").first.click()
    expect(page.locator("[data-ask=table] [data-row=r1] .asks:visible")).to_have_count(1)
    expect(page.locator(".bar[data-level=calm] .state")).to_contain_text("保存しました")


@pytest.mark.parametrize("width", [320, 390, 700, 1366])
def test_nothing_has_to_be_scrolled_sideways(person: Person, width: int) -> None:
    page, colleague = person("佐藤", width=width), person("鈴木")
    colleague.locator("[data-ask=table] [data-row=r2] textarea").first.focus()

    _fill(page)

    expect(page.locator("[data-ask=table] .here")).to_have_count(1)
    assert page.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")
    too_small = page.locator(
        "button:visible, select:visible, summary:visible, textarea:visible"
    ).evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)"
    )
    assert too_small == []


@pytest.mark.parametrize("width", [390, 1366])
def test_axe_finds_nothing_serious(person: Person, workshop: Path, width: int) -> None:
    page, colleague = person("佐藤", width=width), person("鈴木")
    colleague.get_by_label("めざす姿").focus()
    _fill(page)

    page.evaluate((workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run('#desk')).violations")

    checked: int = page.evaluate(
        "async () => (await axe.run('#desk')).passes.flatMap(one => one.nodes).length"
    )
    told = [
        (one["id"], [node["html"] for node in one["nodes"][:3]]) for one in found if one["impact"] != "minor"
    ]
    assert told == []
    assert checked > 100


def test_words_grow_their_box_and_are_all_in_sight(person: Person) -> None:
    page = person("佐藤")
    aim = page.get_by_label("めざす姿")
    before = aim.evaluate("box => box.clientHeight")

    aim.fill("一行。\n" * 30)

    assert aim.evaluate("box => box.scrollHeight - box.clientHeight") <= 1
    assert aim.evaluate("box => box.clientHeight") > before * 4


@pytest.mark.chromium("processor time of a page is told by its protocol")
def test_a_sheet_of_two_thousand_cells_opens_at_once(person: Person) -> None:
    page = person("佐藤")
    form = json.loads(page.locator("#data").text_content() or "")["form"]
    [table] = [ask for ask in form["asks"] if ask["id"] == "table"]
    field = {**table["grids"][0]["fields"][0], "wide": False, "required": False}
    fields = [{**field, "id": f"f{number}"} for number in range(7)]
    rows = [{"code": f"n{number}", "label": f"{number} 番"} for number in range(300)]
    table["grids"][0].update(
        fixed=rows, rows=300, fields=fields
    )  # named rows are all there from the beginning

    given = {"entry": f"/desk/assets/{script().name}", "form": {**form, "asks": [table]}}
    taken = min(
        _cost(page, partial(page.evaluate, MOUNT, {**given, "sheet": f"big-{number}"})) for number in range(3)
    )

    expect(page.locator("textarea")).to_have_count(2100)
    assert taken < 1.5, f"{taken:.2f} s; 0.6 s when this was written, on a busy machine"
    assert _cost(page, lambda: page.locator("textarea").nth(1000).fill("あ")) < 2
