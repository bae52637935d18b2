"""What a returned file must be before anything of it is read: small, whole, and without anything that runs."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

MOST_BYTES = 5 * 1024 * 1024
_MOST_PARTS = 300
_MOST_UNPACKED = 20 * 1024 * 1024
_MOST_RATIO = 120
_SMALL = 64 * 1024
_CHUNK = 64 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What zipfile raises for a zip whose bytes were changed: a place before its beginning, a kind of packing nobody knows.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
# Links to other files and embedded ones are allowed: nothing opens them, and Excel writes one for each copied formula.
_FORBIDDEN = ("vbaproject.bin", "activex/")


class FileRefused(Exception):  # noqa: N818 -- it is an answer to a person, not a slip of the program
    """A file that is not taken in; the message says in Japanese why, and what to do."""


def open_office(data: bytes) -> zipfile.ZipFile:
    """Return an Excel or Word file as the zip it is, after looking at its size and parts; raise FileRefused."""
    if len(data) > MOST_BYTES:
        message = f"ファイルが大きすぎます（{MOST_BYTES // 1024 // 1024} MB まで。写真を貼っていたら消してください）"
        raise FileRefused(message)
    if data.startswith(_OLD_OFFICE):
        message = (
            "古い形式か、パスワードの付いたファイルです"
            "（開いてパスワードを外し、「名前を付けて保存」で「Excel ブック」か「Word 文書」を選んでください）"
        )
        raise FileRefused(message)
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED:
        message = (
            "Excel や Word のファイルとして開けません（こわれていないか、別の形式でないか確かめてください）"
        )
        raise FileRefused(message) from None
    _look_at(parts.infolist())
    _unpack(parts)
    return parts


def _look_at(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    if any(mark in name for name in names for mark in _FORBIDDEN):
        message = "マクロが入っています（「名前を付けて保存」で、マクロなしの「Excel ブック」か「Word 文書」を選んでください）"
        raise FileRefused(message)
    if len(names) > _MOST_PARTS or len(set(names)) < len(names) or any(".." in name for name in names):
        raise FileRefused(_ODD)
    if any(part.flag_bits & 1 for part in parts):
        message = "パスワードの付いたファイルです（パスワードを外して保存し直してください）"
        raise FileRefused(message)


def _unpack(parts: zipfile.ZipFile) -> None:
    """Unpack everything once without keeping it: sizes written in the file may lie."""
    total = 0
    for part in parts.infolist():
        size = 0
        try:
            with parts.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if total + size > _MOST_UNPACKED or size > max(_SMALL, part.compress_size * _MOST_RATIO):
                        raise FileRefused(_ODD)
                    if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in chunk:
                        raise FileRefused(_ODD)
        except DAMAGED:
            raise FileRefused(_ODD) from None
        total += size


_ODD = "ファイルの中身がふつうの Excel や Word とちがうため、安全のため読みませんでした（開いて別の名前で保存し直してください）"
