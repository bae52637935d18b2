#!/usr/bin/env bash
# Streamlit counts the reading (じゅうそうかいぎ) against max_chars while somebody still composes it: what they then choose (重層会議, four
# letters of five) is lost, and a piece of the reading stays. Needs Debian's chromium; the input method is Chromium's own (Input.imeSetComposition).
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check streamlit==1.67.0 playwright==1.64.1
cat > "$folder/page.py" <<'PYTHON'
import streamlit as st

limited = st.text_input("limited", max_chars=5)
free = st.text_input("free")
st.write(f"limited: {limited}, free: {free}.")
PYTHON
cat > "$folder/look.py" <<'PYTHON'
import sys
from importlib.metadata import version

from playwright.sync_api import sync_playwright

READING, CHOSEN = "じゅうそうかいぎ", "重層会議"
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page()
    page.goto(sys.argv[1])
    method = page.context.new_cdp_session(page)
    found = {}
    for label in ("limited", "free"):
        box = page.get_by_label(label)
        box.click()
        for letters in range(1, len(READING) + 1):
            method.send("Input.imeSetComposition", {"text": READING[:letters], "selectionStart": letters, "selectionEnd": letters})
        method.send("Input.insertText", {"text": CHOSEN})
        page.keyboard.press("Tab")
        page.wait_for_timeout(2000)
        found[label] = box.input_value()
        print(f"streamlit {version('streamlit')}: {READING} composed and {CHOSEN} chosen in '{label}' leaves '{found[label]}'")
    print("the page got", page.get_by_text("limited:").inner_text())
    browser.close()
if found != {"limited": READING[:5], "free": CHOSEN}:
    sys.exit("the behaviour has changed")
PYTHON
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
(cd "$folder" && exec venv/bin/streamlit run page.py --server.port "$port" --server.headless true --browser.gatherUsageStats false) > "$folder/log" 2>&1 &
server=$!
curl -sf --retry 60 --retry-delay 1 --retry-connrefused "http://localhost:$port/_stcore/health" > "$folder/health"
"$folder/venv/bin/python" "$folder/look.py" "http://localhost:$port"
