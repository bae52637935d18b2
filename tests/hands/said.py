"""What Orca says in ten situations: `make said`; the words are what it would hand to a voice."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.frontend.conftest import Desk
from tests.hands import room, words
from tests.hands.typist import WATCH, Typist
from tests.journeys.beforehand import come_in, open_run, summon
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, settle
from tests.what_is_here import QUIET
from workbook.classroom.period.state import Place

_SAID = re.compile(r"SPEECH OUTPUT: '(.*?)'(?=[\[{ ]|$)", re.MULTILINE)
_PATIENCE, _QUIET = 40, 1.5  # seconds
# Orca keeps what it writes into its log for later; a line at a time it is as good as heard.
_ORCA = """
import builtins, runpy, sys
opened = builtins.open
builtins.open = lambda file, mode="r", *more, **named: opened(file, mode, *([1] if mode == "w" else more), **named)
sys.argv[0] = "/usr/bin/orca"
runpy.run_path(sys.argv[0], run_name="__main__")
"""
_TREE = {"ACCESSIBILITY_ENABLED": "1", "GTK_MODULES": "gail:atk-bridge", "LANGUAGE": "ja"}


class Listener:
    """Somebody who listens to Orca; `missed` are situations in which the words that matter were not said."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self.missed: list[str] = []

    def hear(self, situation: str, do: Callable[[], object], *, wanted: str) -> None:
        """Do something, wait for the words that matter and for silence, and write down everything that was said."""
        before = len(self._until_silence())
        do()
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and wanted not in "".join(self._said()[before:]):
            time.sleep(0.1)
        heard = self._until_silence()[before:]
        if wanted not in "".join(heard):
            self.missed.append(situation)
        sys.stdout.write(f"{situation}: {' ／ '.join(heard) or 'nothing'}\n")
        sys.stdout.flush()

    def _until_silence(self) -> list[str]:
        said = self._said()
        since = time.monotonic()
        while time.monotonic() - since < _QUIET:
            time.sleep(0.1)
            if (more := self._said()) != said:
                said, since = more, time.monotonic()
        return said

    def _said(self) -> list[str]:
        return (
            _SAID.findall(self._log.read_text(encoding="utf-8", errors="replace"))
            if self._log.exists()
            else []
        )


@contextmanager
def orca(log: Path) -> Iterator[Listener]:
    """Let Orca run without a voice."""
    with log.with_suffix(".out").open("wb") as out:
        process = subprocess.Popen(
            ["/usr/bin/python3", "-c", _ORCA, f"--debug-file={log}"], stdout=out, stderr=out
        )
        try:
            yield Listener(log)
        finally:
            process.kill()
            process.wait()


def main() -> int:
    """Return 1 when something that matters was not said."""
    if sys.argv[1:] == [room.INSIDE]:
        return _listen()
    missing = [*room.missing(), *([] if shutil.which("orca") else ["orca"])]
    if missing:
        sys.stderr.write(f"Nothing was said: on Debian, `apt install {' '.join(missing)}` first.\n")
        return 1
    return room.inside("tests.hands.said", **_TREE)


def _listen() -> int:
    with (
        tempfile.TemporaryDirectory(prefix="said-", ignore_cleanup_errors=True) as name,
        sync_playwright() as engine,
    ):
        folder = Path(name)
        desk, app = Desk(folder / "desk"), App(folder / "app")
        for one in (desk, app):
            one.folder.mkdir()
            one.start()
        path = shutil.which("chromium")
        with room.opened(folder / "room.log"), orca(folder / "orca.log") as listener:
            window = engine.chromium.launch(
                headless=False,
                executable_path=path,
                args=[*QUIET, "--force-renderer-accessibility", "--disable-features=Translate"],
            )
            unheard = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "NO_AT_BRIDGE": "1"}
            others = engine.chromium.launch(executable_path=path, args=list(QUIET), env=unheard)
            page = window.new_page(locale="ja-JP")
            page.set_default_timeout(40_000)
            page.add_init_script(WATCH)
            _in_the_app(listener, page, app)
            _at_the_sheet(listener, page, others, desk)
            _on_the_map(listener, page, desk)
            window.close()
            others.close()
        desk.kill()
        app.kill()
    for situation in listener.missed:
        sys.stdout.write(f"not said: {situation}\n")
    return 1 if listener.missed else 0


def _in_the_app(listener: Listener, page: Page, app: App) -> None:
    run = open_run(app, teams="みなと野市\tつながる班\t82000")
    come_in(app, page, run.codes["つながる班"], name="佐藤", department="福祉課")

    def open_sheet() -> None:
        page.goto(f"{app.address}/worksheet?id=w02")
        settle(page)
        expect(box(page, GOAL)).to_be_visible()

    listener.hear("a sheet is opened", open_sheet, wanted="書くと、自動で保存されます")
    listener.hear("its first box is reached", box(page, GOAL).click, wanted="わたしたちの最終的な目的")
    place = Place("worksheet", {"id": "w05"}, "つながりの地図")
    listener.hear(
        "everybody is called to another page", lambda: summon(app, run, place), wanted="に集まります"
    )


def _at_the_sheet(listener: Listener, page: Page, others: Browser, desk: Desk) -> None:
    desk.team = "said"
    _open(page, desk)
    typist, aim = Typist(page), page.get_by_label("めざす姿")
    (word,) = words.some(1)
    typist.sit_at(aim)
    listener.hear("a word is written and saved", lambda: typist.write(word), wanted="保存しました")
    table = page.locator("[data-ask=table]")
    add = table.get_by_role("button", name="行をふやす")
    listener.hear("a row is added", add.click, wanted="をふやしました")
    table.locator("[data-row=r1] textarea").first.fill("会う")
    table.locator("[data-row=r1] .row-menu > summary").click()
    remove = table.locator("[data-row=r1]").get_by_role("button", name="この行を消す")
    listener.hear("a row is removed", remove.click, wanted="を消しました")
    typist.sit_at(aim)
    with others.new_context(locale="ja-JP") as context:
        theirs = context.new_page()
        _open(theirs, desk, name="鈴木")

        def write() -> None:
            theirs.get_by_label("めざす姿").click()
            theirs.keyboard.type("いっしょに")

        listener.hear("a team-mate writes in the same box", write, wanted="鈴木さん（福祉課）が記入中")
    listener.hear("the connection is lost", desk.kill, wanted="通信が切れています")
    listener.hear("it is back", desk.start, wanted="保存しました")


def _on_the_map(listener: Listener, page: Page, desk: Desk) -> None:
    desk.team = "mapsaid"
    _open(page, desk)
    for name in ("本人", "となりの人"):
        page.get_by_role("button", name="人・場所を置く").click()
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        expect(page.locator(".who", has_text=name)).to_be_visible()

    def tie() -> None:
        page.locator(".map-tools").get_by_role("button", name="つなぐ").click()
        for name in ("本人", "となりの人"):
            page.locator(".who", has_text=name).focus()
            page.keyboard.press("Enter")

    listener.hear("a tie is drawn", tie, wanted="をつなぎました")


def _open(page: Page, desk: Desk, *, name: str = "佐藤") -> None:
    page.goto(f"{desk.address}/?name={name}&team={desk.team}")
    page.locator(".bar[data-level=calm]").wait_for()


if __name__ == "__main__":
    sys.exit(main())
