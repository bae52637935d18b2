#!/usr/bin/env bash
# Firefox ESR tells by WebDriver BiDi that a file which a page made itself (a blob) begins to come and has come; Playwright 1.64.1 waits for
# an identifier that is null there, and says nothing: expect_download() runs out of time, and the file lies in `downloads_path` under its name.
# Needs Debian's firefox-esr.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check playwright==1.64.1
firefox-esr --version
venv/bin/python - "$(command -v firefox-esr)" <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGE = """<!doctype html><meta charset="utf-8"><button>save</button><script>
  document.querySelector("button").onclick = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["words"], { type: "text/plain" }));
    link.download = "写し.txt";
    link.click();
  };
</script>"""
print("playwright", version("playwright"))
Path("page.html").write_text(PAGE)
downloads, told = Path("downloads"), []
downloads.mkdir()
with sync_playwright() as playwright:
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=sys.argv[1], downloads_path=downloads.resolve())
    page = browser.new_page()
    page.on("download", lambda download: told.append(download.suggested_filename))
    page.goto(Path("page.html").resolve().as_uri())
    page.get_by_role("button").click()
    page.wait_for_timeout(10_000)
    found = {one.name: one.read_text() for one in downloads.iterdir()}
    browser.close()
print(f"in the folder: {found}; told of: {told}")
assert found == {"写し.txt": "words"}, "the behaviour has changed"
assert told == [], "the behaviour has changed"
PYTHON
