#!/usr/bin/env bash
# Streamlit 1.67.0: a browser whose server comes back, or that is led to another one, keeps its page if that runs on the same machine, and
# takes everything off it first if it runs on another one (in an app of st.navigation): the box somebody writes in is gone, and what they
# strike meanwhile goes nowhere. (The hash of an app is made of the machine's id, which differs from container to container.) So ours says the id of its
# database instead. Needs Debian's chromium and util-linux; fails when a page of another machine stays.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q streamlit==1.67.0 playwright==1.64.1
cat > "$folder/page.py" <<'PYTHON'
import streamlit as st

st.navigation([st.Page("inner.py")]).run()
PYTHON
cat > "$folder/inner.py" <<'PYTHON'
import os
import time

import streamlit as st

time.sleep(0.5)  # so long a page may take to be drawn
st.text_area("words")
st.write(f"server {os.environ['SERVER']}")


@st.fragment(run_every=1)
def asks_again():
    st.write(".")


asks_again()
PYTHON
cat > "$folder/look.py" <<'PYTHON'
import os
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import sync_playwright

with closing(socket.socket()) as free:
    free.bind(("127.0.0.1", 0))
    port = str(free.getsockname()[1])
WHERE = Path("/etc/machine-id") if Path("/etc/machine-id").is_file() else Path("/var/lib/dbus/machine-id")
if not WHERE.is_file():
    sys.exit("this machine has no machine-id")


def serve(server: str, machine: str) -> subprocess.Popen[bytes]:
    """Start Streamlit as on a machine of this id: for this process alone another file lies over the machine's own."""
    Path(f"id-{machine}").write_text(machine * 32 + "\n")
    run = f'mount --bind id-{machine} {WHERE} && exec "$0" -m streamlit run page.py --server.port {port} --server.headless true --browser.gatherUsageStats false'
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", run, sys.executable]
    return subprocess.Popen(command, env={**os.environ, "SERVER": server}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page()
    running = serve("1", "a")
    answers = ["curl", "-sf", "--retry", "60", "--retry-delay", "1", "--retry-connrefused", "-o", "health", f"http://localhost:{port}/_stcore/health"]
    subprocess.run(answers, check=True)
    page.goto(f"http://localhost:{port}")
    stays = []
    for server, machine, said in (("2", "a", "the same machine"), ("3", "b", "another machine")):
        page.get_by_role("textbox").evaluate("one => { window.one = one }")
        running.terminate()
        running.wait()
        running = serve(server, machine)
        page.get_by_text(f"server {server}").wait_for(timeout=60_000)
        stays.append(page.evaluate("window.one.isConnected"))
        print(f"streamlit {version('streamlit')}: after a restart on {said} the box one writes in is {'the same' if stays[-1] else 'another one'}")
    running.terminate()
    running.wait()
    browser.close()
if stays != [True, False]:
    sys.exit("the behaviour has changed")
PYTHON
cd "$folder" && venv/bin/python look.py
