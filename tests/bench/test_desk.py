"""The desk can be measured, and what is measured really happened."""

from __future__ import annotations

import json
import re

import pytest

from workbook import commands
from workbook.bench import desk


def test_everything_that_was_sent_was_acknowledged_and_seen_by_the_team_at_the_desk_and_at_its_floor() -> (
    None
):
    report = desk.run(people=10, seconds=1.5, every=0.1)

    for server in (report.floor, report.desk):
        assert server.sent > 10
        assert server.sent <= len(server.acked) <= server.sent + 10  # of what was on its way as it began
        assert abs(4 * server.sent - len(server.seen)) <= 40
        assert 0 < min(server.acked) <= max(server.acked) < 40_000
    told = (
        r"(  .+ +p50 .+ ms p95 .+ ms p99 .+ ms 最大 .+ ms\n){3}"
        r"  変更 \d+ 件、1 件に CPU \d+\.\d\d ms、メモリ \d+ MB\n"
    )
    assert re.fullmatch(
        rf"10 人（5 人ずつ）\n床（書きこんで配るだけのサーバー）\n{told}重層ワークブック\n{told}"
        r"床に対して　同じ班の画面まで p50 \d+\.\d 倍、同じ班の画面まで p95 \d+\.\d 倍、CPU \d+\.\d 倍",
        str(report),
    )
    said = json.loads(report.as_json())
    assert said["desk"]["sent"] == report.desk.sent
    assert said["ratios"]["CPU"] == report.desk.cpu / report.floor.cpu


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
