"""What somebody asks of the 軽量版: who they are, what the address says, and the boxes of a form that came with it."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.requests import Request

from workbook import config
from workbook.config import Settings
from workbook.desk.doors import origin
from workbook.desk.table.connection import COOKIE
from workbook.office import visit as visits
from workbook.office.visit import Visit
from workbook.texts import cleaning
from workbook.web.entrance import FORM_COOKIE

MOST_SENT = 4 * 2**20
_MOST_BOXES = 3_000
_NUMBER = re.compile(r"[0-9]{1,3}")

Sent = Mapping[str, Sequence[str]]
"""The boxes of a form by name, as they were sent."""


class TooLargeError(ValueError):
    """More came than any form of ours sends."""


@dataclass(frozen=True)
class Call:
    """One request: who asks (`visit`), the address with what stands in it (ids as they are written), and what was sent."""

    visit: Visit
    path: str
    parts: Mapping[str, str]
    query: Mapping[str, str]
    secret: str
    token: str
    caller: str
    is_secure: bool
    sent: Sent = field(default_factory=dict)
    is_trusted: bool = False

    @property
    def form_token(self) -> str:
        """Return what a form has to carry so that it counts as ours."""
        return hashlib.sha256(f"form\n{self.secret}".encode()).hexdigest()

    def number(self, name: str) -> int:
        """Return a small number of the address; 0 for anything else."""
        said = self.query.get(name, "")
        return int(said) if _NUMBER.fullmatch(said) else 0

    def one(self, name: str) -> str:
        """Return what stands in a box, with one kind of line break; empty when it did not come."""
        found = self.sent.get(name)
        return cleaning.storable(cleaning.one_break(found[0])) if found else ""

    def all(self, name: str) -> list[str]:
        """Return everything that is ticked under a name."""
        return [cleaning.storable(one) for one in self.sent.get(name, ())]


def of(request: Request, body: bytes = b"") -> Call:
    """Return what a request asks; raise StoreUnavailable while nobody can tell who it is."""
    visit = visits.with_secret(request.cookies.get(COOKIE))
    secret = request.cookies.get(FORM_COOKIE, "")
    settings = visit.house.settings
    asked = Call(
        visit,
        config.at(request.url.path),
        {name: cleaning.as_id(str(value)) for name, value in request.path_params.items()},
        {name: cleaning.as_id(value) for name, value in request.query_params.items()},
        secret or secrets.token_urlsafe(24),
        request.cookies.get(COOKIE, ""),
        request.client.host if request.client else "",
        is_secure(request, settings),
        sent_in(body),
    )
    carried = secrets.compare_digest(asked.one("form").encode(), asked.form_token.encode())
    is_ours = origin.is_ours(request.headers, settings.address or "")
    return Call(**{**vars(asked), "is_trusted": bool(secret) and carried and is_ours})


def sent_in(body: bytes) -> Sent:
    """Return the boxes of a form; raise TooLargeError when there are more than any form of ours has."""
    try:
        return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_BOXES)
    except ValueError as oops:
        raise TooLargeError from oops


async def body_of(request: Request) -> bytes:
    """Return what was sent; raise TooLargeError as soon as it is too much."""
    came = bytearray()
    async for part in request.stream():
        came += part
        if len(came) > MOST_SENT:
            raise TooLargeError
    return bytes(came)


def is_secure(request: Request, settings: Settings) -> bool:
    """Tell whether cookies may be kept to https."""
    return request.url.scheme == "https" or (settings.address or "").startswith("https://")
