"""Makes `workbook/handouts/fonts/NotoSansCJKjp-Rest.otf`: the letters people write that BIZ UDPGothic does not have.

It holds what Noto Sans CJK JP has of JIS X 0213, GB 2312, KS X 1001, of signs and of kanji beyond U+FFFF, less what
BIZ UDPGothic has: names in rare kanji (𠮷), in simplified Chinese and in Hangul, boxes and ticks. Needs fonttools and
Debian's fonts-noto-cjk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "workbook" / "handouts" / "fonts"
NOTO = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
_SETS = ("euc_jis_2004", "gb2312", "euc_kr")
_LEFT_TO_THE_SETS = ((0x1100, 0x11FF), (0x3400, 0x9FFF), (0xAC00, 0xD7FF))


def main() -> int:
    """Write the font and say how large it is."""
    ours = set(TTFont(FONTS / "BIZUDPGothic-Regular.ttf").getBestCmap())
    whole = TTFont(NOTO, fontNumber=0)  # the Japanese face
    rest = set(whole.getBestCmap()) - ours
    others = {
        letter for letter in rest if not any(first <= letter <= last for first, last in _LEFT_TO_THE_SETS)
    }
    wanted = sorted(rest & (set().union(*map(_letters, _SETS)) | others))
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(whole)
    file = FONTS / "NotoSansCJKjp-Rest.otf"
    whole.save(file)
    sys.stdout.write(f"{file.name}: {len(wanted)} letters, {file.stat().st_size} bytes\n")
    return 0


def _letters(encoding: str) -> set[int]:
    """Return every letter that an encoding of two or three bytes has."""
    found: set[int] = set()
    for before in (b"", b"\x8f"):
        for first in range(0xA1, 0xFF):
            for second in range(0xA1, 0xFF):
                try:
                    found.update(map(ord, (before + bytes((first, second))).decode(encoding)))
                except UnicodeDecodeError:
                    continue
    return found


if __name__ == "__main__":
    sys.exit(main())
