"""A draft of a report opens in an office program and says what was taught and what the team wrote."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests import ours
from workbook.content.forms.one_page import OnePage, TeamWords, WordsPart
from workbook.handouts.documents import attendance_report
from workbook.handouts.documents.attendance_report import AttendanceReport

OURS = ours.library()
COURSE = OURS.courses["national"]
PAGE = OnePage(
    "持ち帰ったこと",
    "課長へ",
    (
        WordsPart("めざすこと", (TeamWords("=1+1 だれも\n待たない。", "表"),)),
        WordsPart("決めたこと", (), is_list=True),
    ),
    ("表",),
)
REPORT = AttendanceReport(
    "令和8年度 全国研修",
    COURSE,
    COURSE.days,
    {COURSE.days[1].id: date(2026, 11, 24)},
    "佐々木太郎",
    "福祉総務課",
    (("福祉総務課", "佐々木太郎"), ("", "鈴木花子")),
    (PAGE,),
    ("宿題１　期日：令和8年12月8日（火）",),
    date(2026, 11, 28),
)


def test_an_office_program_opens_it_and_reads_every_part(office: Path) -> None:
    (office / "report.docx").write_bytes(attendance_report.write(REPORT, OURS))
    (office / "one-day.docx").write_bytes(
        attendance_report.write(replace(REPORT, days=COURSE.days[1:2]), OURS)
    )

    profile = f"-env:UserInstallation=file://{office}/profile"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        office,
    ]
    files = [office / "report.docx", office / "one-day.docx"]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=180)

    whole = (office / "report.txt").read_text(encoding="utf-8")
    for text in ("件名", "日時", "場所", "研修名", "出席者", "研修の内容", "所感", "今後の予定"):
        assert text in whole
    for text in ("=1+1 だれも\n待たない。", "鈴木花子", "宿題１　期日：令和8年12月8日（火）"):
        assert text in whole
    line = next(block.text for block in OURS.modules["m18"].blocks if block.kind == "key-message")
    assert f"「{line}」" in whole
    assert f"【{COURSE.days[2].title}】" in whole
    assert f"【{COURSE.days[2].title}】" not in (office / "one-day.txt").read_text(encoding="utf-8")
