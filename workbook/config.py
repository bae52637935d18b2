"""What the environment decides: where data and content are, who may create runs."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

APP = "重層ワークブック"
"""What the workbook is called, wherever it names itself."""
ROOT = Path(__file__).resolve().parent.parent
_KNOWN = (
    "WORKBOOK_DATABASE",
    "WORKBOOK_CONTENT",
    "WORKBOOK_ORGANISER_CODE",
    "WORKBOOK_ORGANISERS",
    "WORKBOOK_ADDRESS",
    "WORKBOOK_METRICS_TOKEN",
)
_SHORTEST_TOKEN = 20
_SHORTEST_CODE = (
    10  # twelve signs without two hyphens; of 31 letters they are 49 bits, more than a team's code has
)
_LETTERS_OF_A_SECRET = 5
"""So many different ones at least: of twelve digits drawn by chance one in two hundred has fewer."""
_CONTENT = (
    "curriculum",
    "modules",
    "exercises",
    "glossary.yaml",
    "grounds.yaml",
    "handbook.yaml",
    "overlay.yaml",
)
"""What a folder of content has some of."""
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f:]+", re.ASCII)
_PATH = re.compile(r"(/[A-Za-z0-9_-]+)*", re.ASCII)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
_ASSUMED = {"http": 80, "https": 443}
_MAIL = re.compile(r"[^@\s]*@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)


class SettingsError(ValueError):
    """The environment says something that cannot be used; the message is for the person who starts the app."""


@dataclass(frozen=True)
class Settings:
    """The settings of one process.

    `database_url`: SQLAlchemy URL. `content`: folder that holds curriculum/, modules/ and exercises/,
    and folders that lie over it, the last one on top.
    `organiser_code`: lets its holder create runs; None: one is made and printed at the first start.
    `organisers`: whose staff account makes them an organiser: mail addresses, or @domain for all of one, in small letters.
    `address`: public address such as https://www.example.lg.jp/kenshu, used in cards and QR codes; None: as seen.
    `metrics_token`: whoever shows it may read /metrics; None: there is no such page.
    """

    database_url: str
    content: tuple[Path, ...]
    organiser_code: str | None = None
    organisers: tuple[str, ...] = ()
    address: str | None = None
    metrics_token: str | None = None


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings; raise SettingsError with a Japanese sentence when one cannot be used."""
    unknown = sorted(name for name in environment if name.startswith("WORKBOOK_") and name not in _KNOWN)
    if unknown:
        message = f"環境変数「{unknown[0]}」は使われていません（使えるのは {'・'.join(_KNOWN)}）"
        raise SettingsError(message)
    unseen = next((name for name in _KNOWN if _UNSEEN.search(environment.get(name, ""))), None)
    if unseen is not None:
        message = (
            f"{unseen} に目に見えない文字（改行など）が入っています"
            "（Windows で書いた設定ファイルなら、改行を LF にして保存しなおしてください）"
        )
        raise SettingsError(message)
    content = folders(environment.get("WORKBOOK_CONTENT") or str(ROOT), name="WORKBOOK_CONTENT")
    url = environment.get("WORKBOOK_DATABASE") or f"sqlite:///{ROOT / 'data' / 'workbook.db'}"
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        message = "WORKBOOK_DATABASE は sqlite:///… か postgresql+psycopg://… の形で書いてください"
        raise SettingsError(message)
    code = _organiser_code(environment)
    organisers = _organisers(environment.get("WORKBOOK_ORGANISERS") or "")
    return Settings(url, content, code, organisers, _address(environment), _metrics_token(environment))


def at(path: str) -> str:
    """Return where in the browser a path of ours is: below the path of WORKBOOK_ADDRESS, where that has one."""
    return urlsplit(os.environ.get("WORKBOOK_ADDRESS", "")).path.rstrip("/") + path


def _address(environment: Mapping[str, str]) -> str | None:
    given = environment.get("WORKBOOK_ADDRESS") or None
    fault = None if given is None else _fault_of_address(given)
    if fault:
        message = f"WORKBOOK_ADDRESS「{given}」{fault}"
        raise SettingsError(message)
    return given and given.rstrip("/")


