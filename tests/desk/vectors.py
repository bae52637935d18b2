"""Examples that Python and the browser must agree on; `python -m tests.desk.vectors` writes them anew."""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pycrdt import Doc, Map, Text

from tests.desk.forms import EVERYTHING
from workbook.desk.document import former_answers, layout, plain_values, writing
from workbook.desk.document.merge import merge
from workbook.handouts.layout.sheet import Header, lay_out
from workbook.handouts.returned import texts_to_answers

FOLDER = Path(__file__).parents[1] / "vectors"
MERGE = FOLDER / "merge.json"
DOCUMENT = FOLDER / "document.json"

SENTENCES = (
    "会議は月に一度、第三水曜日に開きます。",
    "8050の世帯は、母の入院で初めて見つかりました。",
    "本人の同意が得られないときは、まず関係者だけで話します。",
    "民生委員に声をかける。",
    "近所の人が毎朝見ています！",
    "だれが最初に会いに行きますか？",
    "記録を残す",
    "・保健師も呼ぶ\n",
    "・家計の相談につなぐ\n",
    "\n",
    "支援会議で共有する。\n",
    "はい。",
    "「会いたくない」と言われました。」と佐藤さん",
    "葛󠄀城市の例を読む。👨‍👩‍👧",
)

# name → (base, mine, theirs, the text afterwards, what stands beside it)
MERGE_CASES: dict[str, tuple[str, str, str, str, str | None]] = {
    "both-append-a-sentence": ("始めます。", "始めます。記録します。", "始めます。電話します。", "始めます。電話します。記録します。", None),
    "both-fill-an-empty-field": ("", "私の案。", "先の案。", "先の案。\n私の案。", None),
    "different-sentences-of-one-line": (
        "会う。話す。帰る。", "家で会う。話す。帰る。", "会う。話す。家へ帰る。", "家で会う。話す。家へ帰る。", None,
    ),
    "both-change-a-number": ("週2回とする。", "週3回とする。", "月2回とする。", "月2回とする。", "週3回とする。"),
    "both-change-the-meaning": (
        "支援が必要である。", "支援が必要ではない。", "緊急の支援が必要である。", "緊急の支援が必要である。", "支援が必要ではない。",
    ),
    "both-change-the-person": (
        "近隣住民に声をかける。", "民生委員に声をかける。", "自治会長に声をかける。", "自治会長に声をかける。", "民生委員に声をかける。",
    ),
    "one-deletes-what-the-other-edits": (
        "母と面談する。記録を残す。", "母と面談する。", "母と面談する。詳しい記録を残す。", "母と面談する。詳しい記録を残す。", "母と面談する。",
    ),
    "the-same-addition-twice": ("始めます。", "始めます。電話します。", "始めます。電話します。", "始めます。電話します。", None),
    "one-deletes-elsewhere": ("一。二。三。", "一。三。", "一。二。三つめ。", "一。二。三つめ。", "一。三。"),
    "one-deletes-far-away": ("一。二。三。四。", "二。三。四。", "一。二。三。四つめ。", "二。三。四つめ。", None),
    "lists-without-full-stops": ("面談", "面談\n記録", "面談\n電話", "面談\n電話\n記録", None),
    "only-mine-changed": ("一。", "一。二。", "一。", "一。二。", None),
    "only-theirs-changed": ("一。", "一。", "三。", "三。", None),
    "everything-was-cleared": ("一。二。", "一。二。三。", "", "", "一。二。三。"),
    "both-put-a-line-first": ("本文。", "私。\n本文。", "先。\n本文。", "先。\n私。\n本文。", None),
    "a-part-of-the-same-addition": ("一。", "一。二。三。", "一。二。四。", "一。二。四。三。", None),
    "words-after-a-sentence-without-stop": ("面談する", "面談する\n記録。", "会う。面談する", "会う。面談する\n記録。", None),
}  # fmt: skip


def pair(chance: random.Random) -> tuple[str, str, str]:
    """Return a base and what two people who were apart made of it."""
    base = [chance.choice(SENTENCES) for _ in range(chance.randrange(6))]
    return "".join(base), _changed(chance, base), _changed(chance, base)


def _changed(chance: random.Random, base: list[str]) -> str:
    text = list(base)
    for _ in range(chance.choice((1, 1, 1, 2))):
        kind = chance.choices(("append", "insert", "replace", "phrase", "delete"), (35, 10, 25, 20, 10))[0]
        at = chance.randrange(len(text)) if text else 0
        if kind == "append" or not text:
            text.append(chance.choice(SENTENCES))
        elif kind == "insert":
            text.insert(at, chance.choice(SENTENCES))
        elif kind == "replace":
            text[at] = chance.choice(SENTENCES)
        elif kind == "phrase":
            cut = chance.randrange(len(text[at]) + 1)
            text[at] = text[at][:cut] + chance.choice(("、まず", "（要確認）", "2回")) + text[at][cut:]
        else:
            del text[at]
    return "".join(text)


def merge_vectors() -> list[dict[str, Any]]:
    """Return the hand cases and 400 random ones."""
    chance = random.Random(2026)  # noqa: S311 -- examples, no secrets
    cases = [
        {"name": name, "base": b, "mine": m, "theirs": t} for name, (b, m, t, _, _) in MERGE_CASES.items()
    ]
    for number in range(400):
        base, mine, theirs = pair(chance)
        cases.append({"name": f"random-{number}", "base": base, "mine": mine, "theirs": theirs})
    for case in cases:
        merged = merge(case["base"], case["mine"], case["theirs"])
        case.update(text=merged.text, beside=merged.beside)
    return cases


