"""Somebody at a real keyboard in front of a real Chromium: romaji, kana, conversion, Enter."""

from __future__ import annotations

import subprocess

from playwright.sync_api import Locator, Page

from tests.hands import room, words
from tests.hands.words import Word

# What the input method has under way on this page, and how many compositions have ended; seen in every shadow tree.
WATCH = """
window.composed = {now: null, ended: 0};
addEventListener("compositionstart", () => { window.composed.now = ""; }, true);
addEventListener("compositionupdate", (event) => { window.composed.now = event.data; }, true);
addEventListener("compositionend", () => { window.composed.now = null; window.composed.ended++; }, true);
"""
_CANDIDATES = 9
_BETWEEN_KEYS = "12"  # milliseconds


class Typist:
    """One person; nothing is struck before what was struck before is seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sit_at(self, box: Locator, *, at: int | None = None) -> None:
        """Click into a box, and put the caret behind so many letters (at the end, if nothing is said)."""
        box.click()
        box.evaluate("(box, at) => box.setSelectionRange(at ?? box.value.length, at ?? box.value.length)", at)
        room.until(self._has_the_keyboard, "Chromium has the keyboard")

    def write(self, word: Word) -> None:
        """Type a word, choose what is wanted among what the input method offers, and take it.

        Raises:
            TimeoutError: It does not come: the composition was broken, or this is not in Mozc's dictionary.
        """
        self.begin(word)
        self.finish(word)

    def begin(self, word: Word) -> None:
        """Type a word and leave it under way."""
        _xdotool("type", "--delay", _BETWEEN_KEYS, word.keys)
        room.until(lambda: self._now() == word.kana, f"{word.kana} is composed")

    def finish(self, word: Word) -> None:
        """Convert what is under way, and take it."""
        shown: str | None = word.kana
        for _ in range(_CANDIDATES):
            if shown == word.wanted:
                break
            before = shown
            self.press("space")
            room.until(lambda before=before: self._now() != before, f"{before} is converted")  # type: ignore[misc]
            shown = self._now()
        self._end()

    def write_some(self, count: int) -> list[str]:
        """Write the next words; return how they read."""
        typed = []
        for word in words.some(count):
            self.write(word)
            typed.append(word.wanted)
        return typed

    def type_code(self, code: str) -> None:
        """Type a code in hiragana mode, as it happens, and take what comes of it."""
        _xdotool("type", "--delay", _BETWEEN_KEYS, code.lower())
        room.until(lambda: bool(self._now()), f"{code} is under way")
        self._end()

    def press(self, key: str) -> None:
        """Strike one key."""
        _xdotool("key", key)

    def _end(self) -> None:
        ended = self._ended()
        self.press("Return")
        room.until(lambda: self._ended() > ended, "the composition ends")

    def _now(self) -> str | None:
        found: str | None = self.page.evaluate("window.composed.now")
        return found

    def _ended(self) -> int:
        found: int = self.page.evaluate("window.composed.ended")
        return found

    def _has_the_keyboard(self) -> bool:
        window = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True, check=False
        )
        return "Chromium" in window.stdout


def _xdotool(*said: str) -> None:
    subprocess.run(["xdotool", *said], check=True)
