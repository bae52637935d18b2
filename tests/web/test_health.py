"""Health says whether words can be saved, numbers are shown to who may see them, and the log has nobody's words."""

from __future__ import annotations

import io
import json
import logging
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit.logger import init_uvicorn_logs

from tests.desk import house
from tests.desk.doors.test_routes import Client, serving
from workbook.desk.table.open_sheets import OpenSheets
from workbook.store import probe as probing
from workbook.store.database import Database
from workbook.store.probe import Probe
from workbook.store.tables import Team
from workbook.store.unavailable import Trouble
from workbook.web import health, log_lines
from workbook.web.metrics import Metrics
from workbook.web.watch import Watch, apologise

WORDS = "葛󠄀城さんの家のこと"


def _app(
    database: Database, *, is_ready: Callable[[], bool] = lambda: True, token: str | None = None
) -> Starlette:
    """Return an application as app.py puts it together, with a door behind which something fails."""

    def fail(_request: Request) -> Response:
        raise LookupError(WORDS)

    def refuse(_request: Request) -> Response:
        return PlainTextResponse("", 403)

    probe = Probe(database)
    metrics = Metrics(
        database=database, rooms=OpenSheets(database=database, forms=house.form_of), probe=probe
    )
    doors = health.routes(probe=probe, is_ready=is_ready, registry=metrics.registry, token=token)
    return Starlette(
        routes=[*doors, Route("/fail/{what}", fail), Route("/refuse/{what}", refuse)],
        middleware=[Middleware(Watch, answered=metrics.answered)],
        exception_handlers={Exception: apologise},
    )


@contextmanager
def _locked(database: Database) -> Iterator[None]:
    """Keep everybody from writing, as a stuck program would."""
    if database.is_sqlite:
        with closing(sqlite3.connect(str(database.url.database), isolation_level=None)) as stuck:
            stuck.execute("BEGIN IMMEDIATE")
            yield
    else:
        with database.begin() as db:
            db.execute(text("LOCK TABLE setting IN EXCLUSIVE MODE"))
            yield


@pytest.fixture(autouse=True)
def _always_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every question be answered by a new try."""
    monkeypatch.setattr(probing, "_FRESH", 0.0)


def test_health_is_false_while_nothing_can_be_written_and_true_again_afterwards(both: Database) -> None:
    with serving(_app(both)) as client:
        before = client.ask("/healthz")
        with _locked(both):
            locked, ready = client.ask("/healthz"), client.ask("/readyz")
        after = client.ask("/healthz")

    assert [answer.status for answer in (before, locked, ready, after)] == [200, 503, 503, 200]
    assert (json.loads(locked.body), json.loads(after.body)) == ({"status": "busy"}, {"status": "ok"})
    assert locked.headers["cache-control"] == "no-store"


def test_a_file_that_went_away_is_not_well_though_reading_still_works(
    database: Database, tmp_path: Path
) -> None:
    with database.reading() as db:
        db.execute(text("SELECT 1"))
    for file in tmp_path.glob("workbook.db*"):
        file.rename(file.with_name(f"away-{file.name}"))

    assert Probe(database).trouble() is Trouble.MISSING
    assert not (tmp_path / "workbook.db").exists()


def test_a_full_disk_is_told_and_space_makes_it_well_again(database: Database) -> None:
    database.close()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    probe = Probe(database)

    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, limits[1]))  # no file may grow beyond a page
    full = probe.trouble()
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (full, probe.trouble()) == (Trouble.FULL, None)


def test_a_file_that_is_no_database_any_more_is_told(database: Database, tmp_path: Path) -> None:
    database.close()
    (tmp_path / "workbook.db").write_bytes(b"not a database" * 999)

    assert Probe(database).trouble() is Trouble.BROKEN


def test_people_are_sent_here_only_while_the_desk_is_open(database: Database) -> None:
    is_open = False

    with serving(_app(database, is_ready=lambda: is_open)) as client:
        closed = client.ask("/readyz"), client.ask("/healthz")
        is_open = True
        opened = client.ask("/readyz")

    assert ([answer.status for answer in closed], opened.status) == ([503, 200], 200)


def test_numbers_are_shown_only_to_who_has_the_token(database: Database) -> None:
    token = house.METRICS_TOKEN
    with serving(_app(database, token=token)) as client:
        client.ask("/refuse/x")
        denied = [client.ask("/metrics"), client.ask("/metrics", authorization="Bearer no")]
        shown = client.ask("/metrics", authorization=f"Bearer {token}")
    with serving(_app(database)) as without:
        missing = without.ask("/metrics", authorization="Bearer ")

    assert ([answer.status for answer in denied], shown.status, missing.status) == ([401, 401], 200, 404)
    assert {answer.body for answer in denied} == {b""}
    for line in (
        'workbook_requests_total{status="4xx"} 3.0',
        "workbook_database_writable 1.0",
        "workbook_open_sheets 0.0",
        "workbook_connected_editors 0.0",
    ):
        assert line in shown.text.splitlines()
    assert "workbook_disk_free_bytes" in shown.text


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, object]]]]:
    """Return what is logged, as app.py sets it up."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(log_lines.JsonLines())
    loggers = [logging.getLogger(name) for name in ("workbook", "uvicorn.error")]
    for logger in loggers:
        logger.addHandler(handler)
    logging.getLogger("workbook").setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    for logger in loggers:
        logger.removeHandler(handler)


