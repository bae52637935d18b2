"""A loudspeaker of PulseAudio that nobody hears; no other sound of the machine is touched."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PATIENCE = 40  # seconds; what is there at once costs nothing
_ALONE = ("-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-target=null")


@contextmanager
def switched_on() -> Iterator[dict[str, str]]:
    """Give what the environment of a program says, so that the program plays here."""
    with tempfile.TemporaryDirectory(prefix="speaker-") as folder:
        socket = Path(folder) / "native"
        modules = ("module-null-sink", f"module-native-protocol-unix socket={socket} auth-anonymous=1")
        server = subprocess.Popen(
            ["pulseaudio", *_ALONE, *(f"--load={module}" for module in modules)],
            env={**os.environ, "HOME": folder, "XDG_RUNTIME_DIR": folder},
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(socket)
            yield {"PULSE_SERVER": f"unix:{socket}"}
        finally:
            server.terminate()
            server.wait()


def _wait_for(socket: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not socket.exists():
        if time.monotonic() > deadline:
            pytest.fail("pulseaudio did not start")
        time.sleep(0.05)
