"""Words written apart come together, in Python and in the browser's own script: alike, nothing lost, nothing made up."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

from workbook.desk.document.merge import Merged, merge, tokens
from workbook.drills.outcome import CannotDrill, Outcome

_ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = Path(__file__).with_name("merge_all.mjs")
_SENTENCES = (
    "会議は月に一度開きます。",
    "母の入院で初めて見つかりました。",
    "民生委員に声をかける。",
    "近所の人が毎朝見ています！",
    "だれが最初に会いに行きますか？",
    "記録を残す",
    "・保健師も呼ぶ\n",
    "\n",
    "支援会議で共有する。\n",
    "「会いたくない」と言われました。」と佐藤さん",
    "葛\U000e0100城市の例を読む。👨‍👩‍👧",
)
_PHRASES = ("、まず", "（要確認）", "2回")
_Pair = tuple[str, str, str]


def in_python(*, pairs: int, seed: int | None = None) -> Outcome:
    """Merge so many pairs of texts made from one base."""
    made = _pairs(pairs, seed)
    return _outcome("分かれて書いた言葉を合わせる（Python）", made, [merge(*one) for one in made])


def in_browser(*, pairs: int, seed: int | None = None) -> Outcome:
    """Do the same with the script of the editor in Node; where it differs from Python, the record is broken."""
    node = shutil.which("node")
    if node is None:
        message = "ブラウザーの側の練習には、Node.js が要ります（Debian では apt install nodejs）"
        raise CannotDrill(message)
    made = _pairs(pairs, seed)
    command = [node, str(_SCRIPT)]
    given = json.dumps(made)
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, cwd=_ROOT)  # noqa: S603 -- ours
    merged = [Merged(one["text"], one["beside"]) for one in json.loads(done.stdout)]
    differing = sum(one != merge(*pair) for one, pair in zip(merged, made, strict=True))
    return _outcome("分かれて書いた言葉を合わせる（ブラウザーのプログラム）", made, merged, differing)


def _outcome(what: str, pairs: list[_Pair], merged: list[Merged], differing: int = 0) -> Outcome:
    promised = lost = made_up = 0
    for (base, mine, theirs), one in zip(pairs, merged, strict=True):
        kept = {*tokens(one.text), *tokens(one.beside or "")} - {"\n"}
        wrote = {*tokens(mine), *tokens(theirs)} - {"\n"}
        added = wrote - set(tokens(base))
        promised += len(added)
        lost += len(added - kept)
        made_up += len(kept - wrote - set(tokens(base)))
    return Outcome(what, len(pairs), promised, lost, made_up, differing)


def _pairs(count: int, seed: int | None) -> list[_Pair]:
    """Return bases, and what two people who were apart made of each."""
    chance = random.Random(seed)  # noqa: S311 -- examples, no secrets
    bases = ([chance.choice(_SENTENCES) for _ in range(chance.randrange(6))] for _ in range(count))
    return [("".join(base), _changed(chance, base), _changed(chance, base)) for base in bases]


def _changed(chance: random.Random, base: list[str]) -> str:
    text = list(base)
    for _ in range(chance.choice((1, 1, 1, 2))):
        at = chance.randrange(len(text)) if text else 0
        match chance.choices(("append", "insert", "replace", "phrase", "delete"), (35, 10, 25, 20, 10))[0]:
            case "insert":
                text.insert(at, chance.choice(_SENTENCES))
            case "replace" if text:
                text[at] = chance.choice(_SENTENCES)
            case "phrase" if text:
                cut = chance.randrange(len(text[at]) + 1)
                text[at] = text[at][:cut] + chance.choice(_PHRASES) + text[at][cut:]
            case "delete" if text:
                del text[at]
            case _:
                text.append(chance.choice(_SENTENCES))
    return "".join(text)
