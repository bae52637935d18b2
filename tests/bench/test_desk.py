"""The desk can be measured, and what is measured really happened."""

from __future__ import annotations

import re

import pytest

from workbook import commands
from workbook.bench import desk


def test_everything_that_was_sent_was_acknowledged_and_seen_by_the_team() -> None:
    report = desk.run(people=10, seconds=1.5, every=0.1)

    assert report.sent > 50
    # On a busy machine the last ones are still on their way when the time is over.
    assert abs(report.sent - len(report.acked)) <= 10
    assert abs(4 * report.sent - len(report.seen)) <= 40
    assert 0 < min(report.acked) <= max(report.acked) < 5_000
    assert re.fullmatch(
        r"10 人（5 人ずつ）、変更 \d+ 件\n"
        r"(.+ +p50 .+ ms p95 .+ ms p99 .+ ms 最大 .+ ms\n){3}"
        r"サーバー +CPU \d\.\d\d コア、メモリ \d+ MB",
        str(report),
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bench", "desk", "--people", "0"], "「0」は --people に使えません（使えるのは 1 から 2000）。\n"),
        (["bench", "desk", "--seconds", "0"], "「0」は --seconds に使えません（使えるのは 1 以上）。\n"),
    ],
)
def test_impossible_measurements_are_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = commands.main(arguments)

    assert (code, capsys.readouterr().err) == (2, said)
