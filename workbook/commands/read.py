"""`read`: what is understood of files that came back, as the page for returned files understands them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbook import config
from workbook.commands import content_forms
from workbook.commands.usage import Command, refuse
from workbook.content.forms import in_words
from workbook.content.forms.form import Form
from workbook.handouts.returned import fitting, intake, texts_to_answers
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.returned.texts_to_answers import Understood, Unread

_NO_FIT = "どのワークシートの欄とも合いません（持ち帰ったファイルかどうか、確かめてください）"


@dataclass(frozen=True)
class _Sheet:
    """A sheet of a file, of which worksheet or case it is, and what it says."""

    file: str
    form: Form
    said: Understood

    @property
    def problems(self) -> list[str]:
        """Return every sentence that is told of it."""
        return [*map(_unread, self.said.unread), *self.said.problems]


@dataclass(frozen=True)
class _Refusal:
    """A file, or a sheet of it, that is not read, and why."""

    file: str
    why: str


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="ファイル")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--root")


def _run(given: argparse.Namespace) -> int:
    try:
        forms = content_forms.read(given.root)
        datas = [(file.name, file.read_bytes()) for file in given.files]
    except config.SettingsError as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"ファイル「{error.filename}」を開けません（名前と場所を確かめてください）。")
    found = [one for name, data in datas for one in _read(name, data, forms)]
    sheets = [one for one in found if isinstance(one, _Sheet)]
    refused = [one for one in found if isinstance(one, _Refusal)]
    sys.stdout.write(_as_json(sheets, refused) if given.json else _as_text(sheets, refused))
    return 1 if refused or any(sheet.problems or sheet.said.unplaced for sheet in sheets) else 0


def _read(name: str, data: bytes, forms: Mapping[str, Form]) -> Iterator[_Sheet | _Refusal]:
    try:
        returned = intake.read(data, name=name)
    except FileRefused as refused:
        yield _Refusal(name, str(refused))
        return
    for one in returned:
        fit = fitting.forms(forms.values(), one)
        if fit:
            yield _Sheet(name, fit[0], texts_to_answers.read_back(fit[0], one, base={}))
        else:
            yield _Refusal(name, _NO_FIT)


def _unread(one: Unread) -> str:
    place = "　".join(filter(None, (f"「{one.where}」", one.row)))
    allowed = f"（書けるのは：{one.allowed}）" if one.allowed else ""
    return f"{place}の「{one.text}」は読めません{allowed}"


def _as_json(sheets: Sequence[_Sheet], refused: Sequence[_Refusal]) -> str:
    said = {
        "sheets": [
            {
                "file": sheet.file,
                "worksheet": sheet.form.id,
                "answers": sheet.said.values,
                "unplaced": [{"where": one.where, "text": one.text} for one in sheet.said.unplaced],
                "problems": sheet.problems,
            }
            for sheet in sheets
        ],
        "refused": [{"file": one.file, "why": one.why} for one in refused],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _as_text(sheets: Sequence[_Sheet], refused: Sequence[_Refusal]) -> str:
    lines = [line for sheet in sheets for line in _lines(sheet)]
    lines += [f"読めません　{one.file}：{one.why}" for one in refused]
    return "\n".join([*lines, f"{len(sheets)} シートを読みました。読めなかったもの：{len(refused)}", ""])


def _lines(sheet: _Sheet) -> Iterator[str]:
    yield f"■ {sheet.file}　{sheet.form.id}「{sheet.form.title}」"
    for ask in sheet.form.asks:
        value = sheet.said.values.get(ask.id)
        if value:
            yield f"{ask.label}\n  " + in_words.answer(ask, value).replace("\n", "\n  ")
    for one in sheet.said.unplaced:
        yield f"置き場のない言葉　{one.where}：{one.text}"
    yield from (f"直すところ　{problem}" for problem in sheet.problems)


COMMAND = Command(
    call="read ファイル… [--json] [--root フォルダー]",
    help="持ち帰ったファイル（.xlsx・.docx・.html・.json）を、どう読むかを示します。何も取り込みません。",
    add_arguments=_add_arguments,
    run=_run,
)
