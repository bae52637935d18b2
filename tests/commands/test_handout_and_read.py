"""Who helps on the phone makes a handout and reads one back without a database, by the code of the pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests import ours
from workbook.commands import main
from workbook.content import library
from workbook.content.forms import form as forms
from workbook.handouts.layout.sheet import Header, lay_out
from workbook.handouts.writers import excel, word

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "tests" / "good_content"
WAYS = ("xlsx", "docx", "html", "json")


@pytest.fixture(scope="module")
def sheet() -> Any:
    """Return a form of the small content that has words in it."""
    held = library.load(CONTENT).worksheets.values()
    return next(
        form for form in map(forms.of_worksheet, held) if any(ask.kind == "text" for ask in form.asks)
    )


@pytest.fixture
def answers(sheet: Any) -> dict[str, Any]:
    return {ask.id: f"{ask.label}の答え\n二行目" for ask in sheet.asks if ask.kind == "text"}


def call(*arguments: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main([*map(str, arguments), "--root", str(CONTENT)])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("ending", WAYS)
def test_what_a_handout_says_is_what_is_read(
    ending: str, sheet: Any, answers: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text(json.dumps({k.upper(): v for k, v in answers.items()}), encoding="utf-8")
    file = tmp_path / f"f.{ending}"

    made = call("handout", sheet.id.upper(), "--answers", tmp_path / "a.json", "--to", file, capsys=capsys)
    code, out, _ = call("read", file, "--json", capsys=capsys)

    assert made == (0, f"{file} を作りました。\n", "")
    assert code == 0
    expected = {
        "file": f"f.{ending}",
        "worksheet": sheet.id,
        "answers": answers,
        "unplaced": [],
        "problems": [],
    }
    assert json.loads(out) == {"sheets": [expected], "refused": []}


def test_pdf_is_made_and_refused_when_it_comes_back(
    sheet: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "f.pdf"

    assert call("handout", sheet.id, "--to", file, capsys=capsys)[0] == 0
    code, out, _ = call("read", file, "--json", capsys=capsys)

    assert file.read_bytes().startswith(b"%PDF")
    assert code == 1
    (refused,) = json.loads(out)["refused"]
    assert refused["file"] == "f.pdf"
    assert refused["why"].startswith("PDF は読みもどせません")


def test_one_file_that_cannot_be_read_is_one_sentence_and_the_others_are_read(
    sheet: Any, answers: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(answers), encoding="utf-8")
    for ending in ("xlsx", "docx"):
        call(
            "handout",
            sheet.id,
            "--answers",
            tmp_path / "a.json",
            "--to",
            tmp_path / f"f.{ending}",
            capsys=capsys,
        )
    (tmp_path / "broken.xlsx").write_bytes(b"PK nothing")
    page = load_workbook(tmp_path / "f.xlsx")
    page.worksheets[0]["Z3"] = "欄の外の言葉"
    page.save(tmp_path / "f.xlsx")
    paper = Document(str(tmp_path / "f.docx"))
    paper.add_paragraph("終わりの言葉")
    paper.save(str(tmp_path / "f.docx"))

    files = [tmp_path / name for name in ("broken.xlsx", "f.xlsx", "f.docx")]
    code, out, _ = call("read", *files, capsys=capsys)
    _, plain, _ = call("read", *files, "--json", capsys=capsys)

    said = json.loads(plain)
    assert code == 1
    assert [one["file"] for one in said["refused"]] == ["broken.xlsx"]
    assert [one["unplaced"] for one in said["sheets"]] == [
        [{"where": "Z3", "text": "欄の外の言葉"}],
        [{"where": "欄の外", "text": "終わりの言葉"}],
    ]
    assert "置き場のない言葉　Z3：欄の外の言葉" in out.splitlines()
    assert f"読めません　broken.xlsx：{said['refused'][0]['why']}" in out.splitlines()
    assert out.splitlines()[-1] == "2 シートを読みました。読めなかったもの：1"


def test_untouched_sheets_of_the_course_have_no_answer_and_no_word_without_a_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = ours.library().worksheets
    for worksheet in held.values():
        laid = lay_out(forms.of_worksheet(worksheet), {}, header=Header("", "", ""))
        (tmp_path / f"{worksheet.id}.xlsx").write_bytes(excel.write([laid]))
        (tmp_path / f"{worksheet.id}.docx").write_bytes(word.write([laid]))
    files = sorted(tmp_path.iterdir())

    code = main(["read", *map(str, files), "--json"])

    nothing: dict[str, Any] = {"answers": {}, "unplaced": [], "problems": []}
    expected = [{"file": file.name, "worksheet": file.stem, **nothing} for file in files]
    assert json.loads(capsys.readouterr().out) == {"sheets": expected, "refused": []}
    assert (code, len(files)) == (0, 2 * len(held))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["handout", "w77", "--to", "f.xlsx"], "「w77」というワークシートや事例はありません"),
        (["handout", "{sheet}", "--to", "f.odt"], "「f.odt」には書けません（終わりに使えるのは .xlsx・.docx・.pdf・.html・.json）"),
        (["handout", "{sheet}", "--to", "no/f.json"], "を使えません"),
        (["handout", "{sheet}", "--answers", "none.json", "--to", "f.json"], "「none.json」を使えません"),
        (["handout", "{sheet}", "--answers", "bad.json", "--to", "f.json"], "JSON として読めません"),
        (["handout", "{sheet}", "--answers", "odd.json", "--to", "f.json"], "「nothing」という設問はありません"),
        (["handout", "{sheet}", "--answers", "list.json", "--to", "f.json"], "{設問の id: 答え} の形で書きます"),
        (["read", "none.xlsx"], "ファイル「none.xlsx」を開けません"),
        (["read"], "ファイル を書いてください"),
        (["handout", "{sheet}"], "--to を書いてください"),
    ],
)  # fmt: skip
def test_wrong_call_says_what_to_write(  # noqa: PLR0913, PLR0917 -- two facts and four fixtures
    arguments: list[str],
    told: str,
    sheet: Any,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("odd.json").write_text('{"nothing": "x"}', encoding="utf-8")
    Path("list.json").write_text("[]", encoding="utf-8")

    try:
        code = main(
            [
                *(one.format(sheet=sheet.id) if "{sheet}" in one else one for one in arguments),
                "--root",
                str(CONTENT),
            ]
        )
    except SystemExit as left:
        code = left.code

    assert code == 2
    assert told in capsys.readouterr().err
    assert not Path("f.json").exists()


def test_neither_command_opens_a_database(
    sheet: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBOOK_DATABASE", f"sqlite:///{tmp_path}/none/none.db")
    file = tmp_path / "f.json"

    assert call("handout", sheet.id, "--to", file, capsys=capsys)[0] == 0
    assert call("read", file, capsys=capsys)[0] == 0
    assert not (tmp_path / "none").exists()
