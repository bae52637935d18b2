"""Letters on paper: each is printed or told, and the file is one that other programs can read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.handouts.prints import typeset
from workbook.texts import heading_breaks

PAGE = """#let data = json(bytes(sys.inputs.data))
#set document(title: "題")
#set text(font: ("BIZ UDPGothic", "Noto Sans CJK JP"), lang: "ja")
#data.text
"""


HEADINGS = (
    "決める・やめる・守る",
    "日曜夕方の居酒屋（「二階の足音」を読み終えた班は、こちら。同じ時間で）",
    "いつ…どこで…だれが",
    "第１回：はじめに",
    "一人ひとり—その先へ",
    "窓口／電話／訪問のちがい",
    "支援の「入口」と、『出口』",
)
NARROW = """#import "phrased.typ": between-phrases
#let data = json(bytes(sys.inputs.data))
#set document(title: "題")
#set text(font: ("BIZ UDPGothic", "Noto Sans CJK JP"), size: 10pt, lang: "ja")
#for width in range(70, 160, step: 5) {
  page(width: width * 1pt, height: auto, margin: 0pt, for words in data.headings { par(between-phrases(data.phrases, words)) })
}
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
        ("鈴\x07木🙂", "鈴木〓", ("🙂",)),
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


def test_no_line_of_a_heading_begins_or_ends_as_no_line_of_japanese_does(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("SKIPPED LOUDLY: poppler-utils がないので、PDF を読んでいません")
    shutil.copy(Path(typeset.__file__).with_name("phrased.typ"), tmp_path)
    (narrow := tmp_path / "narrow.typ").write_text(NARROW, encoding="utf-8")
    data = {"headings": HEADINGS, "phrases": heading_breaks.of(HEADINGS)}
    (file := tmp_path / "narrow.pdf").write_bytes(typeset.pdf(narrow, data))

    said = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True)
    lines = [line.strip() for line in said.stdout.replace("\f", "\n").split("\n") if line.strip()]
    assert len(lines) > 10 * len(HEADINGS)
    assert not [line for line in lines if line[0] in "、。・：／…—）」』" or line[-1] in "（「『"]
