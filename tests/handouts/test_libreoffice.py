"""Real office programs open what leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.handouts.conftest import VALUES
from workbook.content.form import Form
from workbook.handouts import excel, sheet, word
from workbook.handouts.sheet import Header


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which LibreOffice can be asked to convert files."""
    if shutil.which("soffice") is None:
        if os.environ.get("CI"):
            pytest.fail(
                "LibreOffice がありません（Debian では apt install libreoffice-calc libreoffice-writer）"
            )
        pytest.skip("SKIPPED LOUDLY: LibreOffice がないので、Excel と Word を開いていません")
    return tmp_path_factory.mktemp("office")


def test_excel_and_word_open_and_print_every_answer(office: Path, every_kind: Form, header: Header) -> None:
    laid = sheet.lay_out(every_kind, {**VALUES, "text-13": "短く"}, header=header)
    (office / "book.xlsx").write_bytes(excel.write([laid]))
    (office / "paper.docx").write_bytes(word.write([laid]))

    profile = f"-env:UserInstallation=file://{office}/profile"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            office,
            office / "book.xlsx",
            office / "paper.docx",
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for name in ("book", "paper"):
        printed = subprocess.run(
            ["pdftotext", "-layout", office / f"{name}.pdf", "-"],
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        ).stdout
        assert "=HYPERLINK(1)" in printed
        assert "短い答え" in printed
        assert "#NAME" not in printed
