"""A browser at home with the worksheet in one file, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.given_out import given
from workbook.content.forms.form import Form
from workbook.handouts.layout.sheet import Header, lay_out
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.writers import offline

HEADER = Header("全国研修", "みなと野市=チーム&", "令和8年11月24日（火）", "k7qm-3xpa")


SAVE = "ファイルとして保存"


class Home:
    """A PC without a network; `requests` are what a page wanted from outside."""

    def __init__(self, browser: Browser, folder: Path, *, downloads: Path) -> None:
        self.browser, self.folder, self.downloads = browser, folder, downloads
        self.contexts: list[BrowserContext] = []
        self.requests: list[str] = []
        self.faults: list[str] = []

    def file(
        self,
        form: Form,
        values: dict[str, Any],
        *,
        header: Header = HEADER,
        invented: tuple[str, ...] = (),
    ) -> Path:
        """Return a file that somebody took home."""
        path = self.folder / f"{len(list(self.folder.iterdir()))}.html"
        path.write_bytes(offline.write(lay_out(form, values, header=header, invented=invented)))
        return path

    def pc(self, *, script: str = "", **options: Any) -> BrowserContext:
        """Return a browser that nobody has used before; `script` runs first on each page."""
        context = self.browser.new_context(offline=True, locale="ja-JP", accept_downloads=True, **options)
        context.set_default_timeout(40_000)
        context.add_init_script(script)
        context.on("request", lambda request: self.requests.append(request.url))
        self.contexts.append(context)
        return context

    def open(self, file: Path, context: BrowserContext | None = None) -> Page:
        """Open a file as by double click, and wait until it can be written in."""
        page = (context or self.pc()).new_page()
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.goto(file.as_uri())
        page.locator(".bar[data-level=calm]").wait_for()
        return page

    def saved(self, page: Page) -> Path:
        """Save a page as a file."""
        number = len(list(self.folder.iterdir()))
        path = given(page.get_by_role("button", name=SAVE).last, downloads=self.downloads, to=self.folder)
        return path.rename(self.folder / f"{number}_{path.name}")


def said(file: Path | str, form: Form, base: dict[str, Any]) -> dict[str, Any]:
    """Return the answers that the app reads in a file."""
    data = file.encode() if isinstance(file, str) else file.read_bytes()
    (returned,) = intake.read(data, name="なまえ.html")
    understood = texts_to_answers.read_back(form, returned, base=base)
    found, unread = understood.values, understood.unread
    assert (returned.mark, unread) == ("k7qm-3xpa", ())
    return found
