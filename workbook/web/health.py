"""What a machine asks: does it run and save words, may people be sent here, how is it doing."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from workbook.store.probe import Probe

_UNAVAILABLE, _UNAUTHORISED, _NOT_FOUND = 503, 401, 404
_NOW = {"Cache-Control": "no-store"}


def routes(
    *, probe: Probe, is_ready: Callable[[], bool], registry: CollectorRegistry, token: str | None
) -> list[BaseRoute]:
    """Return the routes for `st.App`; without a token /metrics is not found."""
    health = _Health(probe, is_ready, registry, token)
    return [
        Route("/healthz", health.lives),
        Route("/readyz", health.ready),
        Route("/metrics", health.metrics),
    ]


@dataclass(frozen=True)
class _Health:
    """Starlette calls what is not async in a thread, so nobody waits while the database answers."""

    probe: Probe
    is_ready: Callable[[], bool]
    registry: CollectorRegistry
    token: str | None

    def lives(self, _request: Request) -> Response:
        """Answer 200 only while words can be saved."""
        trouble = self.probe.trouble()
        return _answer("ok" if trouble is None else trouble.value)

    def ready(self, request: Request) -> Response:
        """Answer 200 only while people may be sent here as well: not before the desk is open, nor when it closes."""
        return self.lives(request) if self.is_ready() else _answer("closed")

    def metrics(self, request: Request) -> Response:
        """Answer with the numbers whoever shows the token."""
        if self.token is None:
            return PlainTextResponse("", _NOT_FOUND, _NOW)
        shown = request.headers.get("authorization", "")
        if not secrets.compare_digest(shown.encode(), f"Bearer {self.token}".encode()):
            return PlainTextResponse("", _UNAUTHORISED, {"WWW-Authenticate": "Bearer", **_NOW})
        return Response(generate_latest(self.registry), headers=_NOW, media_type=CONTENT_TYPE_LATEST)


def _answer(status: str) -> Response:
    return JSONResponse({"status": status}, 200 if status == "ok" else _UNAVAILABLE, _NOW)
