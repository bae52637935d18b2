"""What leaves as PDF prints on A4, and nobody's words are taken for markup."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.handouts.conftest import VALUES
from workbook.content.form import Form
from workbook.handouts import printout, sheet
from workbook.handouts.sheet import Header


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

    show.write_bytes(printout.write(sheet.lay_out(every_kind, values, header=header), sign=printout.SIGN))

    printed = said(show)
    assert nasty in printed
    assert "=HYPERLINK(1)" in printed
    assert "■ 店、または市場" in printed
    assert "課長補佐" in printed


def test_pages_are_a4_and_the_font_travels_with_the_file(
    show: Path, every_kind: Form, header: Header
) -> None:
    show.write_bytes(printout.write(sheet.lay_out(every_kind, {}, header=header)))

    facts = subprocess.run(["pdfinfo", show], check=True, capture_output=True, text=True, timeout=60).stdout
    fonts = subprocess.run(["pdffonts", show], check=True, capture_output=True, text=True, timeout=60).stdout
    assert "A4" in facts
    assert "BIZUDPGothic" in fonts
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])
    assert "課長補佐" not in said(show)
