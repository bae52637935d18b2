#!/usr/bin/env bash
# pycrdt reads pieces of a text by letters (text[0:2]) and puts words in by bytes of UTF-8: in Japanese, insert(2, …) goes to the end, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pycrdt==0.14.13
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pycrdt import Doc, Text

print("pycrdt", version("pycrdt"))
found = {}
for place in (2, 6):
    text = Doc().get("text", type=Text)
    text += "相談会議"
    before = text[0:2]
    text.insert(place, "と")
    found[place] = str(text)
    print(f"text[0:2] is {before}, its length {len(text) - len('と'.encode())}; insert({place}, 'と') gives {text}")
assert found == {2: "相談会議と", 6: "相談と会議"}, "the behaviour has changed"
PYTHON
