"""The way to an address as a QR code, on cards and on the shared screen."""

from __future__ import annotations

import io


def svg(link: str) -> str:
    """Return a QR code as SVG; a quarter of it may be dirty."""
    import segno  # only those who show a way in need it

    file = io.BytesIO()
    segno.make(link, error="q", micro=False, boost_error=False).save(
        file, kind="svg", border=4, xmldecl=False
    )
    return file.getvalue().decode()
