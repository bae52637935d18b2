"""LibreOffice itself tracks, puts ruby, presses Tab, inserts, sorts and merges; every word comes back."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.handouts.conftest import VALUES
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.texts_to_answers import Understood
from workbook.handouts.writers import excel, word

EDITS = Path(__file__).with_name("libreoffice_edits.py")
PYTHON = "/usr/bin/python3"
BASE = {**VALUES, "text-13": "長い文のかわり"}


@pytest.fixture(scope="module")
def edited(office: Path, every_kind: Form, header: Header) -> Iterator[Path]:
    """Return the folder with both files, edited by LibreOffice."""
    if subprocess.run([PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode:
        message = "python3-uno がありません（Debian では apt install python3-uno）"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(f"SKIPPED LOUDLY: {message}")
    folder = office / "edited"
    folder.mkdir()
    laid = [sheet.lay_out(every_kind, BASE, header=header)]
    (folder / "home.docx").write_bytes(word.write(laid))
    (folder / "home.xlsx").write_bytes(excel.write(laid))
    profile = f"-env:UserInstallation=file://{office}/edits-profile"
    pipe = uuid4().hex  # it lies where the pipes of all lie who work on this machine
    listen = [
        "soffice",
        profile,
        "--headless",
        "--norestore",
        f"--accept=pipe,name={pipe};urp;",
    ]
    running = subprocess.Popen(listen, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        files = [folder / "home.docx", folder / "home.xlsx"]
        subprocess.run([PYTHON, EDITS, *files, pipe], check=True, timeout=300, stderr=subprocess.STDOUT)
        yield folder
    finally:
        running.terminate()
        running.wait(60)
        shutil.rmtree(office / "edits-profile", ignore_errors=True)


def back(form: Form, file: Path) -> Understood:
    (returned,) = intake.read(file.read_bytes(), name=file.name)
    return texts_to_answers.read_back(form, returned, base=BASE)


def test_words_that_writer_put_in_are_all_there(edited: Path, every_kind: Form) -> None:
    found = back(every_kind, edited / "home.docx")

    values = {
        **BASE,
        "line": f"{BASE['line'][2:]}のつづき",
        "text-0": f"{BASE['text-0']}霞",
        "text-1": f"{BASE['text-1']}つないだ言葉",
        "text-2": f"{BASE['text-2']}\nタブの言葉",
        "table": [*BASE["table"], {"_row": "new1", "name": "足した行"}],
    }
    assert found.values == values
    assert sorted(one.text for one in found.unplaced) == [
        "わたしの列",
        "コメントの言葉",
        "列の言葉",
        "終わりの言葉",
    ]
    assert (found.unread, found.problems) == ((), ())


def test_words_that_calc_put_in_are_all_there(edited: Path, every_kind: Form) -> None:
    found = back(every_kind, edited / "home.xlsx")

    assert found.values == {
        **BASE,
        "line": "10%",
        "text-0": "合わせた言葉",
        "table": [*reversed(BASE["table"]), {"_row": "new1", "name": "足した行"}],
    }
    assert sorted(one.text for one in found.unplaced) == ["はしの言葉", "コメントの言葉", "別の紙の言葉"]
    assert (found.unread, found.problems) == ((), ())
