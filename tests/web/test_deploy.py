"""What is handed to an IT section fits together: one way to start, one file for nginx, settings that are ours."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import make_url
from uvicorn.main import main as uvicorn

from tests.what_is_here import loudly
from workbook import config
from workbook.servers import own_app, own_nginx

DEPLOY = config.ROOT / "deploy"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return found["services"]  # type: ignore[no-any-return]


def test_container_service_and_drill_start_the_app_alike() -> None:
    container = re.search(
        r"^CMD (\[.*\])$", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE
    )
    unit = re.search(
        r"^ExecStart=.*/uvicorn (.*)$",
        (DEPLOY / "systemd/workbook.service").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert container
    assert unit
    started = [yaml.safe_load(container[1])[1:], unit[1].split()]

    assert {tuple(one[:1]) for one in started} == {("app:app",)}
    for option in own_app.AS_A_SERVICE:
        assert all(option in one for one in started), option
    for arguments in started:
        understood = uvicorn.make_context("uvicorn", [*arguments]).params
        # What is said is small, and to pack it takes 40 kB a connection (docs/performance.md).
        assert (understood["ws"], understood["ws_per_message_deflate"]) == ("websockets-sansio", False)


def test_nginx_is_given_everything_its_file_asks_for_and_nothing_else(compose: dict[str, Any]) -> None:
    asked = set(re.findall(r"\$\{(NGINX_\w+)\}", own_nginx.TEMPLATE.read_text(encoding="utf-8")))

    assert asked == set(compose["nginx"]["environment"]) - {"NGINX_ENVSUBST_FILTER"}
    assert set(re.findall(r"server (\w+):8501", compose["nginx"]["environment"]["NGINX_SERVERS"])) == {
        name for name in compose if name.startswith("app")
    }


def test_the_settings_of_a_process_are_ones_the_workbook_knows(compose: dict[str, Any]) -> None:
    given = {
        name: value.removeprefix(f"${{{name}:-}}")  # what may be left out is empty
        for name, value in compose["app1"]["environment"].items()
        if name.startswith("WORKBOOK_")
    }
    read = config.read({**given, "WORKBOOK_ADDRESS": "https://www.example.lg.jp/kenshu"})

    assert read.database_url.startswith("postgresql+psycopg://")
    assert compose["app1"] == compose["app2"]
    with pytest.raises(config.SettingsError):
        config.read({**given, "WORKBOOK_COOKIE": "x"})


def test_a_password_of_a_town_hall_is_read_as_no_part_of_an_address(compose: dict[str, Any]) -> None:
    given = compose["app1"]["environment"]

    assert [name for name, value in given.items() if "POSTGRES_PASSWORD" in value] == ["PGPASSWORD"]
    assert make_url(given["WORKBOOK_DATABASE"].replace("${DATABASE:-workbook}", "workbook")).password is None


def test_a_container_may_write_and_do_as_little_as_the_service_of_systemd(compose: dict[str, Any]) -> None:
    made = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    app = compose["app1"]

    assert (app["read_only"], app["cap_drop"], app["security_opt"]) == (True, ["ALL"], ["no-new-privileges:true"])  # fmt: skip
    assert [one for one in app["volumes"] if not one.endswith(":ro")] == ["backup:/backup"]
    # What a volume begins with is whose it is: root's, if the image had no such folder, and nobody could take a backup.
    assert re.search(r"^RUN .*mkdir -p data /backup && chown workbook data /backup$", made, re.MULTILINE)
    assert "\nUSER workbook\n" in made


def test_what_containers_say_never_fills_a_disk(compose: dict[str, Any]) -> None:
    assert all({"max-size", "max-file"} <= set(one["logging"]["options"]) for one in compose.values())


def test_nginx_neither_needs_a_process_that_is_away_nor_forgets_one_that_moved(
    compose: dict[str, Any],
) -> None:
    asked = compose["nginx"]["environment"]["NGINX_SERVERS"]

    assert {"zone", "resolver"} <= {one.split()[0] for one in asked.split(";") if one.strip()}
    assert all("resolve" in one.split() for one in asked.split(";") if one.split()[:1] == ["server"])
    assert tuple(map(int, compose["nginx"]["image"].removeprefix("nginx:").split("."))) >= (
        1,
        28,
    )  # before 1.27.3 it was no option


def test_nginx_that_is_stopped_waits_for_no_socket_of_an_open_page(compose: dict[str, Any]) -> None:
    assert compose["nginx"]["stop_signal"] == "SIGTERM"


def test_what_a_container_is_made_of_is_there_and_readable_by_whoever_runs_it() -> None:
    made = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")

    for names in re.findall(r"^COPY (.+) \S+$", made, re.MULTILINE):
        assert all((config.ROOT / name).exists() for name in names.split()), names
    assert made.index("COPY . .") < made.index("chmod -R a+rX .") < made.index("USER workbook")


def test_what_a_town_hall_keeps_secret_gets_into_no_image_and_no_commit() -> None:
    left_out, kept_back = (
        (config.ROOT / name).read_text(encoding="utf-8").splitlines()
        for name in (".dockerignore", ".gitignore")
    )

    assert {"data", "deploy", ".streamlit/secrets.toml"} <= set(left_out)
    assert {"/data/", "/deploy/.env", "/deploy/account/secrets.toml", "/deploy/nginx/more/*", ".streamlit/secrets.toml"} <= set(kept_back)  # fmt: skip
    for name in ("workbook", "app.py", "requirements.txt", ".streamlit"):  # what an image runs
        assert name not in left_out


def test_an_account_in_a_container_is_read_where_streamlit_looks(compose: dict[str, Any]) -> None:
    made = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")

    assert "useradd --system --create-home workbook" in made
    assert "./account:/home/workbook/.streamlit:ro" in compose["app1"]["volumes"]
    assert (DEPLOY / "account" / "secrets.toml.example").is_file()


@pytest.mark.parametrize("name", ["workbook.service", "workbook-backup.service", "workbook-backup.timer"])
def test_systemd_has_nothing_to_say_of_a_unit_and_finds_little_exposed(name: str, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        loudly(
            "systemd-analyze がないので、deploy/systemd は調べていません（Debian では apt install systemd）"
        )
    for one in (DEPLOY / "systemd").iterdir():
        text = one.read_text(encoding="utf-8").replace("/opt/workbook/.venv/bin/uvicorn", sys.executable)
        (tmp_path / one.name).write_text(text, encoding="utf-8")

    def said(*command: str) -> tuple[int, str]:
        done = subprocess.run(
            ["systemd-analyze", *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stderr.strip()

    assert said("verify", f"./{name}") == (0, "")
    if name.endswith(".service"):
        assert said("security", "--offline=true", "--threshold=20", f"./{name}") == (0, "")
