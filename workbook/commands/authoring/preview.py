"""`preview`: the workbook opened at the page that shows a file as trainees will see it, anew whenever it is saved."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import urllib.error
import urllib.request
import webbrowser
from urllib.parse import urlencode

from workbook import config
from workbook.commands import chosen_content
from workbook.commands.usage import Command, refuse
from workbook.content import edited
from workbook.content import library as libraries

_PORT = 8501
_PATIENCE, _PAUSE = 60, 0.5
_BROKEN_OFF = "下見を開けませんでした（上の知らせを見てください）。"


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="", metavar="ファイル")
    parser.add_argument("--port", type=int, default=_PORT)
    parser.add_argument("--root")


def _run(given: argparse.Namespace) -> int:
    try:
        folders = tuple(folder.resolve() for folder in chosen_content.folders(given.root))
    except config.SettingsError as error:
        return refuse(str(error))
    file = edited.look(libraries.at_once(*folders), folders, given.file) if given.file else None
    if given.file and file is None:
        return refuse(
            f"「{given.file}」は教材のファイルではありません（modules/m01-….yaml のように書いてください）。"
        )
    query = f"?{urlencode({'file': file.path}, safe='/')}" if file else ""
    address = f"http://localhost:{given.port}"
    if _is_open(address):
        return _show(f"{address}/preview{query}", "もう開いている重層ワークブックで下見します")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(given.port)]
    settings = {**os.environ, "WORKBOOK_CONTENT": os.pathsep.join(map(str, folders))}
    with subprocess.Popen(command, cwd=config.ROOT, env=settings) as server:  # noqa: S603 -- our own app
        try:
            return _serve(server, address, query)
        except KeyboardInterrupt:
            return 0
        finally:
            server.terminate()


def _serve(server: subprocess.Popen[bytes], address: str, query: str) -> int:
    """Open the page as soon as the workbook answers, and stay as long as it runs."""
    for _ in range(int(_PATIENCE / _PAUSE)):
        try:
            return server.wait(_PAUSE) or refuse(_BROKEN_OFF)
        except subprocess.TimeoutExpired:
            if _is_open(address):
                break
    _show(f"{address}/preview{query}", "終わるときは Ctrl+C を押します")
    return server.wait()


def _show(address: str, words: str) -> int:
    sys.stdout.write(f"  下見： {address}\n  （{words}）\n")
    sys.stdout.flush()
    webbrowser.open(address)
    return 0


def _is_open(address: str) -> bool:
    """Tell whether a workbook answers there."""
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=2) as answer:  # noqa: S310 -- our own address
            return bool(answer.status == 200)  # noqa: PLR2004 -- OK
    except (urllib.error.URLError, OSError):
        return False


COMMAND = Command(
    call="preview [ファイル] [--port 番号] [--root フォルダー]",
    help="教材のファイルを、参加者が見るとおりにブラウザーでひらきます。保存すると、すぐに描き直します。",
    add_arguments=_add_arguments,
    run=_run,
)
