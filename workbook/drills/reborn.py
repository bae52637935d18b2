"""A server that rises again at once when it is killed: everything is imported before it is born.

`python -m workbook.drills.reborn URL PEOPLE` says its port, then the process id of each life.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys

import uvicorn

from workbook.bench import desk_server
from workbook.store.database import Database


def main(url: str, people: int) -> None:
    """Live again and again, until a life ends politely."""
    logging.disable(logging.ERROR)  # what a killed database does to a server is what is tried here
    listening = socket.create_server(("127.0.0.1", 0), backlog=100)
    desk_server.furnish(Database(url), people)
    _say(listening.getsockname()[1])
    while True:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            app = desk_server.build(Database(url))
            uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on")).run([listening])
            os._exit(0)
        signal.signal(signal.SIGTERM, lambda *_, pid=pid: os.kill(pid, signal.SIGTERM))
        _say(pid)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            return


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
