"""The page for those who were not there is one page, whatever a team wrote, and says what it leaves out."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from docx import Document

from tests.charts.chart_examples import filled
from tests.handouts.conftest import NASTY
from workbook import charts
from workbook.charts import Picture
from workbook.content.forms.one_page import OnePage, Part, Rows, Shown, TeamWords, WordsPart
from workbook.handouts.documents import fit, one_page
from workbook.handouts.layout.sheet import Header

HEADER = Header("全国研修 第1回", "みなと野市チーム", "令和8年11月28日（土）")
HEAD = ("話しに行く人", "部署", "だれに", "何を話すか", "いつまでに")
ROW = ("佐々木", "住宅課", "係長", "最初にだれへ電話していますか、と聞く。", "令和8年12月4日（金）")


def drawing(kind: str = "bubble-matrix", count: int = 8) -> list[Picture]:
    return [charts.draw(*filled(kind, count), width=width)[-1] for width in one_page.PICTURE_WIDTHS]


def made(*, times: int = 1, rows: int = 1, text: str = "会議を数えたら、月に十七ありました。") -> OnePage:
    said = TeamWords(text * times, "持ち帰り宿題")
    parts: tuple[Part, ...] = (
        WordsPart("めざすこと", (said,)),
        WordsPart("三行", (said,)),
        WordsPart("決めたこと", (said,) * rows, is_list=True),
        Rows("話す", "持ち帰り宿題", HEAD, ((*ROW[:3], text * times, ROW[4]),) * rows),
        Shown("図", "w07", "meetings", "会議体の棚卸し"),
    )
    return OnePage("持ち帰ったこと", "課長・財政担当の方へ", parts, ("持ち帰り宿題", "会議体の棚卸し"))


EMPTY = OnePage(
    "持ち帰ったこと",
    "課長へ",
    (
        WordsPart("めざすこと", ()),
        WordsPart("決めたこと", (), is_list=True),
        Rows("話す", "持ち帰り宿題", HEAD, ()),
        Shown("図"),
    ),
    (),
)
PAGES = {
    "little": (made(), drawing(count=3)),
    "much": (made(times=3, rows=4), drawing()),
    "very-long": (made(times=500, rows=40), drawing(count=40)),
    "many-lines": (made(text="あ\n" * 300, rows=9), drawing("talk", 30)),
    "one-word": (made(text="W" * 3000, rows=9), drawing("two-sided", 3)),
    "emoji": (made(text="🙂𠮷葛\U000e0100" * 400, rows=9), drawing("network", 9)),
    "wide-table": (made(times=2, rows=12), drawing("funnel", 3)),
    "no-picture": (made(times=9, rows=9), None),
    "empty": (EMPTY, None),
}


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def cells(data: bytes) -> list[str]:
    document = Document(io.BytesIO(data))
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def test_it_is_always_exactly_one_page(office: Path) -> None:
    for name, (page, drawn) in PAGES.items():
        (office / f"page-{name}.docx").write_bytes(one_page.write(page, header=HEADER, pictures=drawn))

    profile = f"-env:UserInstallation=file://{office}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", office]
    files = [office / f"page-{name}.docx" for name in PAGES]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=300)

    counted = {}
    for name in PAGES:
        facts = subprocess.run(
            ["pdfinfo", office / f"page-{name}.pdf"], check=True, capture_output=True, text=True, timeout=60
        ).stdout
        counted[name] = (facts.split("Pages:")[1].split()[0], "A4" in facts)
    assert counted == dict.fromkeys(PAGES, ("1", True))


def test_what_fits_is_unchanged_and_nothing_speaks_of_more() -> None:
    data = one_page.write(made(text="=1+1"), header=HEADER, pictures=drawing(count=3))

    said = paragraphs(data)
    assert said.count("=1+1") == 2
    assert "・=1+1" in said
    assert "=1+1" in cells(data)
    assert not [text for text in said if "つづき" in text or "…" in text]
    assert said[-1] == (
        "「持ち帰り宿題」「会議体の棚卸し」のシートに書かれた言葉から、令和8年11月28日（土）に作りました。"
        "言葉は、書かれたままです。"
    )


def test_what_is_too_long_is_cut_where_everybody_sees_it_and_says_where_the_rest_stands() -> None:
    text = "会議を数えたら、月に十七ありました。"
    data = one_page.write(made(times=100, rows=30), header=HEADER, pictures=drawing(count=3))

    said = paragraphs(data)
    cut = [one for one in said if one.endswith("…")]
    assert cut
    assert all((text * 100).startswith(one.removeprefix("・").removesuffix("…")) for one in cut)
    assert said.count("（つづきは「持ち帰り宿題」のシートにあります）") == 2
    assert len([one for one in said if one.startswith("（ほか") and "「持ち帰り宿題」" in one]) == 2


@pytest.mark.parametrize("text", NASTY)
def test_no_sign_is_split_and_none_is_taken_for_markup(text: str) -> None:
    data = one_page.write(made(text=text, times=30), header=HEADER)

    whole = (text * 30).replace("\x00", "")
    for one in paragraphs(data)[:8]:
        kept = one.removesuffix("…")
        assert "\ud83d" not in one
        if one.endswith("…"):
            assert whole.startswith(kept)


def test_nothing_written_leaves_room_to_write_and_says_so_at_the_foot() -> None:
    data = one_page.write(EMPTY, header=HEADER)

    document = Document(io.BytesIO(data))
    assert paragraphs(data)[-1] == "令和8年11月28日（土）に作りました。まだどのシートにも書かれていません。"
    heights = [table.rows[-1].height.mm for table in document.tables]
    assert len(heights) == 4
    assert min(heights) >= 5.9


def test_the_picture_is_told_in_words_as_well() -> None:
    drawn = drawing(count=3)
    data = one_page.write(made(), header=HEADER, pictures=drawn)

    (shape,) = Document(io.BytesIO(data)).inline_shapes
    assert shape._inline.docPr.get("descr") == drawn[0].summary  # noqa: SLF001 -- python-docx has no call for it


def test_small_wishes_are_granted_and_the_rest_is_shared_by_weight() -> None:
    assert fit.shares([10, 100, 100], [1, 1, 2], 100) == (10, 30, 60)
    assert fit.shares([10, 20], [1, 1], 100) == (10, 20)
    assert fit.shares([], [], 100) == ()
