"""What leaves as PDF prints on A4, and nobody's words are taken for markup."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from tests.handouts.conftest import VALUES
from workbook.content.forms.form import Ask, Field, Form, Grid
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.writers import pdf

LONG = (
    "fukushi-soudan-madoguchi@city.example.lg.jp",
    "https://www.city.example.lg.jp/kurashi/fukushi/index.html",
    "あ" + "ー" * 40,
    "…" * 60,
    "1234567890" * 5,
    "（" * 60,
    "っ" * 60,
    "①★→" * 20,
)
"""What holds together on a line, by the rules of Japanese type-setting, and is longer than a cell is wide."""


@pytest.fixture
def show(tmp_path: Path) -> Path:
    if shutil.which("pdftotext") is None:
        pytest.skip("SKIPPED LOUDLY: poppler-utils がないので、PDF を読んでいません")
    return tmp_path / "paper.pdf"


def said(file: Path) -> str:
    command = ["pdftotext", "-layout", file, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def test_words_are_printed_as_typed_and_never_run(show: Path, every_kind: Form, header: Header) -> None:
    nasty = '#panic("x") *太字* $x^2$ @ref <label> \\ // `code` #sys.inputs'
    values = {**VALUES, "line": nasty, "text-13": "短く"}

    show.write_bytes(pdf.write([sheet.lay_out(every_kind, values, header=header)], sign=pdf.SIGN))

    printed = said(show)
    assert nasty in printed
    assert "=HYPERLINK(1)" in printed
    assert "■ 店、または市場" in printed
    assert "課長補佐" in printed


def test_pages_are_a4_and_the_font_travels_with_the_file(
    show: Path, every_kind: Form, header: Header
) -> None:
    show.write_bytes(pdf.write([sheet.lay_out(every_kind, {}, header=header)]))

    facts = subprocess.run(["pdfinfo", show], check=True, capture_output=True, text=True, timeout=60).stdout
    fonts = subprocess.run(["pdffonts", show], check=True, capture_output=True, text=True, timeout=60).stdout
    assert "A4" in facts
    assert "BIZUDPGothic" in fonts
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])
    assert "課長補佐" not in said(show)


def test_each_sheet_begins_on_a_page_of_its_own_and_pages_are_counted_through(
    show: Path, every_kind: Form, header: Header
) -> None:
    short = replace(every_kind, id="w98", title="みじかいシート", asks=every_kind.asks[:1])
    sheets = [
        sheet.lay_out(form, {"line": words}, header=replace(header, sheet=mark))
        for form, words, mark in (
            (short, "一枚目", "AAAA"),
            (every_kind, "二枚目", "BBBB"),
            (short, "三枚目", "CCCC"),
        )
    ]

    show.write_bytes(pdf.write(sheets, sign=pdf.SIGN))

    pages = said(show).split("\f")[:-1]
    last = len(pages)
    assert [page.split()[-1] for page in pages] == [f"{number}/{last}" for number in range(1, last + 1)]
    assert ["課長補佐" in page for page in pages] == [True, *[False] * (last - 1)]
    assert ["一枚目" in page for page in pages] == [True, *[False] * (last - 1)]
    assert "二枚目" in pages[1]
    assert ["三枚目" in page for page in pages] == [*[False] * (last - 1), True]
    assert [("AAAA" in page, "CCCC" in page) for page in (pages[0], pages[-1])] == [
        (True, False),
        (False, True),
    ]


def test_questions_are_headings_and_tables_are_tables_for_other_programs(
    show: Path, every_kind: Form, header: Header
) -> None:
    show.write_bytes(pdf.write([sheet.lay_out(every_kind, VALUES, header=header)]))

    command = ["pdfinfo", "-struct-text", show]
    plain = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    tree = plain.decode(errors="replace")  # pdfinfo writes titles in UTF-16
    assert len(re.findall(r"^ +H1 ", tree, re.MULTILINE)) == 1
    assert len(re.findall(r"^ +H2 ", tree, re.MULTILINE)) >= len(every_kind.asks)
    assert "THead" in tree
    assert not re.search(r"^ +H3 ", tree, re.MULTILINE)


def test_letters_without_a_font_are_told_on_paper(show: Path, every_kind: Form, header: Header) -> None:
    laid = sheet.lay_out(every_kind, {**VALUES, "line": "𠮷田さんと👩‍🏫"}, header=header)

    show.write_bytes(pdf.write([laid]))

    assert "〓で表しています" in said(show).replace("\n", "")
    assert "𠮷田さんと〓" in said(show)


def test_what_holds_together_breaks_where_it_would_run_over_the_next_cell(
    show: Path, every_kind: Form, header: Header
) -> None:
    columns = tuple(Field(f"c{place}", "欄", "text") for place in range(len(LONG)))
    row = {"_row": "r1"} | {column.id: words for column, words in zip(columns, LONG, strict=True)}
    table = Ask("table", "table", "表", grids=(Grid("table", "", "", columns, 1),))
    asks = (Ask("line", "text", "一行"), table)

    values = {"line": "w" * 300 + "と" + LONG[0], "table": [row]}
    show.write_bytes(pdf.write([sheet.lay_out(replace(every_kind, asks=asks), values, header=header)]))

    boxes = subprocess.run(
        ["pdftotext", "-bbox", show, "-"], check=True, capture_output=True, timeout=60
    ).stdout
    page = re.search(r'<page width="([\d.]+)', printed := boxes.decode())
    found = re.findall(r'<word xMin="(.+)" yMin="(.+)" xMax="(.+)" yMax="(.+)">(.*)</word>', printed)
    words = [(*map(float, box), text) for *box, text in found]
    assert page
    assert all(right < float(page[1]) - 40 for _, _, right, _, _ in words)
    for (left, top, right, bottom, one), (
        other_left,
        other_top,
        other_right,
        other_bottom,
        other,
    ) in combinations(words, 2):
        across = min(right, other_right) - max(left, other_left)
        down = min(bottom, other_bottom) - max(top, other_top)
        assert across < 1 or down < 3, f"「{one}」と「{other}」が重なっています"
    # What is copied out of the file has no sign in it that nobody typed.
    assert not re.search("[\u200b\u00ad\ufffc]", printed)
    assert "".join(text for *_, text in words).count("w" * 50) >= 6


def test_long_names_on_top_of_a_page_stay_on_the_paper(show: Path, every_kind: Form) -> None:
    training, team = "令和8年度重層的支援体制整備事業市町村職員研修" * 6, "あおば班みどり市社会福祉協議会" * 3
    head = Header(training, team, "2026年12月1日", "AAAA")
    show.write_bytes(
        pdf.write([sheet.lay_out(replace(every_kind, asks=every_kind.asks[:1]), {}, header=head)])
    )

    boxes = subprocess.run(
        ["pdftotext", "-bbox", show, "-"], check=True, capture_output=True, timeout=60
    ).stdout
    words = re.findall(r'yMin="(.+)" xMax=".+" yMax="(.+)">(.*)</word>', boxes.decode())
    first = next(place for place, (_, _, text) in enumerate(words) if text.startswith(every_kind.title[:3]))
    printed = "".join(text for _, _, text in words[:first])
    assert all(letters in printed for letters in (training[-20:], team[-10:], "12")), printed
    assert min(float(top) for top, _, _ in words) > 12
    assert max(float(bottom) for _, bottom, _ in words[:first]) < min(
        float(top) for top, _, _ in words[first:]
    )
