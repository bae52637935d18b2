"""The workbook answers under its own names; a name that somebody else points here gets one page and nothing more."""

from __future__ import annotations

import socket

import pytest

from workbook.web import hosts

ADDRESS = "https://kenshu.example.lg.jp"
MACHINE = "pc-123.town.lan"


@pytest.mark.parametrize(
    "host",
    [
        "kenshu.example.lg.jp",
        "KENSHU.example.lg.jp:443",
        "localhost:8501",
        "127.0.0.1:8501",
        "[::1]:8501",
        "192.168.11.5:8501",
        "10.0.0.7",
        "169.254.3.4:8501",
        "pc-123.town.lan:8501",
        "pc-123.local",
        "pc-123:8501",
        "app:8501",
    ],
)
def test_our_own_names_are_known(host: str) -> None:
    assert hosts.known(ADDRESS, machine=MACHINE)(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "kenshu.example.lg.jp.evil.example",
        "evil.example:8501",
        "kenshu.example.lg.jp@evil.example",
        "8.8.8.8",
        "localhost.evil.example",
        "[::1",
        "127.0.0.1.evil.example",
    ],
)
def test_every_other_name_is_not(host: str) -> None:
    assert not hosts.known(ADDRESS, machine=MACHINE)(host)


def test_without_a_public_address_a_room_without_internet_is_served_all_the_same() -> None:
    is_ours = hosts.known("")

    assert is_ours(f"{socket.gethostname()}:8501")
    assert is_ours("192.168.0.10:8501")
    assert not is_ours("kenshu.example.lg.jp")