def _fault_of_address(given: str) -> str:
    """Return why links made from an address would lead nowhere and what to do, or nothing."""
    try:
        parts = urlsplit(given)
        is_port = parts.port != 0
    except ValueError:
        parts, is_port = SplitResult("http", "", "", "", ""), False
    if parts.scheme not in {"http", "https"} or not given.startswith(("http://", "https://")):
        return "は http:// か https:// で始めてください"
    is_small = parts.netloc == parts.netloc.lower()
    if not is_port or not is_small or not _HOST.fullmatch(parts.hostname or ""):
        return "にサーバーの名前が読めません（https://kenshu.example.lg.jp の形で、半角の小文字で書いてください）"
    if "@" in parts.netloc or {"?", "#"} & set(given):
        return "に利用者名や「?」「#」は使えません（サーバーの名前と、その下のパスだけを書いてください）"
    if parts.port == _ASSUMED[parts.scheme]:
        return f"に「:{parts.port}」は書かないでください（{parts.scheme} では、ブラウザも書きません）"
    if not _PATH.fullmatch(parts.path.rstrip("/")):
        return (
            "のパスは使えません（/kenshu のように、半角の英数字と「-」「_」で書いてください。"
            "二段なら /bunsho/kenshu です）"
        )
    return ""


def is_guessable(secret: str, *, shortest: int) -> bool:
    """Tell whether somebody would find a secret by trying: it is short, blank, or a few letters again and again."""
    seen = [letter for letter in secret if not letter.isspace()]
    return len(seen) < shortest or len(set(seen)) < _LETTERS_OF_A_SECRET


def _organiser_code(environment: Mapping[str, str]) -> str | None:
    code = environment.get("WORKBOOK_ORGANISER_CODE") or None
    # Whoever types it may leave out hyphens and blanks, and write it small or in full width: none of these count.
    plain = unicodedata.normalize("NFKC", code or "").upper()
    letters = "".join(letter for letter in plain if letter.isalnum())
    if code is not None and is_guessable(letters, shortest=_SHORTEST_CODE):
        message = (
            f"WORKBOOK_ORGANISER_CODE は、文字と数字だけを数えて {_SHORTEST_CODE} 文字以上、"
            f"{_LETTERS_OF_A_SECRET} 種類以上の文字にしてください（推測されないようにするためです）"
        )
        raise SettingsError(message)
    return code


def _metrics_token(environment: Mapping[str, str]) -> str | None:
    token = environment.get("WORKBOOK_METRICS_TOKEN") or None
    if token is not None and (is_guessable(token, shortest=_SHORTEST_TOKEN) or not token.isascii()):
        message = (
            f"WORKBOOK_METRICS_TOKEN は、半角で {_SHORTEST_TOKEN} 文字以上、"
            f"{_LETTERS_OF_A_SECRET} 種類以上の文字にしてください（推測されないようにするためです）"
        )
        raise SettingsError(message)
    return token


def folders(listed: str, *, name: str) -> tuple[Path, ...]:
    """Return the content folders of `ours:theirs` (on Windows `ours;theirs`), the one on top last.

    Raises SettingsError, calling the setting `name`, when one of them cannot be used.
    """
    parts = [part.strip() for part in listed.split(os.pathsep)]
    fault = _fault_of_folders(listed, parts)
    if fault:
        message = f"{name}{fault}"
        raise SettingsError(message)
    return tuple(Path(part).resolve() for part in parts)


def _fault_of_folders(listed: str, parts: list[str]) -> str:
    """Return what is wrong with the folders and what to do, or nothing."""
    if "" in parts:
        return f"「{listed}」に空のフォルダ名があります（フォルダを「{os.pathsep}」で区切って書いてください）"
    first, *over = parts
    if not (Path(first) / "curriculum").is_dir():
        return f"「{first}」に curriculum フォルダがありません（教材のあるフォルダを指定してください）"
    bare = next((part for part in over if not any((Path(part) / one).exists() for one in _CONTENT)), None)
    if bare is not None:
        return f"「{bare}」に重ねる教材がありません（{'・'.join(_CONTENT)} のどれかがあるフォルダを指定してください）"
    if len({Path(part).resolve().name for part in parts}) < len(parts):
        return f"「{listed}」に同じ名前のフォルダが二度あります（どちらのファイルかが分かるように、別の名前にしてください）"
    return ""


def _organisers(listed: str) -> tuple[str, ...]:
    found = tuple(part.strip().lower() for part in listed.split(",") if part.strip())
    wrong = next((part for part in found if not part.isascii() or not _MAIL.fullmatch(part)), None)
    if wrong is not None:
        message = (
            f"WORKBOOK_ORGANISERS「{wrong}」はメールアドレスとして読めません"
            "（tanaka@city.example.lg.jp か @city.example.lg.jp の形で、半角のコンマで区切って書いてください）"
        )
        raise SettingsError(message)
    return found
