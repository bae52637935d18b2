"""Which pages may talk to us."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit


def is_ours(headers: Mapping[str, str], address: str) -> bool:
    """Tell whether a request comes from our own pages: the host it was sent to, or the configured address.

    Browsers send Origin with every WebSocket and every POST; whoever leaves it out is no browser of ours.
    """
    origin = urlsplit(headers.get("origin", ""))
    if origin.scheme not in {"http", "https"} or not origin.netloc:
        return False
    ours = urlsplit(address)
    return origin.netloc == headers.get("host") or (
        bool(address) and (origin.scheme, origin.netloc) == (ours.scheme, ours.netloc)
    )
