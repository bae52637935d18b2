#!/usr/bin/env bash
# Playwright's fill() and insert_text() write into a box of Firefox by setting its value, as a page's own script would. React, which keeps
# count of what scripts set, takes that for nothing new: what was filled into a form of Streamlit is lost when the next box is written in.
# What is struck on a key arrives; letters that are on no American key are put in the same way. Needs Debian's firefox-esr.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check streamlit==1.67.0 playwright==1.64.1
firefox-esr --version
cat >page.py <<'PYTHON'
import streamlit as st

with st.form("form"):
    name = st.text_input("Name")
    office = st.text_input("Office")
    st.form_submit_button("Send")
st.write(f"sent: {name}/{office}")
PYTHON
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
venv/bin/streamlit run page.py --server.port "$port" --server.headless true --browser.gatherUsageStats false >server.log 2>&1 &
server=$!
venv/bin/python - "$port" "$(command -v firefox-esr)" <<'PYTHON'
import sys
import time
import urllib.request
from importlib.metadata import version

from playwright.sync_api import expect, sync_playwright

address, firefox = f"http://127.0.0.1:{sys.argv[1]}", sys.argv[2]
for _ in range(300):
    try:
        urllib.request.urlopen(f"{address}/_stcore/health").close()
        break
    except OSError:
        time.sleep(0.2)
WAYS = {
    "filled": (lambda box, words: box.fill(words), "Sato", "Welfare"),
    "struck": (lambda box, words: box.press_sequentially(words), "Sato", "Welfare"),
    "struck without keys": (lambda box, words: box.press_sequentially(words), "佐藤", "福祉課"),
}
print("playwright", version("playwright"), "streamlit", version("streamlit"))
left, sent = {}, {}
with sync_playwright() as playwright:
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=firefox)
    for way, (write, *words) in WAYS.items():
        page = browser.new_page()
        page.set_default_timeout(120_000)
        page.goto(address)
        name, office = page.get_by_label("Name"), page.get_by_label("Office")
        expect(office).to_be_visible(timeout=120_000)
        write(name, words[0])
        write(office, words[1])
        left[way] = name.input_value()
        page.get_by_role("button", name="Send").click()
        page.wait_for_timeout(5_000)
        sent[way] = page.get_by_text("sent:").inner_text()
        print(f"{way}: {left[way]!r} stands in the first box when the second is written in; {sent[way]}")
    browser.close()
assert left == {"filled": "", "struck": "Sato", "struck without keys": ""}, "the behaviour has changed"
assert set(sent.values()) == {"sent: /", "sent: Sato/Welfare"}, "the behaviour has changed"
assert sent["struck"] == "sent: Sato/Welfare", "the behaviour has changed"
PYTHON
