"""What leaves as Excel is whole in a program that fits no rows and cuts long lists: LibreOffice without a window."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet as Page

from tests.ours import library as our_content
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form, Grid
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.writers import excel

LONG = (
    "会議の目的は、顔の見える関係づくりと相互理解です。",
    "Regional coordinators meet at https://example.jp/a/rather/long/address ",
    "「、。」（）！？・ーっゃゅょ",
)
KINDS = tuple(f"{number}番目の、とても長い名前の選択肢" for number in range(30))
DOUBLES = [{"_row": "r1", "name": "佐藤"}, {"_row": "r2", "name": "佐藤"}]


def _filled(form: Form) -> tuple[dict[str, Any], list[str]]:
    """Return answers with up to 500 letters wherever words can be typed, and the last words of each."""
    ends: list[str] = []

    def text() -> str:
        ends.append(f"答{len(ends):03d}{form.id}終")
        return LONG[len(ends) % 3] * (len(ends) * 7 % 20) + ends[-1]

    def rows(grid: Grid) -> list[dict[str, str]]:
        ids = [option.code for option in grid.fixed] or [f"r{n}" for n in range(1, grid.rows + 1)]
        typed = [field.id for field in grid.fields if field.kind == "text"]
        return [{"_row": id_, **{name: text() for name in typed}} for id_ in ids]

    values: dict[str, Any] = {}
    for ask in form.asks:
        if ask.kind == "text":
            values[ask.id] = text()
        elif ask.holds == "rows":
            values[ask.id] = rows(ask.grids[0])
    return values, ends


@pytest.fixture(scope="module")
def lists() -> Form:
    """A form with choices that fit into no rule, and with names to choose from."""
    choices = [{"code": f"c{number}", "label": label} for number, label in enumerate(KINDS)]
    asked = [
        {"id": "kind", "kind": "choice", "label": "種類", "choices": choices},
        {
            "id": "table",
            "kind": "table",
            "label": "表",
            "columns": [
                {"id": "a", "label": "列", "kind": "choice", "choices": choices},
                {
                    "id": "b",
                    "label": "コンマ",
                    "kind": "choice",
                    "choices": [{"code": "x", "label": "A, B"}, {"code": "y", "label": '"C"'}],
                },
            ],
            "rows": 2,
        },
        {
            "id": "map",
            "kind": "network",
            "label": "図",
            "stages": [{"code": "now", "label": "いま"}],
            "stances": [{"code": "s", "label": "本人"}],
            "strengths": [{"code": "t", "label": "太い"}],
            "nodes": 3,
            "edges": 1,
        },
    ]
    worksheet = {
        "id": "w98",
        "title": "リスト",
        "purpose": "ためし。",
        "label": "当教材の案",
        "questions": asked,
    }
    return forms.of_worksheet(Worksheet.model_validate({**worksheet, "minutes": {"full": 10, "short": 5}}))


@pytest.fixture(scope="module")
def opened(office: Path, lists: Form) -> Mapping[str, Any]:
    """Everything LibreOffice is asked for at once: two worksheets printed, a book too low, the lists saved again."""
    if shutil.which("pdftotext") is None:
        pytest.skip("SKIPPED LOUDLY: poppler-utils がないので、PDF を読んでいません")
    laid, ends = [], []
    ours = our_content()
    for id_ in ("w02", "w03"):  # both print five columns and more; all sixteen are made the same way
        form = forms.of_worksheet(ours.worksheets[id_])
        values, said = _filled(form)
        laid.append(sheet.lay_out(form, values, header=Header("研修", "チーム", "")))
        ends += said
    whole = excel.write(laid)
    (office / "whole.xlsx").write_bytes(whole)
    book = load_workbook(io.BytesIO(whole))
    book.remove(book.worksheets[1])
    for size in book.worksheets[0].row_dimensions.values():
        size.height = (size.height or 17) * 0.3
    book.save(office / "low.xlsx")
    empty = sheet.lay_out(lists, {}, header=Header("", "", ""))
    doubles = sheet.lay_out(lists, {"map": {"nodes": DOUBLES}}, header=Header("", "", ""))
    (office / "lists.xlsx").write_bytes(excel.write([empty]))
    (office / "doubles.xlsx").write_bytes(excel.write([doubles]))
    begin = ["soffice", f"-env:UserInstallation=file://{office}/profile", "--headless", "--convert-to"]
    for kind, folder, names in (("pdf", "", ("whole", "low")), ("xlsx", "again", ("lists", "doubles"))):
        files = [office / f"{name}.xlsx" for name in names]
        command = [*begin, kind, "--outdir", office / folder, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {"office": office, "ends": ends}


def _printed(file: Path) -> str:
    show = ["pdftotext", "-raw", file, "-"]
    said = subprocess.run(show, check=True, capture_output=True, text=True, timeout=60).stdout
    return "".join(said.split())


def _page(file: Path) -> Page:
    page = load_workbook(file).worksheets[0]
    assert isinstance(page, Page)
    return page


def _offered(page: Page) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what each cell with a list offers; an empty cell offers nothing."""
    for rule in page.data_validations.dataValidation:
        formula = str(rule.formula1)
        if formula.startswith('"'):
            labels = tuple(formula[1:-1].replace('""', '"').split(","))
        else:
            cells = page[formula.rpartition("!")[2].replace("$", "")]
            labels = tuple(str(cell.value) for (cell, *_) in cells if cell.value)
        for where in rule.sqref.ranges:
            for row, column in where.cells:
                yield page.cell(row, column).coordinate, labels


