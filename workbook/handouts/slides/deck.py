"""Slides as a PowerPoint file with layouts and placeholders of its own, so that whoever gets it can go on with it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.package import Part, XmlPart
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Drawn
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Inches, Pt

from workbook.handouts.layout import file_properties
from workbook.texts import cleaning
from workbook.tokens import colours
from workbook.tokens.digits import plain

Look = Literal["opening", "part", "text", "line", "picture"]

FACE = "BIZ UDPゴシック"
_FALLBACK = "游ゴシック"  # where Windows is older than the face
_INK, _BLUE = (RGBColor.from_string(plain(one)) for one in (colours.INK, colours.BLUE))
_WIDTH, _HEIGHT, _LEFT = 13.333, 7.5, 0.7
_ACROSS = _WIDTH - 2 * _LEFT
_INSET = 0.2  # inches left and right of the words in a box
_TITLE, _BODY, _NUMBER = 0, 1, 12
_SPACING = 1.3


@dataclass(frozen=True)
class PlaceholderBox:
    """Where a placeholder stands, in inches from above, and the size of its letters in points."""

    top: float
    height: float
    size: int
    bold: bool = False
    anchor: Literal["t", "ctr", "b"] = "t"

    @property
    def room(self) -> float:
        """Return how many full-width letters stand on a line."""
        return (_ACROSS - _INSET) * 72 / self.size

    @property
    def lines(self) -> int:
        """Return how many lines stand below each other, each of them a paragraph."""
        return int(self.height * 72 / (self.size * (_SPACING + 0.25)))


@dataclass(frozen=True)
class Layout:
    """A layout: which of the template's it is made of, what it is called, and its placeholders by number."""

    place: int
    name: str
    boxes: dict[int, PlaceholderBox]


_HEAD = PlaceholderBox(0.4, 1.0, 28, bold=True, anchor="ctr")
LAYOUTS: dict[Look, Layout] = {
    "opening": Layout(
        0, "表紙", {0: PlaceholderBox(2.2, 1.8, 40, bold=True, anchor="b"), 1: PlaceholderBox(4.3, 1.6, 24)}
    ),
    "part": Layout(
        2,
        "単元のはじまり",
        {0: PlaceholderBox(2.4, 1.6, 36, bold=True, anchor="b"), 1: PlaceholderBox(4.3, 2.2, 24)},
    ),
    "text": Layout(1, "文", {0: _HEAD, 1: PlaceholderBox(1.7, 5.2, 24)}),
    "line": Layout(7, "一言・問い", {0: _HEAD, 1: PlaceholderBox(1.7, 5.2, 36, bold=True, anchor="ctr")}),
    "picture": Layout(8, "図", {0: _HEAD, 1: PlaceholderBox(1.6, 5.4, 24)}),
}


@dataclass(frozen=True)
class Slide:
    """What stands on a slide and what is said to it; `picture` is a PNG, `alt` the words for those who cannot see it."""

    look: Look
    title: str
    lines: tuple[str, ...] = ()
    notes: str = ""
    picture: bytes = b""
    alt: str = ""


def write(slides: Sequence[Slide], *, title: str) -> bytes:
    """Return a .pptx of these slides, called `title`."""
    deck = Presentation()
    layouts = _prepare(deck)
    for slide in slides:
        _add(deck, layouts[slide.look], slide)
    if any(slide.notes for slide in slides):
        _use_face(deck.notes_master.part)
    file_properties.of_slides(deck, title)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _add(deck: Deck, layout: SlideLayout, slide: Slide) -> None:
    drawn = deck.slides.add_slide(layout)
    drawn.placeholders[_TITLE].text_frame.text = cleaning.printable(slide.title)
    if slide.picture:
        _insert(drawn, slide)
    elif slide.lines:
        drawn.placeholders[_BODY].text_frame.text = cleaning.printable("\n".join(slide.lines))
    else:
        empty = drawn.placeholders[_BODY]._element  # noqa: SLF001 -- it would ask for words while one edits
        empty.getparent().remove(empty)
    number = layout.placeholders.get(_NUMBER)
    if number is not None:
        drawn.shapes._spTree.append(deepcopy(number._element))  # noqa: SLF001 -- python-pptx leaves the number out
    if slide.notes:
        drawn.notes_slide.notes_text_frame.text = cleaning.printable(slide.notes)


def _insert(drawn: Drawn, slide: Slide) -> None:
    """Put a picture in as a whole: left to itself it is cropped to the shape of its placeholder."""
    place = drawn.placeholders[_BODY]
    left, top, width, height = place.left, place.top, place.width, place.height
    picture = place.insert_picture(io.BytesIO(slide.picture))
    across, down = picture.image.size
    scale = min(width / across, height / down)
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    picture.width, picture.height = int(across * scale), int(down * scale)
    picture.left = left + (width - picture.width) // 2
    picture.top = top + (height - picture.height) // 2
    picture._element.nvPicPr.cNvPr.set("descr", cleaning.printable(slide.alt))  # noqa: SLF001 -- as above


