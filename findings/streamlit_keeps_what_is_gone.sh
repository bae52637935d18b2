#!/usr/bin/env bash
# Streamlit 1.67.0: what a fragment no longer draws stays on the page when another fragment begins before the end of the first is sent
# (ForwardMsgQueue.clear makes "finished" into "cut short", and the browser takes nothing away then). So our queue lets it go out.
# Needs Debian's chromium. One press takes one container away; fails when it always goes.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q streamlit==1.67.0 playwright==1.64.1
cat > "$folder/page.py" <<'PYTHON'
import time

import streamlit as st


@st.fragment
def answers():
    if st.button("press"):
        st.session_state.gone = not st.session_state.get("gone", False)
    gone = st.session_state.get("gone", False)
    time.sleep(0.3)  # so that the other fragment is asked for meanwhile
    st.write(f"gone: {gone}")
    if not gone:
        with st.container(key="answer"):
            st.write("an answer")


@st.fragment(run_every=0.2)
def clock():
    st.write(time.strftime("%X"))


answers()
clock()
PYTHON
cat > "$folder/look.py" <<'PYTHON'
import sys
from importlib.metadata import version

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page()
    page.goto(sys.argv[1])
    press = page.get_by_role("button", name="press")
    page.get_by_text("gone: False").wait_for()
    for times in range(1, 61):
        press.click()
        page.get_by_text("gone: True").wait_for()
        page.wait_for_timeout(1000)
        if page.locator(".st-key-answer").count():
            said = page.locator(".st-key-answer").inner_text()
            print(f"streamlit {version('streamlit')}: a second after 'gone: True' the page still shows '{said}' (press {times})")
            break
        press.click()
        page.get_by_text("gone: False").wait_for()
    else:
        sys.exit("the behaviour has changed: sixty times what was gone left the page")
    browser.close()
PYTHON
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
(cd "$folder" && exec venv/bin/streamlit run page.py --server.port "$port" --server.headless true --browser.gatherUsageStats false) > "$folder/log" 2>&1 &
server=$!
curl -sf --retry 60 --retry-delay 1 --retry-connrefused "http://localhost:$port/_stcore/health" > "$folder/health"
"$folder/venv/bin/python" "$folder/look.py" "http://localhost:$port"
