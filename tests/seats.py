"""Browsers that one person after the other sits down at: nothing of whoever sat there before is left but what belongs to the app."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import Any

from playwright.sync_api import Browser, Error, Page

_PATIENCE = 40_000


class Seats:
    """Pages of apps, each with cookies and storage of its own; who sits down where somebody sat gets a page of the same app.

    A browser that has read the scripts of a page once draws it in half the work of a new one.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: defaultdict[str, list[Page]] = defaultdict(list)
        self._shared: dict[Page, str] = {}

    def take(self, address: str, *, own: bool = False, **options: Any) -> Page:
        """Return a page in front of the app at this address; a new browser, if it has options or is to be one's `own`.

        Whoever stops the network or the clock of a page needs a browser of one's own: that stays with the page.
        """
        # Only Chromium can be told to forget everything of one address.
        is_shared = self._browser.browser_type.name == "chromium" and not (own or options)
        if is_shared and self._free[address]:
            return self._free[address].pop()
        # Streamlit turns a wheel while it works; to draw that was up to a quarter of all work, and nobody looks.
        given = {"base_url": address, "locale": "ja-JP", "reduced_motion": "reduce", **options}
        page = self._browser.new_context(**given).new_page()
        page.context.set_default_timeout(_PATIENCE)  # of whatever is opened beside it as well
        if is_shared:
            self._shared[page] = address
        return page

    def leave(self, page: Page) -> None:
        """Forget everything but the scripts; a browser that nobody shares, or that is closed, is gone."""
        if page not in self._shared or page.is_closed():
            page.context.close()
            return
        for other in page.context.pages:
            if other is not page:
                other.close()
        try:
            page.goto("/healthz")  # the same process; elsewhere it would begin anew
        except Error:  # its app was taken away
            page.context.close()
            return
        page.emulate_media(media="null")  # who printed it may have left it so
        page.evaluate("sessionStorage.clear()")
        page.context.clear_cookies()
        storage = page.context.new_cdp_session(page)
        storage.send("Storage.clearDataForOrigin", {"origin": self._shared[page], "storageTypes": "all"})
        storage.detach()
        self._free[self._shared[page]].append(page)

    def close(self) -> None:
        """Send everybody home."""
        for page in chain.from_iterable(self._free.values()):
            page.context.close()