# ---------------------------------------------------------------- the layouts


def _prepare(deck: Deck) -> dict[Look, SlideLayout]:
    """Make python-pptx's template ours: wide, our face, the layouts we use with Japanese names and no others."""
    deck.slide_width, deck.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    deck.part._element.sldSz.attrib.pop("type", None)  # noqa: SLF001 -- it says that screens are 4:3
    master = deck.slide_master
    _use_face(master.part)
    given = list(master.slide_layouts)
    layouts = {look: given[one.place] for look, one in LAYOUTS.items()}
    for spare in given:
        if spare not in layouts.values():
            master.slide_layouts.remove(spare)
    _set(master, LAYOUTS["text"], number=4)
    for look, layout in layouts.items():
        _set(layout, LAYOUTS[look], number=_NUMBER)
        layout._element.cSld.set("name", LAYOUTS[look].name)  # noqa: SLF001 -- python-pptx has no call for it
    for look in ("text", "line", "picture"):
        _rule(layouts[look])
    for look in ("line", "picture"):
        layouts[look]._element.attrib.pop("type", None)  # noqa: SLF001 -- it promises a caption, which we took away
    return layouts


def _set(whose: SlideMaster | SlideLayout, layout: Layout, *, number: int) -> None:
    """Give every placeholder its place and letters, and take away those of which nothing is said."""
    for shape in list(whose.placeholders):
        place = shape.placeholder_format.idx
        box = PlaceholderBox(6.95, 0.4, 12) if place == number else layout.boxes.get(place)
        if box is None:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 -- python-pptx has no call for it
            continue
        shape.left, shape.top = Inches(_LEFT), Inches(box.top)
        shape.width, shape.height = Inches(_ACROSS), Inches(box.height)
        body = shape._element.get_or_add_txBody()  # noqa: SLF001 -- as above
        body.bodyPr.set("anchor", box.anchor)
        body.bodyPr.attrib.pop("vert", None)
        styles = body.find(qn("a:lstStyle"))
        styles.clear()
        styles.append(_style(box, blue=place == _TITLE, right=place == number))


def _style(box: PlaceholderBox, *, blue: bool, right: bool) -> etree._Element:
    """Return the look of a paragraph: no bullet, our size, a line and a quarter high."""
    style = etree.Element(
        qn("a:lvl1pPr"), marL="0", indent="0", algn="r" if right else "l", nsmap={"a": _space()}
    )
    for name, percent in (("a:lnSpc", _SPACING), ("a:spcBef", 0.25)):
        spacing = etree.SubElement(style, qn(name))
        etree.SubElement(spacing, qn("a:spcPct"), val=str(int(percent * 100_000)))
    etree.SubElement(style, qn("a:buNone"))
    letters = etree.SubElement(
        style, qn("a:defRPr"), sz=str(box.size * 100), b=str(int(box.bold)), cap="none"
    )
    fill = etree.SubElement(letters, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=str(_BLUE if blue else _INK))
    return style


def _space() -> str:
    return qn("a:p")[1:].partition("}")[0]


def _rule(layout: SlideLayout) -> None:
    """Draw a line below the title; it belongs to the layout, and no reader is told of it."""
    tree = layout.shapes._spTree  # noqa: SLF001 -- python-pptx draws on slides only
    shape = tree.add_autoshape(99, "線", "rect", Inches(_LEFT), Inches(1.45), Inches(_ACROSS), Pt(2))
    properties = shape.find(qn("p:spPr"))
    fill = etree.SubElement(properties, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=str(_BLUE))
    etree.SubElement(etree.SubElement(properties, qn("a:ln")), qn("a:noFill"))


def _use_face(part: Part) -> None:
    """Let the theme of a master say our face, in which every text without one of its own is set."""
    for theme in _themes(part):
        root = theme._element if isinstance(theme, XmlPart) else etree.fromstring(theme.blob)  # noqa: SLF001
        for fonts in root.iter(qn("a:majorFont"), qn("a:minorFont")):
            for name in ("a:latin", "a:ea"):
                fonts.find(qn(name)).set("typeface", FACE)
            for one in fonts.iter(qn("a:font")):
                if one.get("script") == "Jpan":
                    one.set("typeface", _FALLBACK)
        if not isinstance(theme, XmlPart):
            theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _themes(part: Part) -> Iterator[Part]:
    return (one.target_part for one in part.rels.values() if one.reltype.endswith("/theme"))
