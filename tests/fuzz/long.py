"""Tries hard for as long as it is told: `python -m tests.fuzz.long --minutes 60` (or `make fuzz MINUTES=60`).

Every round takes one test after the other with a new seed. What is found is said with the seed that finds it again;
then it becomes an example of its own in the tests of the reader that was wrong.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("tests/fuzz", "tests/content/yaml/test_fuzz.py")
EXAMPLES = 300
_HANGS = 1_800.0


def main() -> int:
    """Return 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    end = time.monotonic() + parser.parse_args().minutes * 60
    tests, tried, found = _tests(), Counter[str](), 0
    while time.monotonic() < end:
        for test in tests:
            if time.monotonic() > end:
                break
            found += not _holds(test)
            tried[test] += EXAMPLES
    for test, examples in tried.items():
        sys.stdout.write(f"{examples:>9,} {test}\n")
    sys.stdout.write(f"{sum(tried.values()):>9,} examples, {found} found\n")
    return 1 if found else 0


def _tests() -> list[str]:
    listed = _pytest("--collect-only", *PLACES)
    return [line for line in listed.stdout.splitlines() if "::" in line]


def _holds(test: str) -> bool:
    seed = secrets.randbelow(2**32)
    try:
        done = _pytest("-x", f"--hypothesis-seed={seed}", test)
    except subprocess.TimeoutExpired:
        sys.stdout.write(f"HANGS {test} --hypothesis-seed={seed}\n")
        return False
    if done.returncode:
        sys.stdout.write(f"FOUND {test} --hypothesis-seed={seed}\n{done.stdout[-6_000:]}\n")
    sys.stdout.flush()
    return done.returncode == 0


def _pytest(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    environment = {**os.environ, "FUZZ_EXAMPLES": str(EXAMPLES)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=_HANGS
    )


if __name__ == "__main__":
    sys.exit(main())
