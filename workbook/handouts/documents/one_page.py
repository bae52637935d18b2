"""The one page for those who were not there, as Word: it stays one page, and prints in black and white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Doc
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from workbook.charts import Picture
from workbook.content.forms import line_breaks
from workbook.content.forms import one_page as pages
from workbook.content.forms.one_page import OnePage, Part, Rows, Shown, TeamWords, WordsPart
from workbook.handouts.documents import fit, word_page
from workbook.handouts.documents.fit import FittedRows
from workbook.handouts.layout.sheet import Header
from workbook.handouts.prints import chart_png
from workbook.texts import cleaning, widths

_LINE = Pt(15)
_LARGE, _TEXT, _CELL, _SMALL = 12.0, 10.5, 9.5, 9.0
_MARGIN, _WIDTH, _HEIGHT = 12, 180.0, 273.0
_TOP, _HEADING, _SLACK = 19.0, 9.5, 5.0
_FRAME = 3.0  # above and below the words of a cell
_TO_WRITE = 9.0
_LEAST_PICTURE, _MOST_PICTURE = 60.0, 110.0
_UNIT = 0.21  # millimetres of a picture's pixel: its letters (13 pixels) are 7.7 pt high
_LEAST_UNIT = 0.125  # 4.6 pt; smaller letters cannot be read on paper
_AIR = 1.5  # letters: Word puts a little room between digits and Japanese
_MORE = "（つづきは「{titles}」のシートにあります）"
_LEFT_OUT = "（ほか{count}件と、長い文のつづきは「{titles}」のシートにあります）"
_CROPPED = "（図は途中までです。つづきは「{titles}」のシートの図にあります）"

PICTURE_WIDTHS = (540, 700, 860)
"""How many pixels wide a picture should be drawn: the one whose letters are largest on the page is taken."""


@dataclass(frozen=True)
class _Fitted:
    """A part as it fits: what is kept of it and how many millimetres it takes."""

    part: Part
    kept: FittedRows
    height: float


def write(page: OnePage, *, header: Header, pictures: Sequence[Picture] = ()) -> bytes:
    """Return a .docx of one page. Words are the team's own; what is too long says where the rest stands.

    Parts nobody has written yet leave room to write by hand. `pictures` is one chart, drawn in several widths.
    """
    document = word_page.begin(page.title, broad=False, head="", numbered=False)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    word_page.set_lines(document, _LINE)
    foot = pages.made_from(page, date=header.date)
    below = fit.height([foot], [fit.room(_WIDTH, _SMALL)], frame=3)
    parts = [one if pictures else _without_picture(one) for one in page.parts]
    available = _HEIGHT - _TOP - _SLACK - below - _HEADING * len(parts)
    least = min(_LEAST_PICTURE, _lowest(pictures)) if pictures else 0
    fitted = _fit(parts, available - least)
    left = available - sum(one.height for one in fitted)
    _head(document, page, header)
    for one in fitted:
        _heading(document, _label(one.part, pictures))
        _part(document, one, min(left, _MOST_PICTURE), pictures)
    _line(document, foot, size=_SMALL).paragraph_format.space_before = Pt(6)
    return word_page.finish(document)


def _without_picture(part: Part) -> Part:
    return Shown(part.label) if isinstance(part, Shown) else part


def _head(document: Doc, page: OnePage, header: Header) -> None:
    word_page.title(document, page.title)
    _fixed(document.paragraphs[-1], before=0, after=2)
    _line(document, page.readers)
    _line(document, "　".join(filter(None, (header.training, header.team))), size=_SMALL)


def _label(part: Part, pictures: Sequence[Picture]) -> str:
    """Return a heading that stays on one line; over a picture with its title."""
    title = f"{part.label}　{pictures[0].title}" if pictures and isinstance(part, Shown) else part.label
    return line_breaks.cut(title, fit.room(_WIDTH, _LARGE), 1)


def _heading(document: Doc, label: str) -> None:
    word_page.heading(document, label)
    _fixed(document.paragraphs[-1], before=6, after=2)


def _fixed(paragraph: Paragraph, *, before: float, after: float) -> None:
    form = paragraph.paragraph_format
    form.line_spacing, form.space_before, form.space_after = Pt(18), Pt(before), Pt(after)


def _line(document: Doc, text: str, *, size: float = _TEXT) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.add_run(cleaning.printable(text)).font.size = Pt(size)
    return paragraph


# ---------------------------------------------------------------- what fits


def _fit(parts: Sequence[Part], within: float) -> list[_Fitted]:
    """Return every part with a fair share of the room; a picture has what the others leave."""
    wishes = [_fit_part(part, _HEIGHT * 100).height for part in parts]
    weights = [2.0 if isinstance(part, Rows) else 1.0 for part in parts]
    given = fit.shares(wishes, weights, within)
    return [_fit_part(part, share) for part, share in zip(parts, given, strict=True)]


def _fit_part(part: Part, within: float) -> _Fitted:
    if isinstance(part, WordsPart):
        return _fit_words(part, within)
    return _fit_table(part, within) if isinstance(part, Rows) else _fit_picture(part)


def _fit_words(part: WordsPart, within: float) -> _Fitted:
    texts = [(_said(one, is_list=part.is_list),) for one in part.said]
    return _fit_rows_of(part, texts, [fit.room(_WIDTH, _TEXT)], within, frame=0, head=0)


def _fit_table(part: Rows, within: float) -> _Fitted:
    widths = _widths(part)
    rooms = [fit.room(width - _FRAME, _CELL) for width in widths]
    head = fit.height(part.head, rooms, frame=_FRAME)
    return _fit_rows_of(part, part.rows, rooms, within, frame=_FRAME, head=head)


def _fit_rows_of(  # noqa: PLR0913 -- rows and the room for them
    part: Part,
    texts: Sequence[Sequence[str]],
    rooms: Sequence[float],
    within: float,
    *,
    frame: float,
    head: float,
) -> _Fitted:
    if not texts:
        return _Fitted(part, FittedRows((), is_whole=True), head + _TO_WRITE + frame)
    note = 0.0
    kept = fit.rows(texts, rooms, within=within - head, frame=frame)
    if not kept.is_whole:
        note = fit.LINE + 1
        kept = fit.rows(texts, rooms, within=within - head - note, frame=frame)
    return _Fitted(part, kept, head + fit.tall(kept.rows, rooms, frame=frame) + note)


def _fit_picture(part: Shown) -> _Fitted:
    return _Fitted(part, FittedRows((), is_whole=True), 0 if part.worksheet else 2 * _TO_WRITE)


def _said(one: TeamWords, *, is_list: bool) -> str:
    """Return the team's words; in a list with a dot in front."""
    text = f"{one.lead}：{one.text}" if one.lead else one.text
    return f"・{text}" if is_list else text


