"""A room to type in: a screen, a window manager, Japanese input and a session of its own; nothing of whoever starts it is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.engines.webkit import screen

PROGRAMS = {
    "chromium": "chromium",
    "dbus-run-session": "dbus",
    "dbus-send": "dbus",
    "fcitx5": "fcitx5-mozc",
    "fcitx5-remote": "fcitx5-mozc",
    "openbox": "openbox",
    "unshare": "util-linux",
    "xdotool": "xdotool",
    "Xvfb": "xvfb",
}
"""What is started, and the package of Debian that brings it."""

INSIDE = "inside"
_MOZC = Path("/usr/lib/mozc/mozc_server")
_GTK = "gtk-3.0/*/immodules/im-fcitx5.so"
_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=mozc

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=mozc

[GroupOrder]
0=Default
"""
_ON_AT_ONCE = "[Behavior]\nActiveByDefault=True\nShareInputState=All\n"
_PATIENCE = 40  # seconds; what is there at once costs nothing


def missing() -> list[str]:
    """Return Debian's packages that are needed and not here."""
    packages = {package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    if not _MOZC.exists():
        packages.add("fcitx5-mozc")
    if not any(Path("/usr/lib").glob(f"*/{_GTK}")):
        packages.add("fcitx5-frontend-gtk3")
    return sorted(packages)


def session() -> list[str]:
    """Return what a command is put behind to have a D-Bus of its own, and leave no process behind.

    Mozc answers nobody who is called root, and its server goes on when everybody has left.
    """
    apart = [
        "--user",
        "--map-user=1000",
        "--map-group=1000",
        "--pid",
        "--fork",
        "--kill-child",
        "--mount-proc",
    ]
    return ["unshare", *apart, "dbus-run-session", "--"]


@contextmanager
def prepared() -> Iterator[dict[str, str]]:
    """Give the environment of a person with a screen and a home that nobody has used."""
    with (
        tempfile.TemporaryDirectory(prefix="hands-", ignore_cleanup_errors=True) as home,
        screen() as display,
    ):
        settings = Path(home) / ".config/fcitx5"
        settings.mkdir(parents=True)
        (settings / "profile").write_text(_PROFILE)
        (settings / "config").write_text(_ON_AT_ONCE)
        yield {
            **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
            "DISPLAY": display,
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "LANG": "C.UTF-8",
            "GTK_IM_MODULE": "fcitx",
            "XMODIFIERS": "@im=fcitx",
        }


def inside(module: str, **more: str) -> int:
    """Run a module again, with the word INSIDE, where a room is prepared; return what it returns."""
    with prepared() as environment:
        command = [*session(), sys.executable, "-m", module, INSIDE]
        return subprocess.run(command, env={**environment, **more}, check=False).returncode


@contextmanager
def opened(log: Path) -> Iterator[None]:
    """Start the window manager and the input method, in the environment that `prepared` gave; what they say goes to `log`."""
    with ExitStack() as left, log.open("wb") as said:
        for command in (["openbox"], ["fcitx5"]):
            process = subprocess.Popen(command, stdout=said, stderr=said)
            left.callback(process.wait)
            left.callback(process.kill)
        until(_is_listening, "fcitx5 is there")
        yield


def until(seen: Callable[[], bool], what: str) -> None:
    """Wait until something is seen.

    Raises:
        TimeoutError: It does not come.
    """
    deadline = time.monotonic() + _PATIENCE
    while not seen():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        time.sleep(0.01)


def _is_listening() -> bool:
    # fcitx5-remote would start another fcitx5 as long as there is none.
    asked = [
        "--dest=org.freedesktop.DBus",
        "/",
        "org.freedesktop.DBus.NameHasOwner",
        "string:org.fcitx.Fcitx5",
    ]
    answer = subprocess.run(
        ["dbus-send", "--session", "--print-reply", *asked], capture_output=True, text=True, check=False
    )
    if "true" not in answer.stdout:
        return False
    named = subprocess.run(["fcitx5-remote", "-n"], capture_output=True, text=True, check=False)
    return named.stdout.strip() == "mozc"
