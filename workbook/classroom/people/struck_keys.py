"""The keys that were struck while the input method made kana of them (ローマ字入力のまま打たれた英数字)."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from functools import cache

MOST = 4096
"""As many readings as are kept; a code typed in hiragana has a few dozen."""
_LONGEST_TYPED = 60

_VOWELS = dict(zip("aiueo", "あいうえお", strict=True))
_ROWS = {
    "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ", "t": "たちつてと",
    "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
    "m": "まみむめも", "r": "らりるれろ", "x": "ぁぃぅぇぉ", "l": "ぁぃぅぇぉ",
}  # fmt: skip
_GLIDES = {"a": "ゃ", "i": "ぃ", "u": "ゅ", "e": "ぇ", "o": "ょ"}
_WITH_Y = {
    "k": "き", "g": "ぎ", "s": "し", "z": "じ", "j": "じ", "t": "ち", "c": "ち", "d": "ぢ", "n": "に",
    "h": "ひ", "b": "び", "p": "ぴ", "m": "み", "r": "り", "v": "ゔ", "f": "ふ", "sh": "し", "ch": "ち",
    "th": "て", "dh": "で",
}  # fmt: skip
_SMALL = {"a": "ぁ", "i": "ぃ", "e": "ぇ", "o": "ぉ"}
_WITH_SMALL = {
    "f": "ふ", "hw": "ふ", "v": "ゔ", "q": "く", "kw": "く", "gw": "ぐ", "ts": "つ", "tw": "と", "dw": "ど",
    "wh": "う", "sw": "す",
}  # fmt: skip
_ALONE = {
    "し": ("shi", "ci"), "ち": ("chi",), "つ": ("tsu",), "ふ": ("fu",), "じ": ("ji",), "じゃ": ("ja",),
    "じゅ": ("ju",), "じぇ": ("je",), "じょ": ("jo",), "か": ("ca",), "く": ("cu", "qu"), "け": (), "せ": ("ce",),
    "こ": ("co",), "ゔ": ("vu",), "や": ("ya",), "ゆ": ("yu",), "よ": ("yo",), "いぇ": ("ye",), "わ": ("wa",),
    "を": ("wo",), "う": ("wu", "whu"), "うぃ": ("wi",), "うぇ": ("we",), "とぅ": ("twu",), "どぅ": ("dwu",),
    "ゃ": ("xya", "lya"), "ゅ": ("xyu", "lyu"), "ょ": ("xyo", "lyo"), "ゎ": ("xwa", "lwa"), "ゕ": ("xka", "lka"),
    "ゖ": ("xke", "lke"), "っ": ("xtu", "xtsu", "ltu", "ltsu"), "ん": ("n", "nn", "xn"), "←": ("zh",),
    "↓": ("zj",), "↑": ("zk",), "→": ("zl",), "〜": ("z", ""),
}  # fmt: skip
_DOUBLED = "っ"
_LONGEST = 2


def readings(typed: str, *, keys: str) -> list[str]:
    """Return every row of `keys` that may have been struck, at most `MOST`; what is no kana stays as it is.

    `typed` is in half-width small letters; katakana counts as hiragana. `keys` are the small letters that can have
    been struck: fewer of them leave fewer readings. What is too long for a code has none.
    """
    whole = _hiragana(typed)
    if len(whole) > _LONGEST_TYPED:
        return []
    known = frozenset(keys)
    rests = [[""]]  # from the end: the readings of what follows the place
    for place in reversed(range(len(whole))):
        rests.insert(0, list(itertools.islice(_from(whole[place:], rests, known), MOST)))
    return rests[0]


def has_kana(typed: str) -> bool:
    """Tell whether some of it is kana, or a sign that the input method makes of letters."""
    return any(letter in _table() or letter == _DOUBLED for letter in _hiragana(typed))


def _from(typed: str, rests: list[list[str]], keys: frozenset[str]) -> Iterator[str]:
    for length in range(1, min(_LONGEST, len(typed)) + 1):
        for struck in _struck(typed[:length], keys):
            yield from (struck + rest for rest in rests[length - 1])
    if typed[0] == _DOUBLED:  # kka is っか; also what is still waiting: っｋ
        yield from (rest[0] + rest for rest in rests[0] if rest[:1].isalpha())


def _struck(part: str, keys: frozenset[str]) -> list[str]:
    known = _table().get(part)
    if known is None:
        return [part] if len(part) == 1 and part != _DOUBLED else []
    return [struck for struck in known if keys.issuperset(struck)]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Return kana with the keys that make them, as Mozc's and Microsoft's romaji tables have it."""
    pairs = [(kana, vowel) for vowel, kana in _VOWELS.items()]
    pairs += [
        (kana, key + vowel) for key, row in _ROWS.items() for vowel, kana in zip("aiueo", row, strict=True)
    ]
    for key, kana in _WITH_Y.items():
        after = "" if len(key) == len("sh") else "y"
        pairs += [
            (kana + small, key + after + vowel) for vowel, small in _GLIDES.items() if after or vowel != "i"
        ]
    pairs += [
        (kana + small, key + vowel) for key, kana in _WITH_SMALL.items() for vowel, small in _SMALL.items()
    ]
    pairs += [(kana, struck) for kana, several in _ALONE.items() for struck in several]
    table: dict[str, tuple[str, ...]] = {}
    for kana, struck in pairs:
        table[kana] = (*table.get(kana, ()), struck)
    return table


def _hiragana(typed: str) -> str:
    whole = unicodedata.normalize("NFKC", typed)
    return "".join(chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヶ" else letter for letter in whole)