def test_every_answer_is_printed_to_its_last_word(opened: Mapping[str, Any]) -> None:
    whole, low = (_printed(opened["office"] / f"{name}.pdf") for name in ("whole", "low"))

    assert len(opened["ends"]) > 60
    assert [end for end in opened["ends"] if end not in whole] == []
    # What is cut can be seen.
    assert [end for end in opened["ends"] if end.endswith("w02終") and end not in low] != []


def test_no_choice_of_a_long_list_is_lost(opened: Mapping[str, Any]) -> None:
    before, after = (dict(_offered(_page(opened["office"] / f"{at}lists.xlsx"))) for at in ("", "again/"))

    assert after == before
    assert list(after.values()).count(KINDS) == 1 + 2  # the box and the rows of the table
    assert list(after.values()).count(("A, B", '"C"')) == 2


def test_names_can_be_chosen_as_they_stand_on_the_page_and_doubles_are_told_apart(
    opened: Mapping[str, Any],
) -> None:
    page = _page(opened["office"] / "lists.xlsx")
    rows = {str(line[0].value): line for line in page.iter_rows()}
    rows["map.nodes/r2"][1].value = "家で書いた人"

    typed, doubles = (dict(_offered(one)) for one in (page, _page(opened["office"] / "again/doubles.xlsx")))

    assert typed[rows["map.edges/r1"][1].coordinate] == ("家で書いた人",)
    assert ("佐藤（r1）", "佐藤（r2）", "（r3）") in doubles.values()


def test_lists_at_the_foot_are_no_words_of_somebody_and_what_is_added_there_is(
    lists: Form, opened: Mapping[str, Any]
) -> None:
    file = opened["office"] / "again/lists.xlsx"
    book = load_workbook(file)
    page = book.worksheets[0]
    page.cell(page.max_row - 1, 2, "わたしの選択肢")
    changed = io.BytesIO()
    book.save(changed)

    untouched, touched = (
        texts_to_answers.read_back(lists, returned, base={})
        for data in (file.read_bytes(), changed.getvalue())
        for returned in intake.read(data, name="x.xlsx")
    )

    assert (untouched.values, untouched.unread, untouched.unplaced, untouched.problems) == ({}, (), (), ())
    assert [one.text for one in touched.unplaced] == ["わたしの選択肢"]
