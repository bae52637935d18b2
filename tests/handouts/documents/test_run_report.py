"""The report of a run and the lists of its record open in an office program, with every word as it was given."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import openpyxl

from workbook.handouts.documents import run_report
from workbook.handouts.documents.run_report import Account, Lines, Quoted, Quotes, ReportTable, Section
from workbook.handouts.writers import excel_list
from workbook.handouts.writers.excel_list import Ledger

ACCOUNT = Account(
    "開催のまとめ",
    "令和8年度 全国研修",
    ("12 チーム",),
    (
        Section(
            "書かれたシート",
            "並びのとおりです。",
            (ReportTable(("チーム", "提出"), (1, 2), (("1班", "=1+1"), ("2班", ""))),),
        ),
        Section(
            "言葉",
            "",
            (
                Quotes(
                    "ゴール文",
                    "「表」から",
                    (
                        Quoted(
                            "だれも\n待たない。\x07", "（来月）", "秘密のしるし", "秘密の番号", "かくした名前"
                        ),
                        Quoted("=SUM(A1)"),
                    ),
                ),
            ),
        ),
        Section("続いていること", "", (Lines(("ありません。",)),)),
    ),
)
LEDGER = Ledger(
    "出/席[1]",
    "出席の一覧",
    "一言",
    ("名前", "日"),
    (20, 10),
    (("=HYPERLINK(1)", "012"), ("佐藤_x0041_", "")),
)


def test_an_office_program_opens_the_report_and_reads_every_part(office: Path) -> None:
    data = run_report.write(ACCOUNT)
    (office / "report.docx").write_bytes(data)
    (office / "roll.xlsx").write_bytes(excel_list.write([LEDGER]))

    profile = f"-env:UserInstallation=file://{office}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", office]
    files = [office / "report.docx", office / "roll.xlsx"]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=180)

    printed = {}
    for name in ("report", "roll"):
        show = ["pdftotext", "-layout", office / f"{name}.pdf", "-"]
        printed[name] = subprocess.run(show, check=True, capture_output=True, text=True, timeout=60).stdout
    for words in (
        "開催のまとめ",
        "12 チーム",
        "=1+1",
        "待たない。",
        "（来月）",
        "・=SUM(A1)",
        "ありません。",
    ):
        assert words in printed["report"]
    assert "しるし" not in printed["report"]
    for words in ("出席の一覧", "=HYPERLINK(1)", "012", "佐藤_x0041_"):
        assert words in printed["roll"]
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert not [part for part in ("<w:drawing", "<w:pict", "vbaProject") if part in xml]


def test_a_list_holds_text_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel_list.write([LEDGER])))

    page = book.worksheets[0]
    assert page.title == "出席1"
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=3)] == [
        ["名前", "日"],
        ["=HYPERLINK(1)", "012"],
        ["佐藤_x005F_x0041_", None],  # as it stands in the file; office programs say _x0041_
    ]
    assert {cell.data_type for row in page.iter_rows(min_row=4, max_col=1) for cell in row} == {"s"}