def _ask(client: Client) -> list[str | None]:
    answers = [
        client.ask("/refuse/%E8%91%9B?code=K7QM3", x_request_id="proxy-0123456789"),
        client.ask("/refuse/x", x_request_id="<script>"),
        client.ask("/fail/x"),
        client.ask("/healthz"),
    ]
    return [answer.headers["x-request-id"] for answer in answers]


def test_refusals_and_failures_are_written_down_under_their_number_without_words(
    database: Database, lines: Callable[[], list[dict[str, object]]]
) -> None:
    with serving(_app(database)) as client:
        numbers = _ask(client)

    said = lines()
    requests = [line for line in said if line["logger"] == "workbook.request"]
    assert numbers[0] == "proxy-0123456789"
    assert [line["request"] for line in requests] == numbers[:3]
    assert [str(line["message"]).rsplit(" ", 2)[0] for line in requests] == [
        "403 GET /refuse", "403 GET /refuse", "500 GET /fail",
    ]  # fmt: skip
    failed = requests[2]
    assert failed["error"] == ["builtins.LookupError"]
    assert any("test_health.py" in frame for frame in failed["way"])  # type: ignore[attr-defined]
    for secret in (WORDS, "K7QM3", "%E8", "葛", "script>"):
        assert secret not in json.dumps(said, ensure_ascii=False)


def test_who_meets_a_failure_reads_what_to_do_in_japanese_and_the_number_that_finds_it_in_the_log(
    database: Database,
) -> None:
    with serving(_app(database)) as client:
        answer = client.ask("/fail/x")

    page = answer.body.decode()
    assert (answer.status, answer.headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert f"<code>{answer.headers['x-request-id']}</code>" in page
    assert "これまでに保存した記入は残っています" in page
    for word in ("Error", "Traceback", WORDS):
        assert word not in page


def test_which_sheet_somebody_opens_from_where_is_not_written_down() -> None:
    names = ("workbook", "uvicorn.error", "asyncio", "uvicorn.access")
    init_uvicorn_logs()  # as whenever Streamlit is read after the server's own log was set up
    loggers = [logging.getLogger(name) for name in names]
    before = [(logger.handlers, logger.propagate, logger.level) for logger in loggers]
    were_written = loggers[3].hasHandlers()

    log_lines.set_up()

    told = [logger.isEnabledFor(logging.INFO) for logger in loggers[:2]]
    failures = loggers[1].isEnabledFor(logging.ERROR)
    visits = loggers[3].hasHandlers()
    for logger, (handlers, propagate, level) in zip(loggers, before, strict=True):
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)
    assert (told, failures, were_written, visits) == ([True, False], True, True, False)


def test_an_error_of_the_database_does_not_repeat_the_row(
    both: Database, lines: Callable[[], list[dict[str, object]]]
) -> None:
    house.furnish(both)
    row = {"run_id": "run", "position": 1, "name": WORDS, "municipality": "", "population_band": ""}
    with both.begin() as db:
        db.execute(insert(Team).values(**row, id="first", created_at=house.NOW))

    with pytest.raises(IntegrityError) as told, both.begin() as db:
        db.execute(insert(Team).values(**row, id="second", created_at=house.NOW))
    logging.getLogger("workbook.test").error("not written", exc_info=told.value)

    assert "[SQL parameters hidden due to hide_parameters=True]" in str(told.value)
    said = lines()
    assert [line["message"] for line in said] == ["not written"]
    assert WORDS not in json.dumps(said, ensure_ascii=False)
