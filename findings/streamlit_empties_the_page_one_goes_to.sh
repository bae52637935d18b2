#!/usr/bin/env bash
# Streamlit 1.67.0: somebody clicks the way to another page, and before its first message comes a component in a fragment of the page they
# leave sets a trigger (as one does that hears of news). The new page is drawn, then the fragment is run as one of the page before, and the browser
# takes the new page's parts away: its address stays, and the page is empty until it is loaded anew. So ours runs no fragment of a page
# that was left. On a network that takes 60 ms there and back. Needs Debian's chromium; fails when the new page is there in the end.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q streamlit==1.67.0 playwright==1.64.1
cat > app.py <<'PYTHON'
import time

import streamlit as st

component = st.components.v2.component(
    "asks",
    js="""export default ({ data, setTriggerValue }) => {
  const ask = () => setTimeout(() => setTriggerValue("news", Date.now()), 2);
  if (data.asks) document.addEventListener("click", ask, { once: true });
}""",
)


def first():
    @st.fragment
    def part():
        component(data={"asks": "asks" in st.query_params}, on_news_change=lambda: None)

    st.title("first page")
    part()


def second():
    st.title("second page")
    time.sleep(0.3)  # so long a page may take to be drawn


st.navigation([st.Page(first), st.Page(second)]).run()
PYTHON
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
venv/bin/streamlit run app.py --server.port "$port" --server.headless true --browser.gatherUsageStats false >server.log 2>&1 &
server=$!
curl -sf --retry 60 --retry-delay 1 --retry-connrefused -o health "http://localhost:$port/_stcore/health"
venv/bin/python - "$port" <<'PYTHON'
import shutil
import sys
from importlib.metadata import version

from playwright.sync_api import sync_playwright

# A network that takes 60 ms there and back.
FAR = """{
  const Near = WebSocket;
  window.WebSocket = class extends Near {
    send(data) { setTimeout(() => super.send(data), 30); }
    set onmessage(hear) { super.onmessage = (event) => setTimeout(() => hear(event), 30); }
  };
}"""
print("streamlit", version("streamlit"))
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    seen = []
    for query, how in (("", "the link alone"), ("?asks=1", "the link, and 2 ms later the fragment")):
        page = browser.new_page()
        page.add_init_script(FAR)
        page.goto(f"http://localhost:{sys.argv[1]}/{query}")
        page.get_by_role("heading", name="first page").wait_for(timeout=60_000)
        page.wait_for_timeout(2_000)
        page.get_by_role("link", name="second").click()
        page.wait_for_timeout(5_000)
        seen.append(page.get_by_role("heading", name="second page").count())
        address = page.evaluate("location.pathname")
        print(f"{how}: {address} shows", "the second page" if seen[-1] else "nothing", "of", page.get_by_role("heading").count(), "headings")
    browser.close()
sys.exit(seen != [1, 0])
PYTHON
