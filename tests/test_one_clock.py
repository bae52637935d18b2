"""There is one clock in the house: nobody asks another, which jumps when the server's is set, without a reason named here."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_OTHER_CLOCKS = {
    "workbook/house_clock.py": "the clock itself, and a command, for which nobody keeps it",
    "workbook/store/shared_clock.py": "what the wall shows, by which the house goes",
    "workbook/pages/arriving/staff_sign_in.py": "when the provider of staff accounts says that somebody signed in",
    "workbook/pages/authoring/preview.py": "when a file was saved, by the file system",
    "workbook/content/yaml/files.py": "how old a file is, by the file system",
    "workbook/content/shelf.py": "how old a file is, by the file system",
    "workbook/web/log_lines.py": "log lines lie beside those of other programs",
    "workbook/bench/desk_floor.py": "the floor is measured without the house",
}
_ASKS = re.compile(
    r"\bdatetime\.(?:now|today|utcnow|fromtimestamp)\(|\bdate\.(?:today|fromtimestamp)\("
    r"|\btime\.(?:time|time_ns|localtime|gmtime|strftime)\(|CURRENT_TIMESTAMP|clock_timestamp|\bfunc\.now\b"
)


def test_everybody_asks_the_clock_of_the_house() -> None:
    found = {
        name: asked
        for path in [ROOT / "app.py", *(ROOT / "workbook").rglob("*.py")]
        if (asked := _ASKS.findall(path.read_text(encoding="utf-8")))
        and (name := path.relative_to(ROOT).as_posix())
    }

    assert sorted(found.keys() - _OTHER_CLOCKS.keys()) == [], (
        "house_clock.now(), times.today(): what people read, or what is compared with what others wrote, must not jump"
    )
    assert sorted(_OTHER_CLOCKS.keys() - found.keys()) == [], (
        "these go by the clock of the house: take them out"
    )
