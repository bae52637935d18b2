"""Words beside the cells of an Excel page (comments, notes, shapes, diagrams) are read, each of them once."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.handouts.returned.edits.excel_book import Book
from tests.handouts.returned.excel_back import back
from workbook.content.forms.form import Form

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_STAND_IN = (
    "[スレッド化されたコメント]\n\nお使いのバージョンの Excel では、このスレッド化されたコメントを読むことができますが、"
    "新しいバージョンの Excel でファイルを開くと、このコメントに対する編集内容がすべて削除されます。詳細については、"
    "https://go.microsoft.com/fwlink/?linkid=870924 をご覧ください\n\nコメント:\n    課長に聞く"
)
_NOTES = (
    f'<comments xmlns="{_MAIN}"><authors><author>tc={{1A}}</author><author>佐藤</author></authors><commentList>'
    f'<comment ref="B5" authorId="0"><text><t xml:space="preserve">{_STAND_IN}</t></text></comment>'
    '<comment ref="B6" authorId="1"><text><t>古いメモ</t></text></comment></commentList></comments>'
)
_THREAD = (
    f'<ThreadedComments xmlns="{_THREADS}"><threadedComment ref="B5" id="{{1A}}"><text>課長に聞く</text></threadedComment>'
    '<threadedComment ref="B5" id="{2B}" parentId="{1A}"><text>聞きました</text></threadedComment></ThreadedComments>'
)
_SHAPE = "<txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></txBody>"
_DRAWING = (
    f'<wsDr {_A} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f"<sp>{_SHAPE.format('図形に書いた')}</sp><mc:AlternateContent><mc:Choice Requires='x'><graphicFrame/></mc:Choice>"
    f"<mc:Fallback><sp>{_SHAPE.format('この図形はスライサーを表します')}</sp></mc:Fallback></mc:AlternateContent></wsDr>"
)
_DIAGRAM = (
    f'<dataModel {_A}><ptLst><pt><prSet phldrT="[テキスト]"/><t><a:p><a:r><a:t>スマートアートに</a:t></a:r><a:br/>'
    "<a:r><a:t>書いた</a:t></a:r></a:p></t></pt></ptLst></dataModel>"
)


def _relations(**parts: str) -> str:
    said = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for kind, target in parts.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{said}</Relationships>'


def _with(data: bytes, **parts: str) -> bytes:
    """Return a file whose first page has these parts beside it, by their kind."""
    targets = {kind: f"../{kind}.xml" for kind in parts if kind != "diagramData"}
    more = {f"xl/{kind}.xml": text for kind, text in parts.items()}
    more["xl/worksheets/_rels/sheet1.xml.rels"] = _relations(**targets)
    more["xl/_rels/drawing.xml.rels"] = _relations(diagramData="diagramData.xml")
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in set(old.namelist()) - set(more):
            new.writestr(name, old.read(name))
        for name, text in more.items():
            new.writestr(name, text)
    return file.getvalue()


THREAD = [("B5 のコメント", "課長に聞く"), ("B5 のコメント", "聞きました")]
READ = {
    "threads beside notes": (
        {"comments": _NOTES, "threadedComment": _THREAD},
        [*THREAD, ("B6 のコメント", "古いメモ")],
    ),
    "notes a program made of threads": (
        {"comments": _NOTES.replace("tc={1A}", " ")},
        [("B5 のコメント", "コメント:\n    課長に聞く"), ("B6 のコメント", "古いメモ")],
    ),
    "shapes and diagrams": (
        {"drawing": _DRAWING, "diagramData": _DIAGRAM},
        [("図形", "図形に書いた"), ("図形", "スマートアートに\n書いた")],
    ),
}


@pytest.mark.parametrize("name", READ)
def test_words_beside_cells_are_read_once_and_no_sentence_of_the_program_with_them(
    name: str, data: bytes, every_kind: Form
) -> None:
    parts, said = READ[name]

    found = back(every_kind, _with(data, **parts))

    assert [(one.where, one.text) for one in found.unplaced] == said


def test_notes_on_a_page_of_ones_own_are_read_with_its_name(book: Book, every_kind: Form) -> None:
    book.others.append("メモの文")
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    with zipfile.ZipFile(io.BytesIO(_with(book.saved(), comments=_NOTES))) as parts:
        moved = {
            name.replace(rels, rels.replace("1.xml", "2.xml")): parts.read(name) for name in parts.namelist()
        }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, part in moved.items():
            packed.writestr(name, part)

    found = back(every_kind, file.getvalue())

    assert [(one.where, one.text) for one in found.unplaced if "コメント" in one.where][-1] == (
        "「メモ0」の B6 のコメント",
        "古いメモ",
    )
