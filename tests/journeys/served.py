"""The whole app in a process that was split off one in which everything is read already."""

from __future__ import annotations

import os
import sys
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from types import ModuleType

import plotly.graph_objects  # noqa: F401 -- read here once, not by every server
import streamlit.web.bootstrap  # noqa: F401
from streamlit.web import cli

import workbook.pages.shell
import workbook.web.first_page
import workbook.web.startup  # noqa: F401


def split_off(*, arguments: list[str], environment: dict[str, str], log: str) -> BaseProcess:
    """Start `streamlit run app.py` with these arguments; what it prints goes to the end of `log`.

    A start from nothing spends four fifths of its time reading libraries; tests/web starts like that, here it is not the point.
    """
    server = get_context("forkserver")
    server.set_forkserver_preload([__name__])
    process = server.Process(target=_run, args=(arguments, environment, log))
    tried = sys.modules["__main__"]  # a test of a page may have left its own script here, to be run again
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = tried
    return process


def _run(arguments: list[str], environment: dict[str, str], log: str) -> None:
    os.setsid()
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.environ.update(environment)
    cli.main(["run", "app.py", *arguments])
