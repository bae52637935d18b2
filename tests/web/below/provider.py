"""An identity provider beside the app, for the tests of staff accounts."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest

from tests import asking
from workbook.servers import own_nginx

_PATIENCE = 40
COOKIE_SECRET = "secret-of-tests " * 3


class Provider:
    """An identity provider in a process of its own; it can be taken away."""

    def __init__(self, folder: Path, users: Sequence[dict[str, object]]) -> None:
        self.port = own_nginx.free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._users = users

    def start(self) -> None:
        """Start it and wait until it answers."""
        users = [part for user in self._users for part in ("--user-claims", json.dumps(user))]
        command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(self.port), *users]
        with (self._folder / "provider.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        self._wait()

    @property
    def metadata(self) -> str:
        """Return where it says what it can."""
        return f"{self.address}/.well-known/openid-configuration"

    def _wait(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            try:
                asking.get(self.metadata, timeout=2).raise_for_status()
            except httpx.TransportError:
                time.sleep(0.1)
            else:
                return
        pytest.fail("the provider did not start")

    def stop(self) -> None:
        """Take it away."""
        self._process.kill()
        self._process.wait()


def options(folder: Path, *, public: str, **more: str) -> list[str]:
    """Return what `streamlit run` is told of accounts, for a workbook that people find at `public`."""
    held = {"redirect_uri": f"{public}/oauth2callback", "cookie_secret": COOKIE_SECRET, **more}
    file = folder / "secrets.toml"
    file.write_text(
        "\n".join(["[auth]", *(f'{name} = "{value}"' for name, value in held.items())]), encoding="utf-8"
    )
    return ["--secrets.files", str(file)]
