"""Pictures on an Excel sheet, which float over cells that are left empty for them."""

from __future__ import annotations

import io

from openpyxl.drawing.fill import Blip
from openpyxl.drawing.geometry import PresetGeometry2D
from openpyxl.drawing.image import Image
from openpyxl.drawing.picture import PictureFrame
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.worksheet.pagebreak import Break

from workbook.charts import Picture
from workbook.handouts.prints import plate
from workbook.handouts.writers.excel_page import ExcelPage
from workbook.texts import cleaning

_LETTER = 7
"""Pixels of a letter by which Excel counts the width of a column."""
_POINT = 0.75
_EMU = 9525
"""Points, and what Office counts lengths in, of a pixel."""
_HIGH = 0.6
"""How high a picture may be for its width, to stand on a page across as a whole."""


def put(page: ExcelPage, pictures: tuple[Picture, ...]) -> None:
    """Put pictures side by side across the page, on a page of paper of their own, with their words for who cannot see them."""
    png = plate.png(pictures)
    across, down = plate.size(png)
    page.page.row_breaks.append(Break(id=page.row))
    room = sum(page.width(place) for place in range(2, page.last + 1)) * _LETTER
    width = min(room, room * _HIGH * across / down)
    height = width * down / across
    page.row += 1  # a picture right below a frame would cover its line
    begin = AnchorMarker(col=1, row=page.row)
    page.leave(height * _POINT)
    image = Image(io.BytesIO(png))
    image.anchor = OneCellAnchor(
        _from=begin,
        ext=XDRPositiveSize2D(round(width * _EMU), round(height * _EMU)),
        pic=_frame(page.row, plate.words(pictures)),
    )
    page.page.add_image(image)


def _frame(number: int, words: str) -> PictureFrame:
    """Return what openpyxl puts around a picture, with words; it would call every one of them "Picture"."""
    frame = PictureFrame()
    frame.nvPicPr.cNvPr.id = number
    frame.nvPicPr.cNvPr.name = f"図{number}"
    frame.nvPicPr.cNvPr.descr = cleaning.printable(words)
    frame.blipFill.blip = Blip()
    frame.spPr.prstGeom = PresetGeometry2D(prst="rect")
    frame.spPr.ln = None
    return frame
