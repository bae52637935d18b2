"""A handout as one HTML file: the editor, the answers and their text in it; it needs no network and saves itself."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import secrets

from workbook.desk.document import writing
from workbook.desk.doors import assets
from workbook.handouts.layout import file_names, phrases
from workbook.handouts.layout.choices_in_words import choices_of
from workbook.handouts.layout.sheet import Box, LaidOutSheet, Part, SheetRow, Table
from workbook.texts import cleaning

_LONGEST_NAME = 40
_HOW = (
    "書きこむ欄が出ないときは、このファイルを Edge か Chrome で開いてください。"
    "それでも出ないときは、安全のために書きこむしくみが外されています。Excel か Word を持ち帰ってください。"
    "下は、このファイルに入っている記入です。"
)
# The document carries the mark of UTF-8 in front, so that no program guesses.
_PAGE = """\ufeff<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header>
{head}
</header>
<main>
<div id="desk"></div>
<div id="save"></div>
<div id="paper">
<p id="how">{how}</p>
{parts}
</div>
</main>
<script id="licences" type="text/plain">
{licences}</script>
<script id="data" type="application/json">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def write(sheet: LaidOutSheet) -> bytes:
    """Return an .html with one sheet: it opens without a server, and its answers stand in it as text as well."""
    script = _script(sheet)
    page = _PAGE.format(
        policy=_policy(script),
        title=_text(sheet.title),
        style=_built("offline-page"),
        head=_head(sheet),
        how=_HOW,
        parts="\n".join(_part(part) for part in sheet.parts),
        licences=(assets.BUNDLE / "LICENSES.txt").read_text(encoding="utf-8"),
        data=_data(sheet),
        script=script,
    )
    return page.encode()


_EDITORS: dict[str, set[str] | None] = {
    "offline": set(),
    "offline-map": {"network"},
    "offline-boards": {"bubble-matrix", "roadmap", "rings"},
    "offline-pictured": None,
}
"""The editors there are, the smallest first, and the kinds of pictures each has in it; None: all."""


def _script(sheet: LaidOutSheet) -> str:
    """Return the editor for files, with the pictures one works in on this sheet; the build is what a page may carry inside."""
    kinds = {str(ask.picture["kind"]) for ask in sheet.form.asks if ask.picture}
    part = next(part for part, known in _EDITORS.items() if known is None or kinds <= known)
    return _built(part)


def _built(part: str) -> str:
    """Return a part of the bundle."""
    name: str = json.loads((assets.BUNDLE / "manifest.json").read_text(encoding="utf-8"))[part]
    return (assets.BUNDLE / name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """Return what the page may do: run this one script, and fetch nothing."""
    mark = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = (
        "default-src 'none'",
        f"script-src 'sha256-{mark}'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _data(sheet: LaidOutSheet) -> str:
    """Return what the editor needs, as JSON in which nothing is markup.

    The document is made here, once: copies of the file that were written in apart still fit together.
    """
    held = writing.original(sheet.form, sheet.values)
    name = "_".join(filter(None, map(_name, (sheet.title, sheet.header.team))))
    said = {
        # A file that belongs to nobody has a name of its own: two people at one PC do not see each other's words.
        "key": f"file/{sheet.header.sheet or secrets.token_hex(8)}",
        "name": name,
        "form": sheet.form.plain(),
        "held": base64.b64encode(held).decode(),
        "invented": sheet.invented,
    }
    plain = json.dumps(said, ensure_ascii=False)
    return re.sub("[<>&]", lambda sign: f"\\u{ord(sign[0]):04x}", plain)


def _name(text: str) -> str:
    return file_names.joined(text)[:_LONGEST_NAME]


def _text(text: str) -> str:
    """Return a text as markup that says it; line breaks are elements, as whoever saves a page anew may fold spaces."""
    return html.escape(cleaning.printable(text)).replace("\n", "<br>")


def _head(sheet: LaidOutSheet) -> str:
    """Return the heading with the sheet's id in it, laid out as `intake` looks for it."""
    header = sheet.header
    return (
        f'<table class="head"><tbody><tr><th>{phrases.SHEET_ID}</th><td><h1>{_text(sheet.title)}</h1></td></tr>'
        f"<tr><th>{_text(header.sheet or sheet.id)}</th><td>{_text(header.line)}</td></tr></tbody></table>\n"
        f"<p>{_text(sheet.purpose)}</p>\n"
        f'<p class="paper small">{phrases.NO_REAL_PEOPLE}{phrases.HOW_TO_FILL_OFFLINE}{sheet.notice}</p>'
    )


def _part(part: Part) -> str:
    mark = f'<span class="must">{phrases.REQUIRED}</span>' if part.required else ""
    small = filter(None, (part.help, part.example and f"{phrases.EXAMPLE}{part.example}"))
    notes = "".join(f'<p class="small">{_text(note)}</p>' for note in small)
    asked = _box(part) if isinstance(part, Box) else _table(part)
    return f"<section><h2>{_text(part.label)}{mark}</h2>{notes}{asked}</section>"


def _box(box: Box) -> str:
    choices = ""
    if box.options:
        lead = phrases.CHOOSE_MANY if box.is_ticked else phrases.CHOOSE_ONE
        choices = f'<p class="small">{_text(lead + phrases.BETWEEN.join(box.options))}</p>'
    height = max(box.lines, len(box.options) if box.is_ticked else 1)
    return (
        f'{choices}<table class="box"><tbody id="part-{box.id}"><tr><th>{box.id}</th>'
        f'<td style="height: {height * 1.75:g}em">{_text(box.text)}</td></tr></tbody></table>'
    )


def _table(table: Table) -> str:
    """Return a table with a line of ids above the headings, as in Excel."""
    named = bool(table.head)
    notes = "".join(f'<p class="small">{_text(line)}</p>' for line in choices_of(table))
    ids = f"<th>{table.id}</th>{'<td></td>' * named}"
    ids += "".join(f"<th>{column.id}</th>" for column in table.columns)
    labels = (*[table.head] * named, *(_label(column.label, column.required) for column in table.columns))
    heads = f"<th>{phrases.FIELD_ID}</th>" + "".join(f'<th scope="col">{_text(text)}</th>' for text in labels)
    rows = "".join(_row(table.id, row, is_named=named) for row in table.rows)
    return (
        f'{notes}<table><thead><tr class="ids">{ids}</tr><tr>{heads}</tr></thead>'
        f'<tbody id="part-{table.id}">{rows}</tbody></table>'
    )


def _label(label: str, required: bool) -> str:  # noqa: FBT001 -- a column's two properties
    return f"{label}【{phrases.REQUIRED}】" if required else label


def _row(grid: str, row: SheetRow, *, is_named: bool) -> str:
    name = f'<th scope="row">{_text(row.label)}</th>' if is_named else ""
    cells = "".join(f"<td>{_text(cell)}</td>" for cell in row.cells)
    return f"<tr><th>{grid}/{row.id}</th>{name}{cells}</tr>"
