"""Letters on paper: each is printed or told, and the file is one that other programs can read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.handouts.prints import typeset

PAGE = """#let data = json(bytes(sys.inputs.data))
#set document(title: "題")
#set text(font: ("BIZ UDPGothic", "Noto Sans CJK JP"), lang: "ja")
#data.text
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "page.typ"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "text", ["𠮷田", "髙﨑", "葛󠄀城", "한국어", "简体", "☐☑☒✔✗✘★☆", "①⑳㈱℡", "ﾊﾝｶｸ", "が"]
)
def test_letters_of_names_and_forms_are_printed(page: Path, text: str) -> None:
    assert typeset.missing(text) == ()
    assert typeset.printed(text) == text
    assert typeset.pdf(page, {"text": text}).startswith(b"%PDF")  # typst refuses a letter without a font


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("茶👩‍🏫会", "茶〓会", ("👩‍🏫",)),
        ("🙂🙂🇯🇵", "〓〓〓", ("🙂", "🇯🇵")),
        ("外字\ue000です", "外字〓です", ("\ue000",)),
        ("\U0001b000", "〓", ("\U0001b000",)),
    ],
)
def test_a_letter_without_a_font_is_one_sign_and_is_told(
    page: Path, text: str, printed: str, missing: tuple[str, ...]
) -> None:
    assert typeset.printed({"rows": [text, 3, None]}) == {"rows": [printed, 3, None]}
    assert typeset.missing(["あ", {"of": text}]) == missing
    assert typeset.pdf(page, {"text": text}).startswith(b"%PDF")


@given(st.text(max_size=30))
@settings(max_examples=60)
def test_whatever_is_written_is_typeset(page: Path, text: str) -> None:
    whole = text.encode("utf-8", "ignore").decode().replace("\0", "")

    assert typeset.missing(typeset.printed(whole)) == ()
    assert typeset.pdf(page, {"text": whole}).startswith(b"%PDF")


def test_a_pdf_claims_the_standards_it_was_checked_against(page: Path, tmp_path: Path) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("SKIPPED LOUDLY: poppler-utils がないので、PDF を調べていません")
    file = tmp_path / "a.pdf"
    file.write_bytes(typeset.pdf(page, {"text": "こんにちは"}))

    facts = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True, timeout=60).stdout
    assert "Tagged:          yes" in facts
    assert "JavaScript:      no" in facts
    said = file.read_bytes()
    assert b"pdfuaid:part" in said
    assert b"pdfaid:part" in said
