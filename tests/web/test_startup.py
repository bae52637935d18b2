"""`streamlit run app.py` starts set up as measured, or says in one sentence why it does not."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import app_session
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.testing.v1 import AppTest

from workbook.servers import own_app
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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    port = _free_port()
    process = _start(port, WORKBOOK_DATABASE=f"sqlite:///{tmp_path / 'new' / 'workbook.db'}")
    try:
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            try:
                httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=2)
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

    health = [httpx.get(f"{base}/{name}").json() for name in ("healthz", "readyz")]
    closed = [httpx.get(f"{base}/{name}").status_code for name in ("_stcore/metrics", "metrics")]
    first = httpx.get(base)
    lost = httpx.get(f"{base}/no-such-page")
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=20)

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
    arguments = ["streamlit", "run", "app.py", "--server.port", str(_free_port())]
    process = own_app.split_off(arguments=arguments, environment={name: value}, log=str(log))

    process.join(40)

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

    page = AppTest.from_function(fail, default_timeout=20).run()

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

    page = AppTest.from_function(fail, default_timeout=20).run()

    assert [error.value for error in page.error] == [
        "サーバーの保存場所がいっぱいで、いまは保存できません。空きを増やすと続けられます。"
    ]


def _drawn(fragment: str, *words: str) -> list[ForwardMsg]:
    """Return what a fragment drawn to its end sends: its beginning, its words one below the other, and its end."""
    begun, ended = ForwardMsg(), ForwardMsg()
    begun.new_session.page_script_hash = fragment
    ended.script_finished = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
    drawn = []
    for place, word in enumerate(words):
        message = ForwardMsg()
        message.metadata.delta_path.extend((0, place))
        message.delta.fragment_id = fragment
        message.delta.new_element.html.body = word
        drawn.append(message)
    return [begun, *drawn, ended]


def test_a_fragment_that_begins_takes_back_nothing_that_another_has_still_to_send(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "streamlit.runtime.app_session.ForwardMsgQueue", ForwardMsgQueue
    )  # put back afterwards
    startup.what_is_gone_goes()
    queue: ForwardMsgQueue = vars(app_session)["ForwardMsgQueue"]()

    def draw(fragment: str, *words: str) -> None:
        queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[fragment])
        for message in _drawn(fragment, *words):
            queue.enqueue(message)

    draw("answers", "a word", "a word taken back")
    draw("strip", "12:00")
    draw("answers", "a word")
    sent = queue.flush()

    ends = [message.script_finished for message in sent if message.WhichOneof("type") == "script_finished"]
    assert ends == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY] * 3
    words = [message.delta.new_element.html.body for message in sent if message.HasField("delta")]
    assert words == ["a word", "a word taken back", "12:00", "a word"]

    draw("answers", "of the page before")
    queue.clear(retain_lifecycle_msgs=True)  # a run of the whole page draws everything anew
    assert [message.WhichOneof("type") for message in queue.flush()] == ["new_session", "script_finished"]
