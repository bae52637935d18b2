"""What is counted for the IT section's monitoring: numbers, and never a word or a name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from workbook.desk.table.open_sheets import OpenSheets
from workbook.store.database import Database
from workbook.store.probe import Probe

_BOUNDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)


class Metrics:
    """The numbers of this process, in a registry of its own."""

    def __init__(self, *, database: Database, rooms: OpenSheets, probe: Probe) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter("workbook_requests", "HTTP answers", ["status"], registry=self.registry)
        self._seconds = Histogram(
            "workbook_request_seconds",
            "Time until an HTTP answer began",
            buckets=_BOUNDS,
            registry=self.registry,
        )
        self._show("workbook_open_sheets", "Sheets that are open", lambda: len(rooms.filled()))
        self._show(
            "workbook_connected_editors",
            "Editors that are connected",
            lambda: sum(len(sheet.seats) for sheet in rooms.filled().values()),
        )
        self._show(
            "workbook_database_writable", "1 while words can be saved", lambda: float(probe.trouble() is None)
        )
        if database.is_sqlite:
            folder = Path(database.url.database or "").parent
            self._show(
                "workbook_disk_free_bytes",
                "Free space beside the database",
                lambda: shutil.disk_usage(folder).free,
            )

    def answered(self, status: int, seconds: float) -> None:
        """Count an answer."""
        self._requests.labels(f"{status // 100}xx").inc()
        self._seconds.observe(seconds)

    def _show(self, name: str, what: str, value: Callable[[], float]) -> None:
        Gauge(name, what, registry=self.registry).set_function(value)
