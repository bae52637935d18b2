"""The real nginx in front of processes of ours, set up by the very file that a town hall gets (`deploy/nginx/`)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from workbook import config

TEMPLATE = config.ROOT / "deploy" / "nginx" / "workbook.conf.template"
_MISSING = "nginx が見つかりません（Debian では apt install nginx）"
_PATIENCE = 60.0
_HELD: list[socket.socket] = []
_AROUND = """daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/workbook.conf;
}}
"""


class NginxMissing(OSError):  # noqa: N818 -- a state of the world
    """There is no nginx here, or it does not start; the message says which."""


def free_port() -> int:
    """Return a port nobody listens on, and which nobody else is given as long as this process lives.

    A server may be killed on it and started again: meanwhile no other process, and no way out to somebody else, takes it.
    """
    held = socket.socket()
    held.setsockopt(
        socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
    )  # whoever asks for this very port gets it all the same
    held.bind(("127.0.0.1", 0))
    port = int(held.getsockname()[1])
    if sys.platform == "linux":
        _HELD.append(held)
    else:  # there nobody else would get it
        held.close()
    return port


@contextmanager
def running(folder: Path, *, listen: int, servers: Sequence[int], path: str = "/") -> Iterator[None]:
    """Let nginx listen on a port of this machine for the processes on other ones; raise NginxMissing."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
    if program is None:
        raise NginxMissing(_MISSING)
    (folder / "workbook.conf").write_text(_filled(folder, listen, servers, path), encoding="utf-8")
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder), encoding="utf-8")
    command = [program, "-p", str(folder), "-e", f"{folder}/error.log", "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command) as process:  # noqa: S603 -- Debian's own
        try:
            _wait(process, listen, folder)
            yield
        finally:
            process.terminate()


def _filled(folder: Path, listen: int, servers: Sequence[int], path: str) -> str:
    """Return the file with its variables filled in, as nginx's own container does."""
    listed = " ".join(f"server 127.0.0.1:{port} max_fails=0;" for port in servers)
    values = {"LISTEN": f"127.0.0.1:{listen}", "SERVERS": listed, "PATH": path, "MORE": str(folder / "more")}
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"${{NGINX_{name}}}", value)
    return text


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None or time.monotonic() > end:
            log = folder / "error.log"
            raise NginxMissing(log.read_text(errors="replace")[-2_000:] if log.exists() else _MISSING)
        time.sleep(0.02)
