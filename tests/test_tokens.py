"""Colours, letters and corners come from the design tokens alone: one generated file, nothing written twice."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import ROOT, SOURCES
from workbook.tokens import colours, style

_COLOUR = re.compile(
    r"""(?:\#|%23)(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b   # of CSS
      | \b(?:rgba?|hsla?|rgbcolor)\(\s*[0-9]                    # told in numbers
      | ["'][0-9a-f]{6}["']                                     # of Excel, Word and PowerPoint""",
    re.IGNORECASE | re.VERBOSE,
)
_KINDS = {"font-size": "size-", "line-height": "leading-", "border-radius": "radius-"}
_GROUNDS = ("pale", "blue-pale", "green-pale", "red-pale", "yellow-pale", "story", "paper")


def _tokens() -> dict[str, str]:
    return dict(re.findall(r"--wb-([\w-]+): (.+);", style.variables()))


def _sources(*endings: str) -> dict[str, str]:
    """Return what is written by hand and shown to people, by path."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "app.py", "workbook"]
    paths = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    generated = ("workbook/tokens/", "workbook/desk/frontend/dist/", "workbook/desk/frontend/test/")
    return {
        path: (ROOT / path).read_text(encoding="utf-8")
        for path in paths
        if path.endswith(endings) and not path.startswith(generated) and (ROOT / path).exists()
    }


def _light(colour: str) -> float:
    """Return how bright a colour is, as WCAG 2.2 counts it."""
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_no_colour_is_written_outside_the_tokens() -> None:
    sources = _sources(".css", ".js", ".mjs", ".py", ".html", ".ts", ".typ")
    found = {path: _COLOUR.findall(text) for path, text in sources.items() if _COLOUR.search(text)}

    assert len(sources) > 500
    own = sources["workbook/desk/frontend/tokens.mjs"].partition("const OWN = {")[2].partition("};")[0]
    assert found == {"workbook/desk/frontend/tokens.mjs": _COLOUR.findall(own)}
    assert set(_COLOUR.findall(own)) == {"#faf8f3", "#b9a779"}


@pytest.mark.parametrize(
    "written", ["#FFF", "%231a1a1a", "rgb(0 0 0 / 8%)", "RGBColor(0x1A, 0, 0)", '"F2F2F2"', "#0017c1cc"]
)
def test_a_colour_is_found_however_it_is_written(written: str) -> None:
    assert _COLOUR.search(written)
    assert not _COLOUR.search("a[href='#main'] #save { color: var(--wb-ink) }")


def test_no_size_that_is_a_token_is_written_again() -> None:
    values = {
        kind: {value for name, value in _tokens().items() if name.startswith(prefix)}
        for kind, prefix in _KINDS.items()
    }
    corners = {f"{float(value.removesuffix('rem')) * 16:g}px" for value in values["border-radius"]}
    values["border-radius"] |= corners
    again = {
        f"{path}: {kind}: {said}"
        for path, text in _sources(".css").items()
        for kind, said in re.findall(rf"({'|'.join(_KINDS)}): ([^;}}]*)", text)
        if values[kind] & set(said.split())
    }
    assert "8px" in corners
    assert again == set()


def test_every_token_is_used_and_every_name_is_known() -> None:
    sources = _sources(".css", ".js", ".py")
    used = {name for text in sources.values() for name in re.findall(r"var\(--wb-([\w-]+)", text)}
    drawn = {name for name in vars(colours) if name.isupper()}
    set_there = {name for text in sources.values() for name in re.findall(r"--wb-([\w-]+)(?:: ?|\", )", text)}

    assert set(_tokens()) - used - {name.lower().replace("_", "-") for name in drawn} == set()
    assert used - set(_tokens()) - set_there == set()


def test_what_was_generated_is_of_the_package_in_the_lock_file() -> None:
    name = "@digital-go-jp/design-tokens"
    locked = json.loads((SOURCES / "package-lock.json").read_text())["packages"][f"node_modules/{name}"]
    python = Path(str(colours.__file__)).read_text(encoding="utf-8")

    for text in (style.variables(), python):
        assert f"{name} {locked['version']} (MIT License" in text, "npm run tokens を実行してください"
        assert locked["integrity"] in text
    tokens = _tokens()
    drawn = {name: value for name, value in vars(colours).items() if name.isupper()}
    assert drawn == {name: tokens[name.lower().replace("_", "-")] for name in drawn}


def test_streamlit_has_the_same_colours() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    tokens = _tokens()

    told = {name: value.lower() for name, value in theme.items() if name.lower().endswith("color")}
    assert told == {
        "primaryColor": tokens["blue"],
        "backgroundColor": tokens["paper"],
        "secondaryBackgroundColor": tokens["pale"],
        "textColor": tokens["ink"],
        "linkColor": tokens["blue"],
        "borderColor": tokens["line"],
    }


def test_words_can_be_read_on_every_ground() -> None:
    tokens = _tokens()
    words = ("ink", "text", "quiet", "blue", "red", "yellow-ink")
    faint = {
        (word, ground): ratio
        for word, ground in product(words, _GROUNDS)
        if (ratio := _contrast(tokens[word], tokens[ground])) < 4.5
    }
    people = re.findall(r"--person-\d: var\(--wb-([\w-]+)\)", (SOURCES / "src/editor/style.css").read_text())

    assert faint == {}
    assert len(set(people)) == int(
        re.findall(r"COLOURS = (\d+)", (SOURCES / "src/editor/people.js").read_text())[0]
    )
    assert [one for one in people if _contrast(tokens[one], tokens["paper"]) < 4.5] == []
    assert _contrast(tokens["line"], tokens["paper"]) < 4.5  # a line is no word: the count above can fail
