"""A Word file is read as its writer saw it: changes accepted, containers opened, nothing twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.word_edits import strict
from tests.handouts.returned.edits.word_inline_edits import INLINE
from tests.handouts.returned.edits.word_paper import NS, Paper, W, run, xml
from tests.handouts.returned.word_back import back, frame, put
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.returned_sheet import Loose
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.returned.texts_to_answers import Understood
from workbook.handouts.returned.word import eq_fields
from workbook.handouts.writers import word

LEFT = VALUES["line"]
READ = {
    "typed with tracking": f"{LEFT}語",
    "deleted with tracking": LEFT,
    "replaced with tracking": f"{LEFT}語",
    "typed and deleted by another": LEFT,
    "moved with tracking": f"{LEFT}語",
    "ruby": f"{LEFT}語",
    "a content control": f"{LEFT}語",
    "a control with its hint": LEFT,
    "a control as LibreOffice 7.4 writes it": f"{LEFT}語",
    "any control as LibreOffice 7.4 writes it": f"{LEFT}語",
    "not struck out, said at length": f"{LEFT}語",
    "a sign as LibreOffice 7.4 writes it": f"{LEFT}☑語",
    "a smart tag": f"{LEFT}語",
    "a simple field": f"{LEFT}語",
    "a link": f"{LEFT}語",
    "a field": f"{LEFT}語",
    "ruby as Word 2003 keeps it": f"{LEFT}語",
    "an index entry": LEFT,
    "a text box": f"{LEFT}\n語",
    "WordArt as it was before 2010, and as LibreOffice 7.4 saves it": f"{LEFT}\n語",
    "a break before": f"{LEFT}\n語",
}


@pytest.mark.parametrize("edit", READ)
def test_accepted_text_is_the_answer(edit: str, paper: Paper, every_kind: Form) -> None:
    put(paper, "line", INLINE[edit].format(word="語", never="消"))

    assert back(every_kind, paper) == Understood({**VALUES, "line": READ[edit]})


def test_words_with_boxes_in_front_are_words_where_nothing_is_chosen(
    every_kind: Form, header: Header
) -> None:
    values = {"line": "レスパイトを増やす", "text-0": "□一つめ\n■二つめ\n✓三つめ"}
    data = word.write([sheet.lay_out(every_kind, values, header=header)])

    (returned,) = intake.read(data, name="a.docx")

    for base in (values, {}):
        assert texts_to_answers.read_back(every_kind, returned, base=base) == Understood(values)


@pytest.mark.parametrize("sign", ["☑", "✓☐", "☐レ", "■", "✔ ☐", "○"])
def test_choices_are_ticked_however_people_tick(sign: str, paper: Paper, every_kind: Form) -> None:
    cell = frame(paper, "multi").findall(".//w:tc", NS)[0]
    for old in cell.findall("w:p", NS):
        cell.remove(old)
    for line in ("☐ 自宅", "☐ 店、または市場", f"{sign} 公園", "川原も"):
        cell.append(xml(f"<w:p>{run(line)}</w:p>")[0])

    found = back(every_kind, paper)

    assert found == Understood({**VALUES, "multi": ["park"]}, unplaced=(Loose("枠の中", "川原も", "multi"),))


def test_row_that_tab_added_to_a_frame_belongs_to_the_answer(paper: Paper, every_kind: Form) -> None:
    frame(paper, "line").findall("w:tr", NS)[-1].addnext(
        xml(f"<w:tr><w:tc><w:p>{run('二段目')}</w:p></w:tc></w:tr>")[0]
    )

    assert back(every_kind, paper) == Understood({**VALUES, "line": f"{LEFT}\n二段目"})


def test_row_deleted_with_tracking_is_gone_and_one_inserted_is_there(paper: Paper, every_kind: Form) -> None:
    rows = frame(paper, "table").findall("w:tr", NS)
    rows[1].insert(0, xml('<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>')[0])
    texts = "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in ("", "新しい行", "", "", "", ""))
    rows[-1].addnext(xml(f'<w:tr><w:trPr><w:ins w:id="2" w:author="a"/></w:trPr>{texts}</w:tr>')[0])

    found = back(every_kind, paper)

    assert found.values["table"] == [VALUES["table"][1], {"_row": "new1", "name": "新しい行"}]
    assert found.unplaced == ()


def test_columns_are_known_by_their_headings_never_by_their_place(paper: Paper, every_kind: Form) -> None:
    for number, row in enumerate(frame(paper, "table").findall("w:tr", NS)):
        cells = row.findall("w:tc", NS)
        row.append(cells[1])
        heading = {0: "わたしの列", 1: "列の言葉"}.get(number, "")
        cells[2].addprevious(xml(f"<w:tc><w:p>{run(heading)}</w:p></w:tc>")[0])

    found = back(every_kind, paper)

    assert found == Understood(
        VALUES,
        unplaced=(
            Loose("表の「わたしの列」", "列の言葉", "table"),
            Loose("表の見出し", "わたしの列", "table", is_heading=True),
        ),
    )


def test_rows_behind_a_cut_keep_their_columns(paper: Paper, every_kind: Form) -> None:
    table = frame(paper, "table")
    second = xml("<w:tbl><w:tblPr/></w:tbl>")[0]
    for row in table.findall("w:tr", NS)[2:]:
        second.append(row)
    table.addnext(second)
    table.addnext(xml("<w:p/>")[0])

    assert back(every_kind, paper) == Understood(VALUES)


def test_id_below_a_frame_that_was_erased_moves_no_words_to_another_question(
    paper: Paper, every_kind: Form
) -> None:
    put(paper, "line", run("、続き"))
    paper.body.remove(frame(paper, "line").getnext())

    found = back(every_kind, paper)

    assert found.values == {name: value for name, value in VALUES.items() if name != "line"}
    assert found.unplaced == (Loose("表の中", f"{LEFT}、続き", ""),)
    assert found.problems == (
        "「一行」の欄が、ファイルに見つかりません（消してあれば、その答えはいまのまま残ります）",
    )


WIDE = {sign: sign + 0xFEE0 for sign in range(0x21, 0x7F)}


@pytest.mark.parametrize("changed", [str.upper, lambda text: text.translate(WIDE)], ids=["large", "wide"])
def test_letters_that_were_changed_all_at_once_take_no_answer_from_its_question(
    changed: Callable[[str], str], paper: Paper, every_kind: Form
) -> None:
    for text in paper.root.iter(f"{{{W}}}t"):
        text.text = changed(text.text)

    found = back(every_kind, paper)

    assert found.values == {
        **VALUES,
        **{name: changed(text) for name, text in VALUES.items() if name.startswith("text-")},
        "table": [
            {**VALUES["table"][0], "name": changed("=HYPERLINK(1)")},
            {**VALUES["table"][1], "count": changed("012")},
        ],
    }
    assert (found.unplaced, found.unread, found.problems) == ((), (), ())


def test_strict_file_is_read_like_any_other(paper: Paper, every_kind: Form) -> None:
    strict(paper)

    assert back(every_kind, paper) == Understood(VALUES)


def test_file_inside_the_file_is_refused_with_the_way_out(paper: Paper) -> None:
    paper.body.insert(3, xml("<w:altChunk/>")[0])

    with pytest.raises(FileRefused, match="Word で開き、上書き保存すると"):
        intake.read(paper.saved(), name="a.docx")


def test_frame_of_merged_cells_says_each_word_once(paper: Paper, every_kind: Form) -> None:
    table = frame(paper, "table")
    for number, row in enumerate(table.findall("w:tr", NS)[1:]):
        cell = row.findall("w:tc", NS)[1]
        for old in list(cell):
            cell.remove(old)
        start = "restart" if number == 0 else "continue"
        for one in xml(
            f'<w:tcPr><w:vMerge w:val="{start}"/></w:tcPr><w:p>{run("まとめて") if not number else ""}</w:p>'
        ):
            cell.append(one)

    found = back(every_kind, paper)

    assert [row.get("name") for row in found.values["table"]] == ["まとめて", None]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (r'EQ \* jc2 \* "Font:ＭＳ 明朝" \* hps10 \o\ad(\s\up 9(かすみ),霞)', "霞"),
        (r"EQ \o\ac(○,印)", "印"),
        (r"eq \o(\s\up 5(株式),\s\do 2(会社))", "株式会社"),
        (r"EQ \f(1,2)", "12"),
        (r"EQ \r(3,x\,y)", "3x,y"),
        ("PAGE", ""),
        ("EQ", ""),
        (r"EQ \o(((", ""),
    ],
)
def test_words_of_an_eq_field_are_its_base_words(order: str, words: str) -> None:
    assert eq_fields.words(order) == words


def test_a_heading_too_wide_for_a_line_comes_back_as_one_and_as_no_word_of_anybody(
    every_kind: Form, header: Header
) -> None:
    long = (
        "十七のうち、どれか一つが動くとしたら、どれですか。そのとき、家族のだれが、どう楽になりますか。" * 2
    )
    laid = sheet.lay_out(every_kind, VALUES, header=header)
    wide = replace(laid, title=long, parts=(replace(laid.parts[0], label=long), *laid.parts[1:]))
    paper = Paper(word.write([wide]), random.Random(1))  # noqa: S311 -- no secret
    heads = [one for one in paper.body.findall("w:p", NS) if "".join(one.itertext()).startswith(long)]

    (returned,) = intake.read(paper.saved(), name="a.docx")

    assert [len(one.findall("w:r/w:br", NS)) > 0 for one in heads] == [True, True]
    assert returned.title == long
    assert next(one.text for one in returned.loose if one.text.startswith(long[:9])).startswith(long)
    assert not [one for one in returned.loose if one.text.startswith("そのとき")]
    assert back(every_kind, paper).values == VALUES
