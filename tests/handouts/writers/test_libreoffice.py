"""Real office programs open what leaves."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.charts.chart_examples import filled
from tests.handouts.conftest import VALUES
from workbook import charts
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.writers import excel, word


def test_excel_and_word_open_and_print_every_answer(office: Path, every_kind: Form, header: Header) -> None:
    map_ = {"map.edges": charts.draw(*filled("network", 3), width=560)[:2]}
    laid = sheet.lay_out(every_kind, {**VALUES, "text-13": "短く"}, header=header, pictures=map_)
    (office / "book.xlsx").write_bytes(excel.write([laid]))
    (office / "paper.docx").write_bytes(word.write([laid]))

    profile = f"-env:UserInstallation=file://{office}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", office]
    files = [office / "book.xlsx", office / "paper.docx"]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=180)

    for name in ("book", "paper"):
        show = ["pdftotext", "-layout", office / f"{name}.pdf", "-"]
        printed = subprocess.run(show, check=True, capture_output=True, text=True, timeout=60).stdout
        assert "=HYPERLINK(1)" in printed
        assert "短い答え" in printed
        assert "#NAME" not in printed
        listed = subprocess.run(
            ["pdfimages", "-list", office / f"{name}.pdf"], check=True, capture_output=True
        )
        # Two pictures side by side are one, printed once, sharper than an office's printer needs.
        (dots,) = {int(line.split()[12]) for line in listed.stdout.decode().splitlines()[2:]}
        assert dots > 150
