"""A team-mate who types into the same box without looking up, letter after letter, from another browser."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Locator

Place = Literal["before", "within", "after"]
# Katakana: the other one's words have none, so that the two can be told apart afterwards.
_TYPE = """(box, [at, pause]) => {
  const letters = "アイウエオカキクケコ";
  box.focus();
  box.setSelectionRange(at, at);
  window.typed = "";
  const type = () => {
    const letter = letters[window.typed.length % letters.length];
    if (document.execCommand("insertText", false, letter)) window.typed += letter;
  };
  type();
  window.typing = setInterval(type, pause);
}"""
_STOP = "() => { clearInterval(window.typing); return window.typed; }"


class TeamMate:
    """Somebody with this box open."""

    def __init__(self, box: Locator) -> None:
        self.box = box

    def begin(self, *, at: int, pause: int) -> None:
        """Type a letter every `pause` milliseconds, from behind so many letters on."""
        self.box.evaluate(_TYPE, [at, pause])

    def stop(self) -> str:
        """Stop; return all that was typed."""
        typed: str = self.box.evaluate(_STOP)
        return typed


def without(text: str) -> tuple[str, str]:
    """Return what others wrote in a text, and what a team-mate did."""
    theirs = "".join(letter for letter in text if "ア" <= letter <= "コ")
    return "".join(letter for letter in text if not "ア" <= letter <= "コ"), theirs
