"""`handout`: a worksheet as a file to take home, empty or with answers in it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from workbook import config
from workbook.commands import content_forms
from workbook.commands.usage import Command, refuse
from workbook.content.forms.form import Ask, Form
from workbook.content.model.answers import SeenValues, Values
from workbook.desk.document import plain_values, writing
from workbook.handouts.layout.sheet import Header, LaidOutSheet, lay_out

_ROWS = frozenset({"table", "plan"})
_LISTS = frozenset({"multi", "rank"})


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="シート")
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--root")


class _Wrong(Exception):  # noqa: N818 -- it is an answer to a person, not a slip of the program
    """An argument that cannot be used; the message says why."""


def _run(given: argparse.Namespace) -> int:
    try:
        write = _writer(given.to)
        form, invented = _form(given)
        sheet = _sheet(form, _answers(form, given.answers), invented)
        given.to.write_bytes(write(sheet))
    except (_Wrong, config.SettingsError) as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"ファイル「{error.filename}」を使えません（名前と場所を確かめてください）。")
    sys.stdout.write(f"{given.to} を作りました。\n")
    return 0


def _writer(target: Path) -> Callable[[LaidOutSheet], bytes]:
    ending = target.suffix.lower().removeprefix(".")
    if ending not in _WRITE:
        endings = "・".join(f".{one}" for one in _WRITE)
        message = f"「{target}」には書けません（終わりに使えるのは {endings}）。"
        raise _Wrong(message)
    return _WRITE[ending]


def _form(given: argparse.Namespace) -> tuple[Form, tuple[str, ...]]:
    forms, invented = content_forms.read_with_names(given.root)
    form = forms.get(given.id.lower())
    if form is None:
        message = f"「{given.id}」というワークシートや事例はありません（w02 のように書きます）。"
        raise _Wrong(message)
    return form, invented


def _answers(form: Form, file: Path | None) -> Values:
    try:
        answers = json.loads(file.read_text(encoding="utf-8-sig")) if file else {}
    except ValueError:
        message = f"「{file}」は JSON として読めません。"
        raise _Wrong(message) from None
    faults = list(_faults(form, answers))
    if faults:
        raise _Wrong("\n".join(faults))
    return _by_id(answers)


def _by_id(answers: SeenValues) -> Values:
    return {name.lower(): answer for name, answer in answers.items()}


def _sheet(form: Form, answers: SeenValues, invented: tuple[str, ...]) -> LaidOutSheet:
    """Lay the answers out as a sheet keeps them: rows without an id take the next place."""
    doc = plain_values.opened(())
    writing.write(doc, form, answers)
    return lay_out(form, plain_values.values(doc, form), header=Header("", "", ""), invented=invented)


def _faults(form: Form, answers: object) -> Iterator[str]:
    if not isinstance(answers, dict):
        yield "答えのファイルは、{設問の id: 答え} の形で書きます（docs/desk.md の values）。"
        return
    asks = {ask.id: ask for ask in form.asks}
    for name, answer in _by_id(answers).items():
        if name not in asks:
            yield f"「{name}」という設問はありません（あるのは {'・'.join(asks)}）。"
        elif not _fits(asks[name], answer):
            yield f"「{name}」の答えの形がちがいます（{_SHAPES.get(asks[name].kind, _ONE)}）。"


def _fits(ask: Ask, answer: object) -> bool:
    if ask.kind == "network":
        return isinstance(answer, dict) and all(map(_are_rows, answer.values()))
    if ask.kind in _ROWS:
        return _are_rows(answer)
    codes = {option.code for option in ask.options}
    if ask.kind in _LISTS:
        return isinstance(answer, list) and all(one in codes for one in answer)
    return isinstance(answer, str) and (not codes or answer in codes)


def _are_rows(answer: object) -> bool:
    return isinstance(answer, list) and all(isinstance(row, dict) for row in answer)


_CODES = "選択肢の code の並び"
_ONE = "文字列。選ぶ問いは選択肢の code"
_SHAPES = {"network": "nodes と edges の表", "multi": _CODES, "rank": _CODES} | dict.fromkeys(
    _ROWS, "行の並び。一行は {列の id: 文}"
)


def _excel(sheet: LaidOutSheet) -> bytes:
    from workbook.handouts.writers import excel  # slow import, and only one of them is needed

    return excel.write([sheet])


def _word(sheet: LaidOutSheet) -> bytes:
    from workbook.handouts.writers import word  # as above

    return word.write([sheet])


def _pdf(sheet: LaidOutSheet) -> bytes:
    from workbook.handouts.writers import pdf  # as above

    return pdf.write([sheet])


def _html(sheet: LaidOutSheet) -> bytes:
    from workbook.handouts.writers import offline  # as above

    return offline.write(sheet)


def _json(sheet: LaidOutSheet) -> bytes:
    from workbook.handouts.writers import as_json  # as above

    return as_json.write([sheet])


_WRITE: dict[str, Callable[[LaidOutSheet], bytes]] = {
    "xlsx": _excel,
    "docx": _word,
    "pdf": _pdf,
    "html": _html,
    "json": _json,
}

COMMAND = Command(
    call="handout シート [--answers 答え.json] --to ファイル [--root フォルダー]",
    help="ワークシートを、持ち帰るファイル（.xlsx・.docx・.pdf・.html・.json）にします。答えも入れられます。",
    add_arguments=_add_arguments,
    run=_run,
)
