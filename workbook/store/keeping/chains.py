"""The chain of a run: each update's digest holds the one before it, so that none can go, come or change unseen.

A chain follows from the updates alone. What it proves is therefore: what was written up to the n-th update is the
same as when somebody noted the digest of the n-th update outside this database.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256

from pydantic import BaseModel, ConfigDict, Field


class Link(BaseModel):
    """How many updates a run had at some time, and the digest of its chain then."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    updates: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")

    def __str__(self) -> str:
        """Say it as it is noted on paper."""
        return f"{self.updates}:{self.sha256}"


class Chains:
    """The chains of all runs in a file, made from its lines as they pass; `noted` is what to compare on the way."""

    def __init__(self, noted: Mapping[str, Link] | None = None) -> None:
        self._noted = noted or {}
        self._run_of: dict[str, str] = {}
        self._digest: dict[str, bytes] = {}
        self._count: defaultdict[str, int] = defaultdict(int)
        self.as_noted: set[str] = set()
        """The runs that had the noted digest after the noted number of updates."""

    def see(self, table: str, line: bytes) -> None:
        """Take a line of a table in; runs come before sheets, and sheets before their updates."""
        if table == "run":
            self._begin(json.loads(line)["id"])
        elif table == "sheet":
            sheet = json.loads(line)
            self._run_of[sheet["id"]] = sheet["run_id"]
        elif table == "sheet_update":
            run = self._run_of[json.loads(line)["sheet_id"]]
            self._count[run] += 1
            self._digest[run] = sha256(self._digest[run] + line).digest()
            self._compare(run)

    def links(self) -> dict[str, Link]:
        """Return the newest link of every run that was seen."""
        return {run: self._link(run) for run in self._digest}

    def _begin(self, run: str) -> None:
        self._digest[run] = sha256(f"juso-workbook {run}".encode()).digest()
        self._compare(run)

    def _compare(self, run: str) -> None:
        noted = self._noted.get(run)
        if noted is not None and noted == self._link(run):
            self.as_noted.add(run)

    def _link(self, run: str) -> Link:
        return Link(updates=self._count[run], sha256=self._digest[run].hex())
