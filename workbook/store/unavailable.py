"""What can go wrong with a database, said in words for the person in front of it."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError


class Trouble(StrEnum):
    """Why a database cannot be used."""

    MISSING = "missing"
    READ_ONLY = "read-only"
    FULL = "full"
    BUSY = "busy"
    UNREACHABLE = "unreachable"
    BROKEN = "broken"
    ADDRESS = "address"
    UNSAFE = "unsafe"
    LAX = "lax"
    UNPREPARED = "unprepared"
    NEWER = "newer"


SENTENCES = {
    Trouble.MISSING: "データベースを開けません。保存先の場所と権限を確かめてください。",
    Trouble.READ_ONLY: "データベースに書き込めません。保存先が読み取り専用になっていないか確かめてください。",
    Trouble.FULL: "サーバーの保存場所がいっぱいで、いまは保存できません。空きを増やすと続けられます。",
    Trouble.BUSY: "データベースがこみ合っています。少し待ってから、もう一度お試しください。",
    Trouble.UNREACHABLE: "データベースのサーバーにつながりません。サーバーが動いているか、接続先が正しいか確かめてください。",
    Trouble.BROKEN: "データベースのファイルが壊れているか、ワークブックのものではありません。控えから戻してください。",
    Trouble.ADDRESS: "WORKBOOK_DATABASE を接続先として読めません。sqlite:///… か postgresql+psycopg://… の形を確かめてください。",
    Trouble.UNSAFE: "この場所では安全に保存できません。ネットワーク上のフォルダではなく、この機械の中の場所を指定してください。",
    Trouble.LAX: "PostgreSQL の synchronous_commit が off のため、保存したものが停電で消えることがあります。on にしてください。",
    Trouble.UNPREPARED: "データベースの準備ができていません。python -m workbook migrate を実行してください。",
    Trouble.NEWER: "データベースは新しい版のワークブックで作られています。ワークブックを新しい版にしてください。",
}

# The longest beginning that fits decides.
_SQLITE = {
    "SQLITE_CANTOPEN": Trouble.MISSING,
    "SQLITE_PERM": Trouble.MISSING,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_IOERR": Trouble.FULL,  # a write that the disk refuses; quotas and file size limits end here too
    "SQLITE_IOERR_READ": Trouble.BROKEN,
    "SQLITE_IOERR_SHORT_READ": Trouble.BROKEN,
    "SQLITE_BUSY": Trouble.BUSY,
    "SQLITE_LOCKED": Trouble.BUSY,
    "SQLITE_PROTOCOL": Trouble.BUSY,
    "SQLITE_CORRUPT": Trouble.BROKEN,
    "SQLITE_NOTADB": Trouble.BROKEN,
}
_POSTGRES = {
    "08": Trouble.UNREACHABLE,
    "28": Trouble.UNREACHABLE,
    "3D": Trouble.UNREACHABLE,
    "57P": Trouble.UNREACHABLE,
    "53": Trouble.BUSY,
    "53100": Trouble.FULL,
    "40": Trouble.BUSY,
    "55P": Trouble.BUSY,
    "57014": Trouble.BUSY,
    "25006": Trouble.READ_ONLY,
    "58": Trouble.BROKEN,
    "XX": Trouble.BROKEN,
    "42P01": Trouble.UNPREPARED,
}


class StoreUnavailable(OSError):  # noqa: N818 -- a state of the world, not a mistake in a program
    """The database cannot be used now. The message is a sentence for people; `kind` says why."""

    def __init__(self, kind: Trouble) -> None:
        super().__init__(SENTENCES[kind])
        self.kind = kind


def kind_of(oops: DBAPIError | PoolTimeoutError) -> Trouble | None:
    """Return which of the known troubles this is; None for a mistake in our own statements."""
    if isinstance(oops, PoolTimeoutError):
        return Trouble.BUSY
    name = getattr(oops.orig, "sqlite_errorname", None)
    if name is not None:
        return Trouble.UNPREPARED if "no such table" in str(oops.orig) else _longest(_SQLITE, name)
    state = getattr(oops.orig, "sqlstate", None)
    if state is not None:
        return _longest(_POSTGRES, state)
    lost = oops.connection_invalidated or isinstance(oops, OperationalError)
    return Trouble.UNREACHABLE if lost else None


def _longest(table: dict[str, Trouble], name: str) -> Trouble | None:
    fitting = [start for start in table if name.startswith(start)]
    return table[max(fitting, key=len)] if fitting else None
