#!/usr/bin/env bash
# Playwright 1.64.1 hands the size of a sheet of paper on to Firefox in inches where WebDriver BiDi counts in centimetres: an A4 becomes a
# stamp of 8.27 cm by 11.7 cm. Needs Debian's firefox-esr and poppler-utils.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check playwright==1.64.1
firefox-esr --version
venv/bin/python - "$(command -v firefox-esr)" <<'PYTHON'
import re
import subprocess
import sys
from importlib.metadata import version

from playwright.sync_api import sync_playwright

print("playwright", version("playwright"))
with sync_playwright() as playwright:
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=sys.argv[1])
    page = browser.new_page()
    page.set_content("<p>words</p>")
    sizes = []
    for paper in ({"format": "A4"}, {"width": "21in", "height": "29.7in"}):
        page.pdf(path="page.pdf", **paper)
        told = subprocess.run(["pdfinfo", "page.pdf"], capture_output=True, text=True, check=True).stdout
        width, height = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", told).groups()
        sizes.append([round(float(side) / 72 * 2.54, 1) for side in (width, height)])
        print(f"{paper} is printed on {sizes[-1]} cm")
    browser.close()
assert sizes == [[8.3, 11.7], [21.0, 29.7]], "the behaviour has changed"
PYTHON