def _widths(part: Rows) -> list[float]:
    """Return the millimetres of each column: names and days stay on one line, long words have what is left."""
    line = fit.room(_WIDTH, _CELL)  # nothing is given more
    columns = zip(part.head, *part.rows, strict=True)
    longest = (max(widths.of(cell, most=line) for cell in cells) for cells in columns)
    wishes = [fit.width(length + _AIR, _CELL) + _FRAME for length in longest]
    given = fit.shares(wishes, [1.0] * len(wishes), _WIDTH)
    return [_WIDTH * width / sum(given) for width in given]


def _lowest(pictures: Sequence[Picture]) -> float:
    """Return how high a picture would like to be."""
    return min(picture.height for picture in pictures) * _UNIT


def _unit(picture: Picture, room: float) -> float:
    """Return how many millimetres a pixel may have for the picture to stand whole in the room."""
    return min(_UNIT, _WIDTH / picture.width, room / picture.height)


# ---------------------------------------------------------------- what is written


def _part(document: Doc, one: _Fitted, left: float, pictures: Sequence[Picture]) -> None:
    if isinstance(one.part, WordsPart):
        _words(document, one)
    elif isinstance(one.part, Rows):
        _table(document, one, one.part)
    else:
        _picture(document, one, left, pictures)


def _words(document: Doc, one: _Fitted) -> None:
    if not one.kept.rows:
        word_page.box(document, "", height=_TO_WRITE - _FRAME)
    for (text,) in one.kept.rows:
        _line(document, text)
    _rest(document, one)


def _table(document: Doc, one: _Fitted, part: Rows) -> None:
    layout = word_page.Layout(
        part.head, _widths(part), [Pt(_CELL)] * len(part.head), 0 if one.kept.rows else _TO_WRITE
    )
    word_page.table(document, layout, one.kept.rows or [[""] * len(part.head)])
    _rest(document, one)


def _picture(document: Doc, one: _Fitted, left: float, pictures: Sequence[Picture]) -> None:
    if not pictures:
        word_page.box(document, "", height=2 * _TO_WRITE - _FRAME)
        return
    picture = max(pictures, key=lambda each: _unit(each, left))
    unit = max(_unit(picture, left), _LEAST_UNIT)
    is_whole = unit * picture.height <= left
    seen = picture.height if is_whole else (left - fit.LINE - 1) / unit
    png = chart_png.png(picture, height=seen)
    word_page.picture(document, png, width=picture.width * unit, words=picture.summary)
    if not is_whole:
        word_page.note(document, _CROPPED.format(titles="」「".join(one.part.titles)))


def _rest(document: Doc, one: _Fitted) -> None:
    """Say where the rest stands, if there is one."""
    if one.kept.is_whole:
        return
    titles = "」「".join(dict.fromkeys(one.part.titles))
    told = _LEFT_OUT if one.kept.left_out else _MORE
    word_page.note(document, told.format(titles=titles, count=one.kept.left_out))
