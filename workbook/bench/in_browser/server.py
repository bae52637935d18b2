"""The whole workbook in a process of its own, on a database that was furnished before."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from workbook import config
from workbook.servers import own_nginx

_PATIENCE = 120


@contextmanager
def served(database: str) -> Iterator[str]:
    """Run the workbook on a database in a process of its own; give its address once it answers."""
    port = own_nginx.free_port()
    call = [sys.executable, "-m", "streamlit", "run", str(config.ROOT / "app.py"), "--server.port", str(port)]
    server = subprocess.Popen(  # noqa: S603 -- our own program, by our own path
        [*call, "--server.headless", "true"],
        cwd=config.ROOT,
        env={**os.environ, "WORKBOOK_DATABASE": database},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)


def _wait(address: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2).close()  # noqa: S310 -- ours
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
        else:
            return
