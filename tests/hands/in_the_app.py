"""Streamlit's own boxes under real hands: joining, a comment, a case whose next scene opens while somebody writes."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.hands import words
from tests.hands.ledger import Case, Ledger
from tests.hands.typist import Typist
from tests.journeys.beforehand import Opened, open_run, open_scene
from tests.journeys.conftest import App
from tests.journeys.people import settle

_TEAM = "つながる班"
_CASE = "v01"


def all_cases(ledger: Ledger, page: Page, app: App) -> None:
    """Take a person through every case in the app."""
    run = open_run(app, teams=f"みなと野市\t{_TEAM}\t82000")
    cases: list[tuple[str, Callable[[Case], None]]] = [
        ("joining: a code in hiragana, name, office", lambda case: _join(case, page, app, run)),
        ("a comment", lambda case: _comment(case, page, app)),
        ("a case while the next scene opens", lambda case: _in_a_case(case, page, app, run)),
    ]
    for name, take in cases:
        with ledger.case(name) as case:
            take(case)


def _join(case: Case, page: Page, app: App, run: Opened) -> None:
    typist = Typist(page)
    page.goto(f"{app.address}/join")
    settle(page)
    typist.sit_at(page.get_by_label("チームコード"))
    typist.type_code(run.codes[_TEAM])
    for label, word in (("お名前", words.SURNAME), ("所属（課・団体）", words.OFFICE)):
        box = page.get_by_label(label)
        typist.sit_at(box)
        typist.write(word)
        case.compare([word.wanted], whole=word.wanted, found=box.input_value())
    page.get_by_role("button", name="参加する", exact=True).click()
    expect(page.get_by_text("いまここにいる人")).to_be_visible()
    expect(page.get_by_text(f"{words.SURNAME.wanted}（{words.OFFICE.wanted}）")).to_be_visible()


def _comment(case: Case, page: Page, app: App) -> None:
    typist = Typist(page)
    for number in range(2):
        page.goto(f"{app.address}/hand-in?id=w03&course=national")
        settle(page)
        page.locator("summary", has_text="コメントを書く").click()
        typist.sit_at(page.get_by_role("textbox", name="コメントを書く"))
        typed = typist.write_some(6)
        page.get_by_role("button", name="コメントする").click()
        expect(page.locator(".wb-remark")).to_have_count(number + 1)
        shown = page.locator(".wb-remark", has_text=typed[0]).filter(has_text="".join(typed))
        found = "".join(typed) if shown.count() else "／".join(page.locator(".wb-remark").all_inner_texts())
        case.compare(typed, whole="".join(typed), found=found)


def _in_a_case(case: Case, page: Page, app: App, run: Opened) -> None:
    page.goto(f"{app.address}/case?id={_CASE}")
    settle(page)
    typist, box = Typist(page), page.get_by_role("textbox").first
    typist.sit_at(box)
    typed = typist.write_some(1)
    for stage, word in enumerate(words.some(3), start=2):
        typist.begin(word)
        open_scene(app, run, case=_CASE, stage=stage)
        expect(page.locator("section.wb-stage")).to_have_count(stage)
        typist.finish(word)
        typed += [word.wanted, *typist.write_some(2)]
    case.compare(typed, whole="".join(typed), found=box.input_value())
