"""What waited beside an answer in an HTML file comes back as words without a place, near its question."""

from __future__ import annotations

from tests.handouts.conftest import VALUES
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.writers import offline


def test_other_answers_are_offered_and_never_become_rows_or_answers(every_kind: Form, header: Header) -> None:
    page = offline.write(sheet.lay_out(every_kind, VALUES, header=header)).decode()
    rows = (
        "<tr><th>別案/text-3</th><th>めざす姿</th><td>もう一つの<br>案</td></tr>"
        "<tr><th>別案/table-1</th><td>名前だけ消えた</td></tr><tr><th>別案/text-3</th></tr>"
    )
    data = page.replace("</main>", f"<table>{rows}</table></main>").encode()

    (returned,) = intake.read(data, name="a.html")
    found = texts_to_answers.read_back(every_kind, returned, base=VALUES)

    assert found.values == VALUES
    assert [(one.where, one.text, one.near) for one in found.unplaced] == [
        ("別案（めざす姿）", "もう一つの\n案", "text-3"),
        ("別案", "名前だけ消えた", "table-1"),
    ]
