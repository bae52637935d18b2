"""What tests ask of a server of this machine by plain HTTP."""

from __future__ import annotations

import ssl

import httpx

# Else httpx reads all certificates of the world for every question: ten to twenty times the work of the question itself.
_TRUSTS_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def get(address: str, *, timeout: float = 40) -> httpx.Response:
    """Return what is answered; raise httpx.TransportError where nobody answers."""
    return httpx.get(address, timeout=timeout, verify=_TRUSTS_NOBODY)
