"""Files that want to take all of a machine, made on the fly: as large as what is let in, or far larger inside."""

from __future__ import annotations

import io
import random
import zipfile

_CELLS = 1_000_000
_LINES = 4_000
_LETTERS = 2_500
_BOMB = 1 << 30
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def files() -> dict[str, tuple[str, bytes]]:
    """Return the names and the bytes of three such files, by what they are."""
    return {
        "1 GB になる zip": ("a.xlsx", _packed("xl/workbook.xml", bytes(_BOMB))),
        "10 MB の XML": ("a.docx", _packed("word/document.xml", _words())),
        "百万のセル": ("a.xlsx", _packed("xl/worksheets/sheet1.xml", _cells(), book=True)),
    }


def _words() -> bytes:
    """Return ten megabytes of a document that no compression makes suspicious."""
    chance = random.Random(1)  # noqa: S311 -- no secret
    lines = (f"<w:p><w:r><w:t>{chance.randrange(8**_LETTERS):o}</w:t></w:r></w:p>" for _ in range(_LINES))
    return f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{"".join(lines)}</w:body></w:document>'.encode()


def _cells() -> bytes:
    chance = random.Random(1)  # noqa: S311 -- as above
    cells = "".join(f"<c><v>{chance.randrange(100)}</v></c>" for _ in range(_CELLS))
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData><row>{cells}</row></sheetData></worksheet>'.encode()


def _packed(name: str, data: bytes, *, book: bool = False) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, data)
        for part, text in _BOOK.items() if book else ():
            parts.writestr(part, text)
    return file.getvalue()


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK = {
    "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
    '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
