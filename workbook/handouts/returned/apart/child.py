"""The process that reads: one file after the other, each with ten seconds of CPU and 256 MB beyond what it began with."""

from __future__ import annotations

import sys
from pathlib import Path

from workbook.handouts.returned.apart import protocol
from workbook.handouts.returned.safe_file import FileRefused

MEMORY = 256 << 20
SECONDS = 10
TOO_MUCH = (
    "ファイルの中身が多すぎます（持ち帰ったシートのほかに大きな表や絵があれば、消してから入れてください）"
)
_SIZES = Path("/proc/self/statm")


def main() -> None:
    """Answer until nobody asks any more, or until a file has used the memory up."""
    _limit_memory()
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            asked, data = protocol.receive(given)
        except EOFError:
            return
        _allow_seconds()
        read, shape = protocol.READ[str(asked["what"])]
        try:
            found = shape.dump_python(read(data, name=asked["name"]), mode="json")
        except FileRefused as refused:
            protocol.send(answers, {"refused": str(refused)})
        except (MemoryError, RecursionError):
            protocol.send(answers, {"refused": TOO_MUCH, "ends": True})
            return
        else:
            protocol.send(answers, {"found": found})


def _limit_memory() -> None:
    if _SIZES.exists():
        import resource  # not on Windows, where there is no such limit

        now = int(_SIZES.read_text().split()[0]) * resource.getpagesize()
        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        allowed = now + MEMORY if most == resource.RLIM_INFINITY else min(now + MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))


def _allow_seconds() -> None:
    if _SIZES.exists():
        import resource  # as above

        used = resource.getrusage(resource.RUSAGE_SELF)
        allowed = int(used.ru_utime + used.ru_stime) + 1 + SECONDS
        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, most))


if __name__ == "__main__":
    main()
