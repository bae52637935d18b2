"""Numbers and bullets that Word counts itself are read as people see them, and nowhere else."""

from __future__ import annotations

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.word_paper import NS, Paper, W, run, xml
from tests.handouts.returned.word_back import back, frame
from workbook.content.forms.form import Form
from workbook.handouts.returned.texts_to_answers import Understood

LEFT = VALUES["line"]
# The levels of a list: how it is counted, and what stands around the number.
SEEN = {
    "circles": ([("decimalEnclosedCircle", "%1")], ["① 聞く", "② 話す"]),
    "wide figures": ([("decimalFullWidth", "（%1）")], ["（１） 聞く", "（２） 話す"]),
    "kana": ([("aiueoFullWidth", "%1．")], ["ア． 聞く", "イ． 話す"]),
    "iroha": ([("iroha", "%1)")], ["イ) 聞く", "ロ) 話す"]),
    "kanji": ([("japaneseCounting", "第%1")], ["第一 聞く", "第二 話す"]),
    "kanji of LibreOffice 7.4": ([("taiwaneseCountingThousand", "%1、")], ["一、 聞く", "二、 話す"]),
    "kanji of contracts": ([("japaneseLegal", "%1")], ["壱 聞く", "弐 話す"]),
    "stems": ([("ideographTraditional", "%1")], ["甲 聞く", "乙 話す"]),
    "letters": ([("lowerLetter", "%1)")], ["a) 聞く", "b) 話す"]),
    "Roman": ([("upperRoman", "%1.")], ["I. 聞く", "II. 話す"]),
    "a bullet": ([("bullet", "・")], ["・ 聞く", "・ 話す"]),
    "a bullet of a font": ([("bullet", "\uf06c")], ["● 聞く", "● 話す"]),
    "no number": ([("none", "")], ["聞く", "話す"]),
}


def _numbering(levels: list[tuple[str, str]], *, more: str = "") -> bytes:
    said = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="5">{said}</w:abstractNum>'
        f'<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>{more}</w:numbering>'
    ).encode()


def _item(words: str, *, depth: int = 0, number: int = 7) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words) if words else ''}</w:p>"


def _put(paper: Paper, *items: str) -> None:
    cell = frame(paper, "line").findall(".//w:tc", NS)[0]
    for one in xml("".join(items)):
        cell.append(one)


@pytest.mark.parametrize("name", SEEN)
def test_list_is_read_with_its_signs(name: str, paper: Paper, every_kind: Form) -> None:
    levels, seen = SEEN[name]
    paper.parts["word/numbering.xml"] = _numbering(levels)
    _put(paper, _item("聞く"), _item("話す"))

    assert back(every_kind, paper) == Understood({**VALUES, "line": "\n".join([LEFT, *seen])})


def test_list_is_counted_as_word_counts_it(paper: Paper, every_kind: Form) -> None:
    again = (
        '<w:num w:numId="8"><w:abstractNumId w:val="5"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    levels = [("decimal", "%1."), ("decimal", "%1-%2"), ("lowerLetter", "%3)")]
    paper.parts["word/numbering.xml"] = _numbering(levels, more=again)
    deleted = _item("").replace("</w:numPr>", '</w:numPr><w:rPr><w:del w:id="1"/></w:rPr>')
    _put(
        paper,
        *(
            _item("一"),
            _item("下", depth=1),
            _item("下の下", depth=2),
            _item("下", depth=1),
            deleted,
            _item(""),
        ),
        *(_item("三"), _item("下", depth=1), _item("五から", number=8), _item("無番", number=0)),
    )

    said = "1. 一|1-1 下|a) 下の下|1-2 下||3. 三|3-1 下|5. 五から|無番"
    assert back(every_kind, paper).values["line"] == "\n".join([LEFT, *said.split("|")])


def test_numbers_over_a_whole_table_and_its_heading_are_no_words(paper: Paper, every_kind: Form) -> None:
    paper.parts["word/numbering.xml"] = _numbering([("decimal", "%1.")])
    for paragraph in [*frame(paper, "table").iter(f"{{{W}}}p"), *paper.body.findall("w:p", NS)]:
        properties = paragraph.find("w:pPr", NS)
        if properties is None:
            paragraph.insert(0, properties := xml("<w:pPr/>")[0])
        properties.append(xml('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')[0])

    found = back(every_kind, paper)

    assert found == Understood(VALUES)
