"""Pictures whose signs are moved, as Python and the browser must draw them; `python -m tests.charts.board_vectors` writes them anew."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.charts.chart_examples import LONG, worksheet
from workbook.charts.drawing import look, table_rows
from workbook.charts.drawing.chart_input import Paper
from workbook.charts.drawing.look import Bars, Box, Drawing, Stroke
from workbook.charts.kinds import bubble_matrix, rings, roadmap
from workbook.content.forms import form as forms

BOARDS = Path(__file__).parents[1] / "vectors/boards.json"
KINDS = ("bubble-matrix", "roadmap", "rings")
_DRAWN: dict[str, Any] = {
    "bubble-matrix": bubble_matrix.drawn,
    "roadmap": roadmap.drawn,
    "rings": rings.drawn,
}
_FILLS = {look.BLUE_MIDDLE: "bar-middle", look.WHITE: "bar-open", look.BLUE_PALE: "bar-pale"}
_NUMBER = re.compile(r"(-?[\d.]+),-?[\d.]+")
_WHOLE = {
    "_row": "r1",
    "name": "連絡会",
    "purpose": "顔を知る",
    "more": "各課の窓口を半日ずつ見せ合う",
    "when": "c1",
    "until": "c3",
    "fields": ["c1", "c2"],
    "kind": "c1",
    "level": "c1",
    "times": "12",
    "people": "１１",
    "hours": "2時間",
}
_BIG = {**_WHOLE, "_row": "r2", "purpose": "", "until": "c2", "times": "1,000", "hours": "30分", "kind": "c3"}
CASES: dict[str, list[dict[str, Any]]] = {
    "one": [_WHOLE],
    "little": [
        {"_row": "r1", "name": "朝市", "level": "c3"},
        {"_row": "r2", "more": "まだ", "when": "c2", "until": "c1"},
    ],
    "what-cannot-be-read": [
        {**_WHOLE, "times": "約20", "kind": "old-code", "when": "old-code", "fields": ["c3", "gone"]}
    ],
    "several": [
        _WHOLE,
        _BIG,
        {"_row": "x1abcdefg", "name": LONG[0], "more": LONG[3], "purpose": "", "kind": "c3", "times": "3"},
        {"_row": "r4", "name": LONG[2], "more": LONG[2], "when": "c3", "fields": ["c1"], "kind": "c3", "level": "c2"},
    ],
    "many": [
        {**_WHOLE, "_row": f"x{n}", "times": str(1 + n % 7), "fields": [f"c{1 + n % 3}"], "kind": f"c{1 + n % 2}"}
        for n in range(20)
    ],
}  # fmt: skip


def board_vectors() -> dict[str, Any]:
    """Return every picture at two widths as the facts that are seen of it."""
    boards = []
    for kind in KINDS:
        sheet = worksheet(kind)
        form = forms.of_worksheet(sheet)
        chart = sheet.charts[0]
        ask = next(one for one in form.asks if one.picture)
        for name, rows in CASES.items():
            for width in (340, 860):
                paper = Paper(sheet, form, {ask.id: rows}, width)
                drawing = _DRAWN[kind](chart, table_rows.part(form, paper.values, ask.id), paper, top=0)
                boards.append(
                    {
                        "kind": kind,
                        "name": name,
                        "width": width,
                        "rows": rows,
                        "facts": sorted(_facts(drawing)),
                    }
                )
    asks = {
        kind: asdict(next(a for a in forms.of_worksheet(worksheet(kind)).asks if a.picture)) for kind in KINDS
    }
    return {"asks": asks, "boards": boards}


def _facts(drawing: Drawing) -> Iterator[str]:
    """Say what is seen, one line a thing: its kind, where it is, and how it looks."""
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            yield _fact("box", shape.left, shape.top, shape.right, shape.bottom)
        elif isinstance(shape, Stroke):
            yield _fact("line", *shape.start, *shape.end, shape.pen.dash)
        else:
            xs = [float(x) for x in _NUMBER.findall(shape.path)]
            across = max(xs) - min(xs)
            pen = shape.pen.thick if round(across) == 20 else ""
            yield _fact("outline", shape.x, shape.y, across, shape.pen.dash, pen)
    for trace in drawing.traces:
        for bar in trace.bars if isinstance(trace, Bars) else ():
            yield _fact("bar", bar.left, bar.top, bar.right, bar.bottom, bar.pattern, _FILLS[bar.fill])
    for words in drawing.words:
        yield _fact(
            "words",
            words.x,
            words.y,
            words.anchor,
            words.size,
            "bold" if words.bold else "plain",
            "|".join(words.lines),
        )


def _fact(*parts: str | float) -> str:
    return " ".join(_said(part) for part in parts)


def _said(part: str | float) -> str:
    return part if isinstance(part, str) else f"{part + 1e-9:.2f}"


def main() -> None:
    """Write the file, a picture on a line."""
    found = board_vectors()
    boards = ",\n".join(json.dumps(one, ensure_ascii=False) for one in found["boards"])
    head = json.dumps(found["asks"], ensure_ascii=False)
    BOARDS.write_text(f'{{"asks": {head},\n"boards": [\n{boards}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
