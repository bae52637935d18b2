"""What is made sure, and said in Japanese, before the first visitor comes."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

import streamlit as st
from websockets import http11

from workbook import config, garbage
from workbook.config import Settings, SettingsError
from workbook.problems import Problem
from workbook.store.unavailable import StoreUnavailable

_LOG = logging.getLogger("workbook")
_MOST_PROBLEMS = 10
_SHORTEST_SECRET = 32
_LONGEST_LINE = 32_768  # bytes of one header; deploy/nginx takes as many
_ONLY_HERE = frozenset({"localhost", "127.0.0.1", "::1"})

T = TypeVar("T")


def read_settings() -> Settings:
    """Return the settings; a mistake in them ends the start with one sentence."""
    try:
        return config.read()
    except SettingsError as mistake:
        raise SystemExit(str(mistake)) from None


def check_secrets() -> None:
    """End the start with one sentence when what signs cookies could be guessed: Streamlit takes any length.

    Left out, Streamlit makes a long one for each start (`server.cookieSecret`), or says that it is missing (`[auth]`).
    """
    given = {
        "STREAMLIT_SERVER_COOKIE_SECRET": st.get_option("server.cookieSecret"),
        ".streamlit/secrets.toml の [auth] の cookie_secret": _auth_secret(),
    }
    for name, secret in given.items():
        if secret and config.is_guessable(secret, shortest=_SHORTEST_SECRET):
            message = f"{name} は {_SHORTEST_SECRET} 文字以上の、でたらめな文字にしてください（署名を作られないようにするためです）"
            raise SystemExit(message)


def long_cookies_open_sockets() -> None:
    """Let somebody in whose cookies are long: a staff account of 200 groups is a cookie of 20 kB.

    websockets reads 8 kB a header, and uvicorn says nothing to whoever sends more: the page would stay grey. (Its setting
    is a variable of the environment, which is read before we are.)
    """
    http11.MAX_LINE_LENGTH = _LONGEST_LINE


def _auth_secret() -> str:
    there = st.secrets.load_if_toml_exists()
    return str(st.secrets.get("auth", {}).get("cookie_secret", "")) if there else ""


def or_stop(work: Callable[[], T]) -> T:
    """Do what the start depends on; a database that cannot be used ends it with one sentence."""
    try:
        return work()
    except StoreUnavailable as trouble:
        raise SystemExit(str(trouble)) from None


def spare_collector() -> bool:
    """Let garbage be looked for seldom; tell whether the setting that no run is followed by a full look (30 ms) is known.

    Called when everything is read that stays. The setting is hidden and may be renamed.
    """
    garbage.look_seldom()
    try:
        off = st.get_option("runner.postScriptGC") is False
    except RuntimeError:
        off = False
    if not off:
        _LOG.warning("設定 runner.postScriptGC が効いていないため、画面を替えるたびに時間がかかります")
    return off


def loop_is_fast() -> bool:
    """Tell whether this event loop sends small answers at once (uvloop); without it every click takes 40 ms more."""
    fast = type(asyncio.get_running_loop()).__module__.startswith("uvloop")
    if not fast and sys.platform != "win32":
        _LOG.warning("uvloop が使われていません。pip install -r requirements.txt を実行すると速くなります")
    return fast


def address() -> str:
    """Return where the workbook is on this PC."""
    port = st.get_option("server.port")
    secure = "https" if st.get_option("server.sslCertFile") else "http"
    return f"{secure}://localhost:{port}"


def greet(*, organiser_code: str | None, problems: Iterable[Problem]) -> None:
    """Print where the workbook is, the organiser code when it was just made, and what is wrong in the content."""
    lines = ["", f"  重層ワークブックを開きました： {address()}"]
    if organiser_code:
        lines += [
            f"  主催者コード： {organiser_code}",
            "  （はじめの一度だけ表示します。書きとめてください）",
        ]
    if st.get_option("server.address") not in _ONLY_HERE:
        lines.append("  ほかの端末からは、localhost のところをこのPCのアドレスに変えてひらきます。")
    found = list(problems)
    if found:
        lines += ["", f"  教材に {len(found)} 件の不備があります。直すまでは、読めた部分だけを表示します。"]
        lines += [f"  {problem}" for problem in found[:_MOST_PROBLEMS]]
        lines += ["  すべてを見るには python -m workbook check"] if len(found) > _MOST_PROBLEMS else []
    sys.stdout.write("\n".join([*lines, "", ""]))
    sys.stdout.flush()
