"""The log: one JSON object a line, with the number of the request, and without anybody's words."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The number of the request that is being answered, empty outside of one."""

_WRITERS = ("workbook", "uvicorn.error", "asyncio")


class JsonLines(logging.Formatter):
    """Of an exception its kind and its way through the program are written, never its message.

    A message may repeat what somebody typed: a key that was not found, a row PostgreSQL would not take.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := REQUEST.get():
            said["request"] = number
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            said["error"] = _kinds(error)
            said["way"] = [f"{one.filename}:{one.lineno} {one.name}" for one in _frames(error)]
        return json.dumps(said, ensure_ascii=False)


def set_up() -> None:
    """Let everything the workbook and its server say go to the standard error as such lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name in _WRITERS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
    # Streamlit gives uvicorn's log of visits a writer after `--no-access-log` took it away; it would name every ticket.
    logging.getLogger("uvicorn.access").handlers = []
    logging.getLogger("workbook").setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(
        logging.WARNING
    )  # below it says of sockets which sheet, and from where


def _kinds(error: BaseException) -> list[str]:
    """Return the kinds of an exception and of those it came from."""
    found: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        found.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        cause = cause.__cause__ or cause.__context__
    return found


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.extract_tb(error.__traceback__)
