"""How long one drop of files that come back takes and how much room, hostile ones too, on this machine only and without a database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from workbook import config
from workbook.bench import hostile, spent
from workbook.bench.spent import Spent
from workbook.content import library
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.handouts.layout.sheet import Header, lay_out
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.apart import child
from workbook.handouts.returned.apart.reader import Reader
from workbook.handouts.returned.returned_sheet import Returned
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.writers import excel, word

_SHEETS = 15
_ANSWER = "ためしの答えです。二つめの文です。\n二行目です。"
_Read = Callable[..., tuple[Returned, ...]]


@dataclass(frozen=True)
class Result:
    """What was measured: one drop as pages take it in, the same files read in one process, and each hostile file."""

    files: int
    sheets: int
    apart: Spent
    here: Spent
    hostile: tuple[tuple[str, Spent, bool], ...]

    def __str__(self) -> str:
        """Say it in lines."""
        lines = [
            f"{self.files} ファイル、シート {self.sheets} 枚を一度に入れると {self.apart}",
            f"別のプロセスを使わずに読むと {self.here}（プロセッサは {self.apart.processor / self.here.processor:.2f} 倍）",
        ]
        for name, took, is_refused in self.hostile:
            lines.append(f"{name}：{took}{'、断った' if is_refused else '、読めた'}")
        return "\n".join(lines)


def run(*, files: int) -> Result:
    """Read `files` files of fifteen sheets, Word and Excel by turns, understand every sheet; then the hostile ones."""
    known = _forms()
    drop = _drop(known, files)
    with _reader() as reader:
        sheets, apart = _measured(reader, partial(_take_in, drop, known, reader.sheets))
    _, here = _measured(None, partial(_take_in, drop, known, intake.read))
    return Result(files, sheets, apart, here, tuple(_hostile()))


def _hostile() -> Iterator[tuple[str, Spent, bool]]:
    for name, (file, data) in hostile.files().items():
        with _reader() as reader:
            is_refused, took = _measured(reader, partial(_is_refused, reader, data, file))
            yield name, took, bool(is_refused)


def _is_refused(reader: Reader, data: bytes, name: str) -> bool:
    try:
        reader.sheets(data, name=name)
    except FileRefused:
        return True
    return False


@contextmanager
def _reader() -> Iterator[Reader]:
    """Yield a reader whose process has begun, as it is where somebody is about to bring a file."""
    reader = Reader()
    try:
        _is_refused(reader, b"", "a.json")
        yield reader
    finally:
        reader.close()


def _drop(known: list[Form], files: int) -> list[tuple[str, bytes]]:
    """Return a Word and an Excel file by turns: what is read anew each time need not be written anew."""
    answers = [{ask.id: _ANSWER for ask in form.asks if ask.kind == "text"} for form in known]
    laid = [lay_out(form, said, header=Header("", "", "")) for form, said in zip(known, answers, strict=True)]
    both = [("a.xlsx", excel.write(laid)), ("a.docx", word.write(laid))]
    return [both[number % 2] for number in range(files)]


def _forms() -> list[Form]:
    held = library.load(config.ROOT)
    return [forms.of_worksheet(one) for one in held.worksheets.values()][:_SHEETS]


def _take_in(drop: list[tuple[str, bytes]], known: list[Form], read: _Read) -> int:
    sheets = 0
    for name, data in drop:
        returned = read(data, name=name)
        for form, one in zip(known, returned, strict=True):
            texts_to_answers.read_back(form, one, base={})
        sheets += len(returned)
    return sheets


def _measured(reader: Reader | None, work: Callable[[], int]) -> tuple[int, Spent]:
    """Do something; return what it gives and what it took of both processes, beyond what they had when idle."""
    pids = [os.getpid(), *([reader.pid] if reader and reader.pid else [])]
    return spent.measured(work, pids=pids, of_ended=child.MEMORY >> 20)
