"""A facilitator's script on paper; its words are in no handout for trainees."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn

from tests import ours
from workbook.content.course import script, timetable
from workbook.content.forms import form
from workbook.content.model.courses import ActivityItem
from workbook.handouts.documents import script as handout
from workbook.handouts.documents import syllabus
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.writers import word

OURS = ours.library()


def _script(*, late: bool = False) -> script.Script:
    course = OURS.courses["national"]
    period = timetable.find_period(course, "n1")
    assert period is not None
    return script.of_period(course, period, OURS, shortened=frozenset({0}) if late else frozenset())


def _read(data: bytes) -> Doc:
    return Document(io.BytesIO(data))


def _words(document: Doc) -> str:
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def test_every_row_of_the_period_stands_in_a_table_with_its_time() -> None:
    told = _script()

    document = _read(handout.write(told))

    tables = document.tables[: len(told.passages)]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows[1:]]
    expected = [row for passage in told.passages for row in passage.rows]
    assert [(row[0], row[2]) for row in rows] == [(row.starts, row.title) for row in expected]
    for found, row in zip(rows, expected, strict=True):
        assert all(words in found[4] for words in (row.say, row.watch, row.late))


def test_heads_are_repeated_rows_stay_whole_and_pages_have_numbers() -> None:
    document = _read(handout.write(_script()))

    for table in document.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None  # noqa: SLF001
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows[1:])  # noqa: SLF001
    assert "PAGE" in document.sections[0].footer.paragraphs[0]._p.xml  # noqa: SLF001
    assert "進行役用" in document.sections[0].header.paragraphs[0].text


def test_a_late_module_is_short_on_paper_too() -> None:
    document = _read(handout.write(_script(late=True)))

    titles = [row.cells[2].text for row in document.tables[0].rows[1:]]
    assert "うちのまちにもいる" not in titles
    assert "短縮しています（20分うきます）" in _words(document)
    assert "13:00～16:10（190分）" in _words(document)


def test_nothing_a_facilitator_says_is_in_a_trainees_handout(header: Header) -> None:
    kept = [
        words
        for module in OURS.modules.values()
        for block in module.blocks
        if block.kind == "facilitator"
        for words in (block.say, block.watch, block.late)
    ]
    for course in OURS.courses.values():
        items = [item for day in course.days for period in day.periods for item in period.items]
        own = [item for item in items if isinstance(item, ActivityItem)]
        kept += [words for item in own for words in (item.say, item.watch, item.late) if words]
    kept += [stage.note for case in OURS.cases.values() for stage in case.stages if stage.note]
    given = [_words(_read(syllabus.write(course, OURS))) for course in OURS.courses.values()]
    sheets = [sheet.lay_out(form.of_worksheet(one), {}, header=header) for one in OURS.worksheets.values()]
    given.append(_words(_read(word.write(sheets))))

    assert len(kept) > 60
    for words in kept:
        for line in words.strip().split("\n"):
            assert not line or all(line not in text for text in given), line


def test_libreoffice_prints_the_script(office: Path) -> None:
    (office / "script.docx").write_bytes(handout.write(_script()))
    profile = f"-env:UserInstallation=file://{office}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", office]
    subprocess.run([*convert, office / "script.docx"], check=True, capture_output=True, timeout=180)

    show = ["pdftotext", "-layout", office / "script.pdf", "-"]
    printed = subprocess.run(show, check=True, capture_output=True, text=True, timeout=60).stdout

    assert printed.count("進行役の言葉と目くばり") > len(_script().passages)
    assert "16:28" in printed
