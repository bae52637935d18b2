"""Which pages may talk to us."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit


def is_ours(headers: Mapping[str, str], address: str) -> bool:
    """Tell whether a request comes from our own pages: the host it was sent to, or the configured address.

    Browsers send Origin with every WebSocket and every POST; whoever leaves it out is no browser of ours.
    """
    return _is_our_page(headers.get("origin", ""), headers, address)


def is_foreign(headers: Mapping[str, str], address: str) -> bool:
    """Tell whether another page led here: by what browsers say of a link that is followed, which may be nothing."""
    led = headers.get("sec-fetch-site")
    if led is not None:
        return led not in {"same-origin", "none"}
    said = headers.get("origin") or headers.get("referer") or ""
    return bool(said) and not _is_our_page(said, headers, address)


def _is_our_page(page: str, headers: Mapping[str, str], address: str) -> bool:
    origin = urlsplit(page)
    if origin.scheme not in {"http", "https"} or not origin.netloc:
        return False
    ours = urlsplit(address)
    return origin.netloc == headers.get("host") or (
        bool(address) and (origin.scheme, origin.netloc) == (ours.scheme, ours.netloc)
    )
