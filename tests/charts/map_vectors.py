"""Maps that Python and the browser must draw alike; `python -m tests.charts.map_vectors` writes them anew."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.charts.chart_examples import worksheet
from workbook.charts.drawing.look import PlacedWords
from workbook.charts.map import line_captions, network_drawing, network_plan, network_ties
from workbook.charts.map.line_captions import DrawnTie
from workbook.charts.map.network_ties import Network
from workbook.content.forms import form as forms
from workbook.content.model.kinds.network import NetworkQuestion

MAP = Path(__file__).parents[1] / "vectors/map.json"
POSITIONS = (
    ("42,17", "42,17", "42・17"),
    ("４２・１７", "42,17", "42・17"),
    (" 42 17 ", "42,17", "42・17"),
    ("（0、100）", "0,100", "0・100"),
    ("007/09", "7,9", "7・9"),
    ("", None, ""),
    ("まん中", None, "まん中"),
    ("42", None, "42"),
    ("42,17,3", None, "42,17,3"),
    ("101・5", None, "101・5"),
    ("-1・5", None, "-1・5"),
    ("4.2・1", None, "4.2・1"),
    ("1e1・5", None, "1e1・5"),
    ("٤・١", None, "٤・١"),
)
_PEOPLE = (
    {"_row": "r1", "name": "本人", "stance": "self"},
    {"_row": "r2", "name": "畑の人", "stance": "near", "hub": "yes"},
    {"_row": "r3", "name": "包括の職員", "stance": "pro"},
    {"_row": "r4", "name": "犬", "stance": "near"},
    {"_row": "xnew00001", "stance": "pro"},
    {"_row": "r6", "name": "NPO法人Smile&Smile相談支援事業所（2024年度〜）の人", "stance": "pro"},
    {"_row": "r7", "name": "となりの畑の人と犬", "stance": "near", "hub": "yes"},
)
_TIES = (
    {"_row": "r1", "from": "r1", "to": "r2", "at-start": "thick", "at-later": "thin", "way": "both", "feeling": "c1"},
    {"_row": "r2", "from": "r3", "to": "r1", "at-busy": "thick", "at-later": "none", "way": "one", "means": "c1"},
    {"_row": "r3", "from": "r2", "to": "r1", "feeling": "c3"},
    {"_row": "r4", "from": "r4", "to": "r1", "at-start": "thin", "at-busy": "normal", "way": "one"},
    {"_row": "r5", "from": "r1", "to": "gone"},
    {"_row": "r6", "from": "r4", "to": "r4"},
)  # fmt: skip


def _crowd(count: int, ties: int, *, placed: int) -> dict[str, Any]:
    chance = random.Random(14)  # noqa: S311 -- examples, no secrets
    stances = ("near", "pro", "near", "self")
    nodes: list[dict[str, Any]] = [
        {"_row": f"r{n}", "name": f"人{n}", "stance": stances[n % 3]} for n in range(count)
    ]
    for node in nodes[:placed]:
        node["position"] = f"{chance.randrange(101)},{chance.randrange(101)}"
    edges = [
        {
            "_row": f"e{n}",
            "from": f"r{chance.randrange(count)}",
            "to": f"r{chance.randrange(count)}",
            "at-busy": chance.choice(("none", "thin", "normal", "thick")),
            "at-later": chance.choice(("none", "thin", "")),
            "way": chance.choice(("both", "one", "")),
            "feeling": chance.choice(("c1", "c2", "")),
        }
        for n in range(ties)
    ]
    return {"nodes": nodes, "edges": edges}


def _with(positions: Mapping[str, str]) -> dict[str, Any]:
    nodes = [
        {**node, **({"position": positions[node["_row"]]} if node["_row"] in positions else {})}
        for node in _PEOPLE
    ]
    return {"nodes": nodes, "edges": list(_TIES)}


def _stacked(count: int) -> dict[str, Any]:
    crowd = _crowd(count, 20, placed=0)
    for number, node in enumerate(crowd["nodes"]):
        node["position"] = f"{number % 10 * 9},{number % 5 * 20}"
    return crowd


CASES: tuple[tuple[str, Mapping[str, Any], str, float], ...] = (
    ("nobody-was-put-anywhere", _with({}), "busy", 760),
    ("nobody-was-put-anywhere-on-a-phone", _with({}), "later", 340),
    ("some-were-put-somewhere", _with({"r1": "50,50", "r4": "0,100"}), "busy", 760),
    ("everybody-on-a-phone", _with({"r1": "50,50", "r2": "10,20", "r3": "90,0", "r4": "0,100"}), "later", 324),
    ("one-alone-on-a-phone", {"nodes": list(_PEOPLE[:1]), "edges": []}, "start", 324),
    ("nine-where-the-program-puts-them", _crowd(9, 10, placed=1), "busy", 324),
    ("what-is-no-position-is-none", _with({"r1": "まん中", "r2": "101,5", "r3": "20,30"}), "start", 760),
    ("three-on-one-spot", _with({"r1": "100,20", "r2": "100,20", "r4": "97,24", "r3": "60,20"}), "busy", 760),
    ("three-on-one-spot-on-a-phone", _with({"r1": "99,98", "r3": "100,100", "r7": "100,100"}), "busy", 324),
    ("forty-on-ten-spots-by-number", _stacked(40), "busy", 340),
    ("twelve-in-two-rounds", _crowd(12, 14, placed=0), "busy", 900),
    ("forty-by-number", _crowd(40, 60, placed=40), "later", 760),
    ("forty-half-of-them-put", _crowd(40, 30, placed=20), "busy", 340),
    ("sixty-in-rounds", _crowd(60, 120, placed=0), "busy", 760),
)  # fmt: skip


def map_vectors() -> dict[str, Any]:
    """Return what is read as a position, and maps with where everybody stands and how every tie is drawn."""
    sheet = worksheet("network")
    ask = next(one for one in forms.of_worksheet(sheet).asks if one.id == "map")
    question = next(one for one in sheet.questions if isinstance(one, NetworkQuestion))
    steps = len(network_ties.strengths(question))
    maps = []
    for name, answer, stage, width in CASES:
        option = next(one for one in ask.stages if one.code == stage)
        plain: Any = answer
        network = network_ties.at(ask, question, plain, option)
        plan = network_plan.plan(
            network_ties.at(ask, question, plain, ask.stages[-1]), steps, width=width, narrow=width < 560
        )
        lines = network_drawing.drawn_ties(network, plan)
        names = _names(network, is_numbered=plan.places.numbered)
        taken = [line_captions.around(plan.places.at[node.id], *plan.size) for node in network.nodes]
        words = line_captions.on_lines(lines, taken)
        maps.append(
            {
                "name": name,
                "answer": answer,
                "stage": stage,
                "width": width,
                "height": round(plan.places.height, 2),
                "is_numbered": plan.places.numbered,
                "middle": plan.middle,
                "names": {
                    node.id: _name(network_drawing.name_of(node, names[node.id], plan))
                    for node in network.nodes
                },
                "people": {node.id: _point(plan.places.at[node.id]) for node in network.nodes},
                "ties": [_tie(line, steps) for line in lines],
                "words": [{"text": one.lines[0], "at": _point((one.x, one.y))} for one in words],
            }
        )
    return {"positions": POSITIONS, "ask": asdict(ask), "maps": maps}


def _names(network: Network, *, is_numbered: bool) -> dict[str, str]:
    return {
        node.id: f"{number} {node.name}" if is_numbered else node.name
        for number, node in enumerate(network.nodes, 1)
    }


def _tie(line: DrawnTie, steps: int) -> dict[str, Any]:
    return {
        "row": line.tie.row,
        "ends": [*_point(line.start), *_point(line.end)],
        "pen": list(network_drawing.pen(line.tie.step, steps)),
        "way": line.tie.way,
        "change": line.tie.change,
        "strength": line.tie.strength,
    }


def _name(words: tuple[PlacedWords, ...]) -> list[Any]:
    """Return the lines of a name with their size, and the same of the stance below it."""
    return [part for one in words for part in ("|".join(one.lines), one.size)]


def _point(at: Sequence[float]) -> list[float]:
    return [round(number, 2) for number in at]


def main() -> None:
    """Write the file, a map on a line."""
    found = map_vectors()
    maps = ",\n".join(json.dumps(one, ensure_ascii=False) for one in found.pop("maps"))
    head = json.dumps(found, ensure_ascii=False).removesuffix("}")
    MAP.write_text(f'{head},\n"maps": [\n{maps}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
