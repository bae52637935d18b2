"""Windows of WebKitGTK for the tests of this folder, beside Chromium and the whole app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.conftest import loudly
from tests.engines import webkit
from tests.engines.webkit import Window
from tests.frontend.conftest import desk, house  # noqa: F401 -- the editor alone
from tests.journeys.conftest import app, person  # noqa: F401 -- the whole app, and Chromium

Windows = Callable[[], Window]


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    if missing := webkit.missing():
        loudly(f"{', '.join(missing)} がないので、WebKit では確かめていません")
    with webkit.screen() as name:
        yield name


@pytest.fixture
def open_window(display: str) -> Iterator[Windows]:
    """Open a window of WebKit: each is another person's."""
    with ExitStack() as windows:
        yield lambda: windows.enter_context(webkit.window(display))
