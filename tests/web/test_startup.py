"""`streamlit run app.py` starts set up as measured, or says in one sentence why it does not."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from tests import asking
from workbook.servers import own_app, own_nginx
from workbook.web import startup

ROOT = Path(__file__).parents[2]


def _start(port: int, **environment: str) -> subprocess.Popen[str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("WORKBOOK_", "STREAMLIT_"))
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**clean, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    port = own_nginx.free_port()
    process = _start(port, WORKBOOK_DATABASE=f"sqlite:///{tmp_path / 'new' / 'workbook.db'}")
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                asking.get(f"http://127.0.0.1:{port}/healthz", timeout=2)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}", process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_a_first_start_answers_and_shows_the_organisers_code_once(
    address: tuple[str, subprocess.Popen[str]],
) -> None:
    base, process = address

    health = [asking.get(f"{base}/{name}").json() for name in ("healthz", "readyz")]
    closed = [asking.get(f"{base}/{name}").status_code for name in ("_stcore/metrics", "metrics")]
    first = asking.get(base)
    lost = asking.get(f"{base}/no-such-page")
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=60)

    assert (health, closed) == ([{"status": "ok"}] * 2, [404, 404])
    refused = [line for line in said.splitlines() if '"logger": "workbook.request"' in line]
    assert [json.loads(line)["message"].rsplit(" ", 2)[0] for line in refused] == [
        "404 GET /_stcore",
        "404 GET /metrics",
    ]
    assert (first.status_code, lost.status_code, lost.headers["location"]) == (200, 303, "/")
    assert '<html lang="ja">' in first.text
    assert f"重層ワークブックを開きました： http://localhost:{base.rsplit(':', 1)[1]}" in said
    assert len(re.findall(r"主催者コード： [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\n", said)) == 1
    for trouble in (
        "runner.postScriptGC",
        "uvloop",
        "Traceback",
        "Streamlit app in your browser",
        "External URL",
    ):
        assert trouble not in said


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "WORKBOOK_DATABASE",
            "mysql://x",
            "WORKBOOK_DATABASE は sqlite:///… か postgresql+psycopg://… の形で書いてください",
        ),
        (
            "WORKBOOK_DATABASE",
            "sqlite:////proc/no/x.db",
            "データベースを開けません。保存先の場所と権限を確かめてください。",
        ),
        (
            "STREAMLIT_SERVER_COOKIE_SECRET",
            "ab" * 20,
            "STREAMLIT_SERVER_COOKIE_SECRET は 32 文字以上の、でたらめな文字にしてください（署名を作られないようにするためです）",
        ),
    ],
    ids=["settings", "database", "secret"],
)
def test_what_stops_the_start_is_one_sentence(name: str, value: str, sentence: str, tmp_path: Path) -> None:
    log = tmp_path / "said"
    arguments = ["streamlit", "run", "app.py", "--server.port", str(own_nginx.free_port())]
    process = own_app.split_off(arguments=arguments, environment={name: value}, log=str(log))

    process.join(60)

    assert (process.exitcode, log.read_text(encoding="utf-8").strip()) == (1, sentence)


def test_the_slow_loop_is_noticed() -> None:
    async def look() -> bool:
        return startup.loop_is_fast()

    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        assert runner.run(look()) is False


def test_a_failing_page_shows_a_number_that_is_in_the_log_and_no_more(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        from workbook.pages import shell

        shell.on_error(ValueError("secret detail"))

    page = AppTest.from_function(fail, default_timeout=60).run()

    (number,) = re.findall(r"（番号 ([0-9a-f]{6})）", page.error[0].value)
    assert "secret detail" not in page.error[0].value
    assert [record.message for record in caplog.records if record.name == "workbook"] == [
        f"画面を表示できませんでした（番号 {number}）"
    ]


def test_a_database_in_trouble_speaks_for_itself() -> None:
    def fail() -> None:
        from workbook.pages import shell
        from workbook.store.unavailable import StoreUnavailable, Trouble

        shell.on_error(StoreUnavailable(Trouble.FULL))

    page = AppTest.from_function(fail, default_timeout=60).run()

    assert [error.value for error in page.error] == [
        "サーバーの保存場所がいっぱいで、いまは保存できません。空きを増やすと続けられます。"
    ]


def test_garbage_is_looked_for_seldom_whatever_becomes_of_the_setting_for_after_every_run() -> None:
    before = gc.get_threshold()
    try:
        assert startup.spare_collector() is True
        assert gc.get_freeze_count() > 10_000, "what was read before the first visitor is looked at no more"
        assert all(now >= was for now, was in zip(gc.get_threshold()[::2], before[::2], strict=True))
        assert gc.get_threshold() != before
        assert gc.isenabled(), "what visits leave behind still goes"

        config.set_option("runner.postScriptGC", value=True)
        assert startup.spare_collector() is False
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
        config.set_option("runner.postScriptGC", value=False)
