"""How long it takes to read files that come back, and how much room, on this machine only and without a database."""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass

from workbook import config
from workbook.content import library
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.handouts.layout.sheet import Header, lay_out
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.writers import excel, word

_SHEETS = 15
_ANSWER = "ためしの答えです。二つめの文です。\n二行目です。"


@dataclass(frozen=True)
class Result:
    """What was measured: files and their sheets, seconds for each kind, and what the process took more at most."""

    files: int
    sheets: int
    seconds: tuple[tuple[str, float], ...]
    megabytes: float

    def __str__(self) -> str:
        """Say it in lines."""
        lines = [f"{self.files} ファイル、シート {self.sheets} 枚"]
        lines += [f"{kind:<6} 1 ファイルあたり {seconds * 1000:.0f} ms" for kind, seconds in self.seconds]
        return "\n".join([*lines, f"増えたメモリ {self.megabytes:.0f} MB まで"])


def run(*, files: int) -> Result:
    """Read `files` files of fifteen sheets, Word and Excel by turns, and understand every sheet."""
    known = _forms()
    answered = [
        lay_out(form, {ask.id: _ANSWER for ask in form.asks if ask.kind == "text"}, header=Header("", "", ""))
        for form in known
    ]
    datas = {"xlsx": excel.write(answered), "docx": word.write(answered)}
    spent = dict.fromkeys(datas, 0.0)
    counts = dict.fromkeys(datas, 0)
    sheets, before = 0, _most()
    for number in range(files):
        kind = tuple(datas)[number % len(datas)]
        begin = time.perf_counter()
        sheets += _read(datas[kind], kind, known)
        spent[kind] += time.perf_counter() - begin
        counts[kind] += 1
    seconds = tuple((kind, spent[kind] / counts[kind]) for kind in datas if counts[kind])
    return Result(files, sheets, seconds, _most() - before)


def _forms() -> list[Form]:
    held = library.load(config.ROOT)
    return [forms.of_worksheet(one) for one in held.worksheets.values()][:_SHEETS]


def _read(data: bytes, kind: str, known: Sequence[Form]) -> int:
    returned = intake.read(data, name=f"a.{kind}")
    for form, one in zip(known, returned, strict=True):
        texts_to_answers.read_back(form, one, base={})
    return len(returned)


def _most() -> float:
    """Return the most memory this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
