"""Debian's WebKitGTK in a real window, driven as WebDriver prescribes; Playwright knows only a WebKit of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

Seen = TypeVar("Seen")
PATIENCE = 40  # seconds; what is there at once costs nothing
_BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))
_DRIVER = shutil.which("WebKitWebDriver")

# Every element that is drawn, those in shadow trees too, whose name (as a screen reader says it) holds the words.
_FIND = """
const [role, words] = arguments;
const said = (element) => element.getAttribute("aria-label")
  ?? (element.getAttribute("aria-labelledby")?.split(" ").map((id) => element.getRootNode().getElementById(id)?.textContent).join(" "))
  ?? ([...(element.labels ?? [])].map((label) => label.textContent).join(" ") || element.textContent);
const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]);
return all(document).find((one) => one.matches(role) && one.checkVisibility() && said(one).includes(words)) ?? null;
"""
BOX = "textarea, input:not([type=hidden])"
BUTTON = "button, [role=button], summary"
TEXT = "p, span, strong, h1, h2, h3, li, td, th, div, label, output"


class Window:
    """One window of one person; every `find` waits, as a person does."""

    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.get(address)

    def find(self, role: str, words: str) -> WebElement:
        """Return the first element of this kind whose name holds the words.

        Raises:
            pytest.fail.Exception: It does not come.
        """
        return self.until(lambda: self.driver.execute_script(_FIND, role, words), f"{role}: {words}")

    def box(self, words: str) -> WebElement:
        return self.find(BOX, words)

    def press(self, words: str) -> None:
        """Press the button or link with these words."""
        self.click(BUTTON, words)

    def click(self, role: str, words: str) -> None:
        """Click on the first element of this kind whose name holds the words."""

        def clicked() -> bool:
            element = self.driver.execute_script(_FIND, role, words)
            if element is None:
                return False
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            element.click()
            return True

        self.until(clicked, f"{role}: {words}")

    def type(self, words: str, text: str) -> WebElement:
        """Write at the end of the box with these words."""

        def typed() -> WebElement:
            found = self.box(words)
            found.send_keys(text)
            return found

        return self.until(typed, words)

    def shows(self, words: str) -> None:
        """Wait until somebody can read the words."""
        self.find(TEXT, words)

    def holds(self, words: str, value: str) -> None:
        """Wait until a box holds exactly the value."""
        self.until(lambda: self.value(words) == value, f"{words} = {value}")

    def value(self, words: str) -> str:
        return str(self.driver.execute_script("return arguments[0].value", self.box(words)))

    def until(self, seen: Callable[[], Seen], what: str) -> Seen:
        """Return what is seen, as soon as it is.

        Raises:
            pytest.fail.Exception: It does not come.
        """
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if found := seen():
                    return found
            except WebDriverException:  # drawn anew between finding and doing
                pass
            time.sleep(0.1)
        pytest.fail(f"not seen in WebKit: {what}")


@contextmanager
def screen() -> Iterator[str]:
    """Give a screen that nobody sees, by its name for DISPLAY."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def window(display: str, home: Path) -> Iterator[Window]:
    """Open a window of a person who has never been here; what they download lies in `home`."""
    options = Options()
    options.binary_location = str(_BROWSERS[-1])
    options.add_argument("--automation")
    service = Service(
        executable_path=_DRIVER,
        env={**os.environ, "DISPLAY": display, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")},
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Selenium 4 calls itself in an old way here
        driver = webdriver.WebKitGTK(options=options, service=service)
    try:
        yield Window(driver)
    finally:
        driver.quit()


def missing() -> list[str]:
    """Return Debian's packages that these tests need and that are not here."""
    wanted = {"webkit2gtk-driver": _DRIVER and _BROWSERS, "xvfb": shutil.which("Xvfb")}
    return [package for package, found in wanted.items() if not found]