def _filled(doc: Doc[Any]) -> None:
    row = {
        "what": "支援会議\n月1回",
        "mood": "calm",
        "who": ["tense", "12"],
        "often": "2",
        "count": "１，２００",
        "from": "26:00",
        "long": "1時間30分",
    }
    writing.write(
        doc,
        EVERYTHING,
        {
            "aim": "だれも一人にしない。👨‍👩‍👧 葛\U000e0100城市\u2028か\u3099\t=1+1",
            "mood": "12",
            "who": ["12", "calm"],
            "often": "3",
            "people": "12,345",
            "start": "2026-04-01",
            "opens": "09:05",
            "takes": "長め",
            "order": ["3", "1", "2"],
            "table": [{"_row": "r1", **row, "day": "2026-04-01"}, {"_row": "r3", "what": "=1+1"}],
            "desks": [{"_row": "tense", "what": "\x1f\x7f\\\"'"}],
            "plan": [
                {"_row": "r2", "who": "佐藤", "what": "電話", "by": "来週"},
                {"_row": "xabcd1234", "who": "鈴木"},
            ],
            "ties": {
                "nodes": [
                    {"_row": "r1", "name": "母"},
                    {"_row": "r2", "name": "長男", "stance": "tense", "position": "42,17"},
                ],
                "edges": [{"_row": "r1", "from": "r1", "to": "r2", "at-1": "1"}],
            },
        },
    )


def _removed(doc: Doc[Any]) -> None:
    _filled(doc)
    writing.write(doc, EVERYTHING, {"table": [{"_row": "r3", "what": "=1+1"}], "plan": [], "desks": []})


def _written_after_removal(doc: Doc[Any]) -> None:
    _removed(doc)
    plain_values.text(doc, "cell/table/r1/what").insert(0, "やはり")
    del doc.get("cells/plan", type=Map)["r2/by"]


def _moved(doc: Doc[Any]) -> None:
    _filled(doc)
    doc.get("rows/table", type=Map)["r1"] = 3.5
    doc.get("rows/plan", type=Map)["xabcd1234"] = 1 / 2048
    plain_values.text(doc, "cell/plan/r9/who").insert(0, "九")
    plain_values.text(doc, "cell/plan/xzzzzzzzz/who").insert(0, "番号なし")
    doc.get("rows/ties.nodes", type=Map)["r2"] = 1.0


def _strange(doc: Doc[Any]) -> None:
    one = doc.get("one", type=Map)
    one["mood"] = 3
    one["often"] = ["1"]
    one["people"] = " \u3000\n"
    one["gone-question"] = "前の答え"
    doc.get("many/who", type=Map)["calm"] = "yes"
    doc.get("many/who", type=Map)["retired"] = True
    doc.get("many/order", type=Map)["1"] = True
    doc.get("many/order", type=Map)["2"] = 1
    doc.get("many/order", type=Map)["3"] = 1
    doc.get("text/gone-text", type=Text).insert(0, "前の文")
    doc.get("text/aim", type=Text).insert(0, "あ\0い")
    cells = doc.get("cells/table", type=Map)
    cells["r1/mood"] = 5
    cells["r1/who/retired"] = True
    cells["r1/who/calm"] = True
    cells["r2/gone-column"] = "前の欄"
    cells["desks/x"] = "知らない行"
    doc.get("rows/table", type=Map)["r1"] = "first"
    doc.get("rows/plan", type=Map)["r2"] = float("nan")
    doc.get("rows/plan", type=Map)["r1"] = float("inf")
    plain_values.text(doc, "cell/plan/r3/who").insert(0, "三")
    plain_values.text(doc, "cell/plan/r2/who").insert(0, "二")
    plain_values.text(doc, "cell/plan/r1/who").insert(0, "一")
    doc.get("gone/table", type=Map)["r1"] = 1
    doc.get("cells/desks", type=Map)["tense/mood"] = "calm"
    doc.get("gone/desks", type=Map)["tense"] = '{"mood":"calm"}'


DOCUMENTS: dict[str, Callable[[Doc[Any]], None]] = {
    "empty": lambda _doc: None,
    "filled": _filled,
    "removed": _removed,
    "written-after-removal": _written_after_removal,
    "moved": _moved,
    "strange": _strange,
}


def document_vectors() -> dict[str, Any]:
    """Return documents with the values, fingerprints, orphans and texts on paper they stand for."""
    cases = []
    for number, (name, fill) in enumerate(DOCUMENTS.items(), 1):
        doc: Doc[Any] = Doc(client_id=number)
        with doc.transaction():
            fill(doc)
        roots, values = layout.read(doc), plain_values.values(doc, EVERYTHING)
        fingerprints = {
            f"{grid.id}/{row}": layout.canonical(cells)
            for ask in EVERYTHING.asks
            for grid in ask.grids
            for row, cells in plain_values.cells_by_row(roots, grid.id).items()
        }
        cases.append(
            {
                "name": name,
                "update": base64.b64encode(doc.get_update()).decode(),
                "values": values,
                "canonical": layout.canonical(values),
                "paper": texts_to_answers.texts(lay_out(EVERYTHING, values, header=Header("", "", ""))),
                "orphans": former_answers.find(doc, EVERYTHING),
                "fingerprints": fingerprints,
            }
        )
    texts = ("", "別の文です。", "👨‍👩‍👧", "a")
    keys = {text: layout.beside_key("text/aim", text) for text in texts}
    return {"form": EVERYTHING.plain(), "documents": cases, "beside_keys": keys}


def main() -> None:
    """Write both files."""
    FOLDER.mkdir(exist_ok=True)
    for path, vectors in ((MERGE, merge_vectors()), (DOCUMENT, document_vectors())):
        path.write_text(json.dumps(vectors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
