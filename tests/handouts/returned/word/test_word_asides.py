"""Words of a Word file that do not count, or stand beside its text, are no answer and are not lost."""

from __future__ import annotations

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.word_paper import NS, Paper, W, run, xml
from tests.handouts.returned.word_back import back, frame, put
from workbook.content.forms.form import Form
from workbook.handouts.returned.returned_sheet import Loose
from workbook.handouts.returned.texts_to_answers import Understood

LEFT = VALUES["line"]


def _looking(look: str, text: str) -> str:
    return f"<w:r><w:rPr><w:{look}/></w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("look", "where"), [("strike", "取り消し線"), ("dstrike", "取り消し線"), ("vanish", "隠し文字")]
)
def test_words_that_are_struck_out_or_hidden_are_no_answer_and_are_not_lost(
    look: str, where: str, paper: Paper, every_kind: Form
) -> None:
    put(paper, "line", _looking(look, "消") + _looking(look, "す") + run("直した") + _looking(look, "これも"))

    found = back(every_kind, paper)

    assert found == Understood(
        {**VALUES, "line": f"{LEFT}直した"},
        unplaced=(Loose(where, "消す", "line"), Loose(where, "これも", "line")),
    )


def test_what_is_deleted_with_tracking_is_deleted_also_where_it_was_struck_out(
    paper: Paper, every_kind: Form
) -> None:
    struck = _looking("strike", "見え消し")
    gone = struck.replace("w:t>", "w:delText>")
    put(paper, "line", f'<w:del w:id="1" w:author="a">{gone}{run("消した")}</w:del>{struck}')
    row = frame(paper, "table").findall("w:tr", NS)[1]
    row.findall(".//w:p", NS)[1].append(xml(_looking("strike", "行と消えた"))[0])
    row.insert(0, xml('<w:trPr><w:del w:id="2" w:author="a"/></w:trPr>')[0])

    found = back(every_kind, paper)

    assert found.values == {**VALUES, "table": VALUES["table"][1:]}
    assert found.unplaced == (Loose("取り消し線", "見え消し", "line"),)


def test_words_in_a_diagram_are_not_lost(paper: Paper, every_kind: Form) -> None:
    relations = paper.parts["word/_rels/document.xml.rels"]
    one = b'<Relationship Id="d" Type="a/diagramData" Target="diagrams/data1.xml"/></Relationships>'
    paper.parts["word/_rels/document.xml.rels"] = relations.replace(b"</Relationships>", one)
    paper.parts["word/diagrams/data1.xml"] = (
        '<dataModel><pt><t><p><r><t>図に書いた</t></r></p></t></pt><pt type="sibTrans"><t><p/></t></pt></dataModel>'
    ).encode()

    assert back(every_kind, paper) == Understood(VALUES, unplaced=(Loose("図形", "図に書いた", "map.edges"),))


def test_question_that_is_struck_out_with_its_id_keeps_its_id(paper: Paper, every_kind: Form) -> None:
    table = frame(paper, "line")
    for one in [*table.iter(f"{{{W}}}r"), *table.getnext().iter(f"{{{W}}}r")]:
        one.insert(0, xml("<w:rPr><w:strike/></w:rPr>")[0])

    found = back(every_kind, paper)

    assert "line" not in found.values
    assert (found.unplaced, found.problems) == ((Loose("取り消し線", LEFT, "line"),), ())
