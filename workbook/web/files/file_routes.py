"""The address of every file: made when somebody asks who may have it, by whatever process, and kept nowhere."""

from __future__ import annotations

from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from workbook.classroom.people.entries import Refused
from workbook.desk.doors import origin
from workbook.desk.table.connection import COOKIE
from workbook.office import visit as visits
from workbook.office.files import every_file
from workbook.office.files.asked_file import AskedFile, MadeFile, NotThereError, there
from workbook.store.unavailable import StoreUnavailable
from workbook.web import plain_pages

_FORBIDDEN, _NOT_FOUND, _UNAVAILABLE = 403, 404, 503
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
_AT_ONCE = 4
"""So many files are made at a time in a process: whoever asks for a hundred lets only those wait who want files."""
_FOREIGN = "ファイルは、ワークブックのページからだけ受け取れます。ページをひらいて、もう一度押してください。"
_NOT_JOINED = (
    "この端末は、いま参加していません（出たあとか、コードが新しくなったあとです）。"
    "コードで入りなおすと、また受け取れます。"
)
_NO_SUCH = "そのファイルはありません。アドレスが途中で切れていないか、ページにまだあるかを確かめてください。"
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def routes(*, address: str = "") -> list[BaseRoute]:
    """Return the routes for `st.App`; `address` is the public address."""
    limiter = CapacityLimiter(_AT_ONCE)

    async def answer(request: Request) -> Response:
        if request.method == "HEAD":  # a program that checks links takes nothing home
            return Response(headers=_PRIVATE)
        if origin.is_foreign(request.headers, address):
            return _none(_FOREIGN, _FORBIDDEN)
        answered: Response = await to_thread.run_sync(_answer, request, address, limiter=limiter)
        return answered

    return [
        Route("/files/{kind:str}", answer, methods=["GET"]),
        Route("/files/{lost:path}", _lost, methods=["GET"]),
    ]


def _answer(request: Request, address: str) -> Response:
    """Return a file, or a page that says why there is none; called in a worker thread."""
    try:
        asked = _asked(request, address)
        make = there(every_file.MAKE.get(request.path_params["kind"]))
        try:
            return _carried(make(asked))
        except Refused as refused:
            return _none(str(refused) if asked.visit.me else _NOT_JOINED, _FORBIDDEN)
    except NotThereError:
        return _none(_NO_SUCH, _NOT_FOUND)
    except StoreUnavailable as oops:
        return _none(str(oops), _UNAVAILABLE)


def _asked(request: Request, address: str) -> AskedFile:
    seen = f"{request.url.scheme}://{request.url.netloc}"
    is_here = not address and request.url.hostname in _HERE
    visit = visits.with_secret(request.cookies.get(COOKIE), at_this_pc=is_here)
    return AskedFile(visit, dict(request.query_params), address or seen)


def _carried(file: MadeFile) -> Response:
    """Return a file with its Japanese name (RFC 6266); programs that know ASCII only get the ending."""
    ending = file.name.rpartition(".")[2]
    named = f"attachment; filename=\"file.{ending}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    return Response(file.data, media_type=file.media_type, headers={**_PRIVATE, "Content-Disposition": named})


def _lost(_request: Request) -> Response:
    return _none(_NO_SUCH, _NOT_FOUND)


def _none(sentence: str, status: int) -> Response:
    return HTMLResponse(plain_pages.no_file(sentence), status, _PRIVATE)
