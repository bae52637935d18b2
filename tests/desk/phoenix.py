"""A server that rises again at once when it is killed: everything is imported before it is born."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
from pathlib import Path

import uvicorn

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.desk import house
from workbook.store.database import Database


def live(url: str, listening: socket.socket) -> None:
    """Be the server."""
    app = house.build(Database(url))
    uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on")).run([listening])


def main() -> None:
    """Say the address, then the process id of each life; end with the life that is ended politely."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--port", type=int, default=0)
    told = parser.parse_args()
    listening = socket.create_server(("127.0.0.1", told.port), backlog=100)
    house.furnish(Database(told.database))
    sys.stdout.write(f"http://127.0.0.1:{listening.getsockname()[1]}/\n")
    while True:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            live(told.database, listening)
            os._exit(0)
        signal.signal(signal.SIGTERM, lambda *_, pid=pid: os.kill(pid, signal.SIGTERM))  # type: ignore[misc]
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            return


if __name__ == "__main__":
    main()
