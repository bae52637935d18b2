#!/usr/bin/env bash
# typst prints what has no place to break over the next cell of a table, and says nothing; an empty box is such a place, h(0pt) is none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2
venv/bin/python - <<'PYTHON'
import re
import subprocess
from importlib.metadata import version

import typst

ADDRESS = "madoguchi@city.example.lg.jp"
WAYS = {
    "as it is": f'"{ADDRESS}"',
    "h(0pt) between all letters": f'"{ADDRESS}".clusters().join(h(0pt))',
    "box() between all letters": f'"{ADDRESS}".clusters().join(box())',
}


def right_edge(words):
    page = f"#set page(margin: 0pt, width: 60mm)\n#table(columns: (20mm, 20mm), {words}, [next])"
    with open("page.typ", "w", encoding="utf-8") as file:
        file.write(page)
    _, warnings = typst.compile_with_warnings("page.typ", output="page.pdf")
    said = subprocess.run(["pdftotext", "-bbox", "page.pdf", "-"], check=True, capture_output=True, text=True).stdout
    edges = [float(edge) for edge, word in re.findall(r'xMax="(.+)" yMax=".+">(.*)</word>', said) if word != "next"]
    return round(max(edges) / 72 * 25.4), len(warnings)


print("typst", version("typst"), "- a column 20 mm wide, the next one from there on")
found = {name: right_edge(words) for name, words in WAYS.items()}
for name, (edge, warnings) in found.items():
    print(f"{name}: the letters end at {edge} mm, {warnings} warnings")
assert [edge > 40 for edge, _ in found.values()] == [True, True, False], "the behaviour has changed"
assert found["box() between all letters"][0] <= 20 and not any(count for _, count in found.values())
PYTHON
