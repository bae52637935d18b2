"""The pages of a list in Excel say what people see, and nothing is made of what they only span."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from tests.handouts.returned.edits.word_paper import to_strict
from workbook.handouts.returned import lists
from workbook.handouts.returned.excel import list_pages


def _with(cells: str, areas: str) -> bytes:
    """Return a book whose sheet says what it says in few letters."""
    file, changed = io.BytesIO(), io.BytesIO()
    Workbook().save(file)
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            packed.writestr(name, _SHEET.format(cells=cells, areas=areas) if is_sheet else parts.read(name))
    return changed.getvalue()


_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData>{areas}</worksheet>'
)
_NAMES = "".join(
    f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'
    for row, text in ((1, "市町村"), (2, "みどり市"))
)
_FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("cells", "areas"),
    [
        pytest.param(_NAMES + _FAR, "", id="a cell at the other end"),
        pytest.param(
            _NAMES + '<row r="19999"><c r="BH19999"/></row>', "", id="a cell at the end of what is read"
        ),
        pytest.param(
            _NAMES, '<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>', id="everything merged"
        ),
        pytest.param(
            _NAMES + _FAR, '<mergeCells><mergeCell ref="B2:B1048576"/></mergeCells>', id="an innocent column"
        ),
        pytest.param(
            _NAMES,
            '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
            id="everything linked",
        ),
    ],
)
def test_what_a_small_file_says_it_spans_is_never_made(cells: str, areas: str) -> None:
    data = _with(cells, areas)
    tracemalloc.start()

    (page,) = lists.read(data, name="a.xlsx")

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [row for row in page.rows if row] == [("市町村",), ("みどり市",)]
    assert (len(data) < 10_000, most < 60_000_000) == (True, True)


def test_words_below_a_merged_cell_that_nobody_sees_are_no_words_of_a_list() -> None:
    cells = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>9</v></c></row>' for row in (1, 2, 3)
    )

    (page,) = lists.read(
        _with(cells, '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>'),
        name="a.xlsx",
    )

    assert page.rows == (("1",), ("2", "9"), ("2", "9"))


def _part(name: str, text: str) -> dict[str, bytes]:
    return {name: f'<x xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{text}</x>'.encode()}


@pytest.mark.parametrize("saved", [bytes, to_strict], ids=["Transitional", "Strict"])
def test_cells_say_what_people_see_whichever_standard_wrote_them(saved: Callable[[bytes], bytes]) -> None:
    out = "<rPr><strike/></rPr>"
    texts = (
        "氏名",
        "佐藤_x000D_\n鈴木",
        f"<r>{out}<t>佐藤</t></r><r><rPr/><t>高橋</t></r>",
        f"<r>{out}<t>退任</t></r>",
    )
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is>{text if "<r>" in text else f"<t>{text}</t>"}</is></c>'
        f'<c r="B{row}" s="{row % 2}"><v>1234</v></c></row>'
        for row, text in enumerate(texts[:3], 1)
    )
    cells += f'<row r="4"><c r="A4" t="inlineStr"><is>{texts[3]}</is></c></row>'
    styles = '<numFmts><numFmt numFmtId="170" formatCode="000000"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>'
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_with(cells, ""))) as parts, zipfile.ZipFile(file, "w") as packed:
        kept = {name: parts.read(name) for name in parts.namelist()} | _part("xl/styles.xml", styles)
        for name, data in kept.items():
            packed.writestr(name, saved(data))

    (page,) = lists.read(file.getvalue(), name="a.xlsx")

    assert page.rows == (("氏名", "001234"), ("佐藤\n鈴木", "1234"), ("高橋", "001234"), ("退任",))
    assert page.aside == {4: list_pages.STRUCK}
