"""What every chart is given: the worksheet, what people wrote, and how wide the paper is."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.charts.drawing import look
from workbook.charts.drawing.look import Drawing
from workbook.charts.drawing.picture import Picture, Table
from workbook.content.forms.form import Form
from workbook.content.model.answers import SeenValues
from workbook.content.model.worksheets import Worksheet

NARROWEST = 280.0
_NARROW = 560.0


@dataclass(frozen=True)
class Paper:
    """A worksheet with its answers, to be drawn `width` pixels wide.

    `stage` asks for one stage of a network only; without `professionals` they and their ties are left out. `height`: the
    paper is for a screen seen from afar, where what is low has large letters; what can be spread out fills a paper so high.
    Without `has_key` a map's key stands elsewhere.
    """

    worksheet: Worksheet
    form: Form
    values: SeenValues
    width: float = 360
    stage: str = ""
    professionals: bool = True
    height: float = 0
    has_key: bool = True

    @property
    def is_far(self) -> bool:
        """Tell whether this is looked at from the last row, and by no finger touched."""
        return self.height > 0

    @property
    def is_narrow(self) -> bool:
        """Tell whether this is a phone or a narrow column."""
        return self.width < _NARROW


def picture(  # noqa: PLR0913 -- the parts of a picture
    paper: Paper,
    kind: str,
    title: str,
    drawing: Drawing,
    *,
    summary: str,
    table: Table,
    stage: str = "",
    is_crowded: bool = False,
    signs: tuple[str, ...] = (),
) -> Picture:
    """Return a finished picture."""
    return Picture(
        kind, title, drawing, paper.width, summary, table, stage, is_crowded=is_crowded, signs=signs
    )


def nothing_yet(  # noqa: PLR0913 -- the parts of an empty picture
    paper: Paper, kind: str, title: str, sentence: str, *, stage: str = "", header: Table = ()
) -> Picture:
    """Return a kind sentence in place of an empty axis."""
    lines = look.lines_for(sentence, paper.width - 40, size=look.SIZE + 1)
    height = look.tall(len(lines), look.SIZE + 1) + 36
    frame = look.box(8, 8, paper.width - 8, height, fill=look.PALE, dash="dot")
    words = look.PlacedWords(
        paper.width / 2, (height + 8) / 2, lines, "middle center", look.SIZE + 1, look.QUIET
    )
    drawing = Drawing(height + 4, (frame,), (words,))
    return Picture(kind, title, drawing, paper.width, sentence, header, stage, is_empty=True)
