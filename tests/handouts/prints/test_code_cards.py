"""Cards are printed eight or ten to a page, say the code as it is typed, and run nothing of what people wrote."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from workbook.handouts.prints import code_cards
from workbook.handouts.prints.code_cards import Card

NASTY = '#panic("x") *太字* @ref'
LINK = "https://kenshu.example.lg.jp/join#K7QM3-XPA4B"


def _print(path: Path, count: int, *, per_page: int = 8) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("SKIPPED LOUDLY: poppler-utils がないので、PDF を読んでいません")
    file = path / "cards.pdf"
    made = [Card(f"{number} 班", "K7QM3-XPA4B", LINK, NASTY, "部屋1（1–3万）") for number in range(count)]
    address = LINK.partition("#")[0]
    file.write_bytes(code_cards.write(made, training="第1回", address=address, per_page=per_page))
    pages = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True, timeout=60).stdout
    said = subprocess.run(
        ["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    assert "A4" in pages
    found = re.search(r"Pages:\s+(\d+)", pages)
    assert found
    return f"{found[1]}\n{said}"


@pytest.mark.parametrize(("count", "per_page", "pages"), [(1, 8, "1"), (9, 8, "2"), (10, 10, "1")])
def test_every_team_has_a_card(tmp_path: Path, count: int, per_page: int, pages: str) -> None:
    said = _print(tmp_path, count, per_page=per_page)

    assert said.splitlines()[0] == pages
    assert said.count("K7QM3-XPA4B") == said.count(NASTY) == said.count("部屋1（1–3万）") == count
    assert f"{count - 1}班" in said.replace(" ", "")


def test_what_is_printed_as_an_address_has_no_code(tmp_path: Path) -> None:
    said = _print(tmp_path, 1)

    assert "https://kenshu.example.lg.jp/join" in said
    assert "join#" not in said


def test_a_name_of_forty_letters_leaves_the_code_on_the_card(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    long = Card("班" * 40, "K7QM3-XPA4B", LINK, "市" * 40, "部" * 40)

    file.write_bytes(code_cards.write([long] * 10, training="回" * 80, address=LINK[:33], per_page=10))

    said = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True, timeout=60)
    assert said.stdout.count("K7QM3-XPA4B") == 10


@pytest.mark.parametrize("per_page", code_cards.PER_PAGE)
def test_a_long_address_stands_beside_its_code_and_every_code_is_read_at_fax_quality(
    tmp_path: Path, per_page: int
) -> None:
    if shutil.which("zbarimg") is None or shutil.which("pdftoppm") is None:
        pytest.skip("SKIPPED LOUDLY: zbar-tools か poppler-utils がないので、QR コードを読んでいません")
    address = "https://kenshu-platform.pref.example.lg.jp/juso/2026/zenkoku/join"
    links = [f"{address}#K7QM3-XPA{number}B" for number in range(per_page)]
    file = tmp_path / "cards.pdf"
    made = [Card("みなと野市 1班", "K7QM3-XPA4B", link) for link in links]
    file.write_bytes(code_cards.write(made, training="第1回", address=address, per_page=per_page))

    subprocess.run(
        ["pdftoppm", "-r", "100", "-gray", "-png", file, tmp_path / "page"], check=True, timeout=60
    )
    (picture,) = tmp_path.glob("page*.png")
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, timeout=60, check=True
    )
    said = subprocess.run(
        ["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True, timeout=60
    )

    assert sorted(read.stdout.split()) == sorted(links)
    assert said.stdout.replace("\n", "").count(address) == per_page
