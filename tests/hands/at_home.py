"""The worksheet in one file under real hands: opened by double click, written in, saved, opened again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.desk.forms import EVERYTHING
from tests.frontend.at_home import HEADER, SAVE, said
from tests.hands.ledger import Ledger
from tests.hands.typist import Typist
from workbook.handouts.layout.sheet import lay_out
from workbook.handouts.writers import offline


def all_cases(ledger: Ledger, page: Page, folder: Path) -> None:
    """Write in a file, save it, go on in the copy; the app reads the second copy."""
    with ledger.case("a worksheet in one file, and its copy") as case:
        file = folder / "0.html"
        file.write_bytes(offline.write(lay_out(EVERYTHING, {}, header=HEADER)))
        typed: list[str] = []
        for number in (1, 2):
            page.goto(file.as_uri())
            page.locator(".bar[data-level=calm]").wait_for()
            typist = Typist(page)
            typist.sit_at(page.get_by_label("めざす姿"))
            typed += typist.write_some(6)
            with page.expect_download() as download:
                page.get_by_role("button", name=SAVE).last.click()
            file = folder / f"{number}.html"
            download.value.save_as(file)
        found = said(file, EVERYTHING, {}).get("aim", "")
        case.compare(typed, whole="".join(typed), found=found)
