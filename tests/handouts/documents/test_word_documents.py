"""Whatever leaves as Word says what it is, in which language and whose, and keeps to the order of the schema."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from tests import ours
from tests.handouts.conftest import VALUES, form_of_every_kind
from tests.handouts.documents import test_attendance_report, test_one_page, test_run_report, word_schema
from workbook.content.course import script, timetable
from workbook.content.forms import form
from workbook.handouts.documents import (
    attendance_report,
    one_page,
    relay,
    run_report,
    syllabus,
)
from workbook.handouts.documents import (
    script as script_paper,
)
from workbook.handouts.layout import file_properties, sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.writers import word

OURS = ours.library()
HEADER = Header("全国研修", "みなと野市", "令和8年11月24日（火）", "k7qm3xpa")


def _worksheets() -> Mapping[str, tuple[str, bytes]]:
    forms = [form.of_worksheet(one) for one in OURS.worksheets.values()]
    laid = [sheet.lay_out(one, {}, header=HEADER) for one in forms]
    full = sheet.lay_out(form_of_every_kind(), VALUES, header=HEADER)
    return {one.id: (one.title, word.write([one])) for one in (*laid, full)}


def _others() -> Mapping[str, tuple[str, bytes]]:
    course = OURS.courses["national"]
    period = timetable.find_period(course, "n1")
    handed_on = next(
        one.summary.relay for one in OURS.worksheets.values() if one.summary and one.summary.relay
    )
    assert period
    told = script.of_period(course, period, OURS)
    page, drawn = test_one_page.PAGES["much"]
    total = sum(step.minutes for step in handed_on.steps)
    return {
        "syllabus": (f"{course.title}　シラバス・時間割", syllabus.write(course, OURS)),
        "script": (f"進行台本　{period.title}", script_paper.write(told)),
        "one page": ("持ち帰ったこと", one_page.write(page, header=HEADER, pictures=drawn or ())),
        "attendance": ("復命書（下書き）", attendance_report.write(test_attendance_report.REPORT, OURS)),
        "run report": ("開催のまとめ", run_report.write(test_run_report.ACCOUNT)),
        "relay": (
            f"{handed_on.title}（{total}分）",
            relay.write(handed_on, course=course, library=OURS, training="全国研修"),
        ),
    }


@pytest.fixture(scope="module")
def documents() -> Mapping[str, tuple[str, bytes]]:
    """Every Word document we write, with its title: each worksheet, and all others."""
    return {**_worksheets(), **_others()}


def test_every_document_is_ours_of_today_and_japanese(documents: Mapping[str, tuple[str, bytes]]) -> None:
    now = datetime.now(UTC)

    for name, (title, data) in documents.items():
        document = Document(io.BytesIO(data))
        said = document.core_properties
        assert (said.title, said.author, said.last_modified_by) == (
            title,
            "重層ワークブック",
            "重層ワークブック",
        ), name
        assert said.created == said.modified
        assert timedelta() <= now - said.created.replace(tzinfo=UTC) < timedelta(minutes=10)
        assert (said.language, said.comments) == ("ja-JP", "")
        languages = [dict(one.attrib) for one in document.styles.element.iter(qn("w:lang"))]
        assert [(one[qn("w:val")], one[qn("w:eastAsia")]) for one in languages] == [("ja-JP", "ja-JP")]
        assert b"python-docx" not in b"".join(_parts(data).values())
        assert b'"en-US"' not in b"".join(_parts(data).values())


def test_properties_come_in_the_order_of_the_schema(documents: Mapping[str, tuple[str, bytes]]) -> None:
    found = {
        (name, part): list(word_schema.out_of_order(etree.fromstring(xml)))
        for name, (_, data) in documents.items()
        for part, xml in _parts(data).items()
    }

    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def test_only_what_stands_over_columns_is_a_heading_row_and_no_answer_is(
    documents: Mapping[str, tuple[str, bytes]],
) -> None:
    frames = 0
    for name, (_, data) in documents.items():
        for table in Document(io.BytesIO(data)).tables:
            is_frame = len(table.columns) == 1
            frames += is_frame
            look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 -- python-docx has no call for it
            assert _heading_rows(table) == ([] if is_frame else [0]), name
            assert look.get(qn("w:firstRow")) == str(int(not is_frame)), name
            assert int(look.get(qn("w:val")), 16) & 0x20 == 0x20 * (not is_frame), name

    assert frames > 26


def test_a_title_too_long_for_word_is_cut_and_signs_no_file_can_hold_are_left_out() -> None:
    document = Document()

    file_properties.of_word(document, "あ\x07" * 300, edges="")

    assert document.core_properties.title == "あ" * 254 + "…"


def _heading_rows(table: Table) -> list[int]:
    rows = table._tbl.tr_lst  # noqa: SLF001 -- python-docx has no call for it
    return [place for place, row in enumerate(rows) if row.find(f".//{qn('w:tblHeader')}") is not None]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {
            name: packed.read(name)
            for name in packed.namelist()
            if name.endswith(".xml") and name.startswith(("word/", "docProps/"))
        }
