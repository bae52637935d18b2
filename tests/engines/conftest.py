"""Windows of WebKitGTK for the tests of this folder, beside Chromium and the whole app."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.engines import loudspeaker, webkit
from tests.engines.webkit import Window
from tests.frontend.conftest import desk, house  # noqa: F401 -- the editor alone
from tests.journeys.conftest import App
from tests.what_is_here import launched, loudly

Windows = Callable[[], Window]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The whole app on an empty database."""
    one = App(tmp_path)
    one.start()
    yield one
    one.kill()


@pytest.fixture
def pc(app: App, browser: Browser) -> Iterator[Page]:
    """A page of Chromium, at the same app."""
    with browser.new_context(base_url=app.address, locale="ja-JP") as context:
        page = context.new_page()
        page.set_default_timeout(40_000)
        yield page


@pytest.fixture(scope="session")
def speaker() -> Iterator[dict[str, str]]:
    """A loudspeaker that nobody hears, as the environment of who plays on it: Firefox plays nothing without one."""
    if shutil.which("pulseaudio") is None:
        loudly("pulseaudio がないので、Firefox の音は確かめていません（Debian では apt install pulseaudio）")
    with loudspeaker.switched_on() as environment:
        yield environment


@pytest.fixture
def firefox(app: App, playwright: Playwright, downloads: Path) -> Iterator[Page]:
    """A page of Firefox, at the same app."""
    with _firefox(app, playwright, downloads, {}) as page:
        yield page


@pytest.fixture
def firefox_to_hear(
    app: App, playwright: Playwright, downloads: Path, speaker: dict[str, str]
) -> Iterator[Page]:
    """The same, with a loudspeaker."""
    with _firefox(app, playwright, downloads, speaker) as page:
        yield page


@contextmanager
def _firefox(app: App, playwright: Playwright, downloads: Path, more: dict[str, str]) -> Iterator[Page]:
    found = launched(playwright, "firefox", downloads=downloads, env={**os.environ, **more})
    page = found.new_context(base_url=app.address, locale="ja-JP").new_page()
    page.set_default_timeout(40_000)
    yield page
    found.close()


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    if missing := webkit.missing():
        loudly(f"{', '.join(missing)} がないので、WebKit では確かめていません")
    with webkit.screen() as name:
        yield name


@pytest.fixture
def pocket(tmp_path: Path) -> Path:
    """The folder in which WebKit puts what people download."""
    folder = tmp_path / "ダウンロード"
    folder.mkdir()
    return folder


@pytest.fixture
def open_window(display: str, pocket: Path) -> Iterator[Windows]:
    """Open a window of WebKit: each is another person's."""
    with ExitStack() as windows:
        yield lambda: windows.enter_context(webkit.window(display, pocket))
