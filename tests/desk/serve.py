"""A small server for working on the editor: `python tests/desk/serve.py [--port 8765] [--frontend DIR]`.

A throw-away SQLite file (or --database), a form with every kind of question, teams a and b.
`/?name=佐藤&team=a` makes the person (and the team) and sets the cookie; another name is another person (use a
private window or another browser for a second one). `&role=observer` may only look.
The page imports the newest desk.*.js of the bundle and calls its default export as Streamlit's components v2 do,
with data {"form", "sheet", "socket"}. `/values` shows what the server derives, `/?role=...` roles.
"""

from __future__ import annotations

import argparse
import json
import secrets
import socket
import sys
import tempfile
from functools import partial
from pathlib import Path

import uvicorn
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.desk import house
from tests.desk.forms import EVERYTHING
from workbook.desk.doors import assets
from workbook.desk.table.connection import COOKIE
from workbook.store.database import Database
from workbook.store.tables import Member, Sheet

PAGE = """<!doctype html>
<html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>desk</title>
<body style="margin: 0; padding: 1rem; font-family: 'BIZ UDPGothic', sans-serif">
<p>{name}（{team}班） <a href="/?name=鈴木&team={team}">鈴木になる</a> <a href="/values">values</a></p>
<div id="desk"></div>
<script type="application/json" id="data">{data}</script>
<script type="module" src="/mount.js"></script>
"""
# A file of its own: the headers that every answer carries let no other script run.
MOUNT = """const data = JSON.parse(document.getElementById("data").textContent);
const nothing = () => {{}};
const {{default: mount}} = await import("/desk/assets/{entry}");
mount({{parentElement: document.getElementById("desk"), data, name: "desk", key: "desk",
        setStateValue: nothing, setTriggerValue: nothing}});
"""


def page(request: Request, *, database: Database) -> Response:
    """Make the visitor somebody, then show the editor."""
    name, team = request.query_params.get("name"), request.query_params.get("team", "a")
    if name:
        person = f"{team}-{name}"[:32]
        role = request.query_params.get("role", "member")
        house.add_team(database, team)
        with database.begin() as db:
            if db.get(Member, person) is None:
                db.add(house.new_member(person, team=team, name=name, role=role))
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, person.encode().hex(), httponly=True, samesite="lax")
        return answer
    with database.reading() as db:
        visitor = house.Keeper(database).who(request.cookies.get(COOKIE, "-"))
        member = db.get(Member, visitor.member) if visitor else None
    if member is None:
        return RedirectResponse("/?name=佐藤&team=a", 303)
    sheet = house.sheet_of(str(member.team_id))
    form = house.form_of(sheet) or EVERYTHING
    data = {"form": form.plain(), "sheet": sheet, "socket": f"/desk/ws/{sheet}"}
    shown = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return HTMLResponse(PAGE.format(name=member.name, team=member.team_id, data=shown))


def mount(_request: Request, *, bundle: Path) -> Response:
    """Call the newest editor of the bundle."""
    built = sorted(bundle.glob("desk.*.js"), key=lambda file: file.stat().st_mtime)
    entry = built[-1].name if built else "missing.js"
    return Response(MOUNT.format(entry=entry), media_type="text/javascript")


def values(_request: Request, *, database: Database) -> Response:
    """Show what the sheets add up to."""
    with database.reading() as db:
        return JSONResponse({sheet.id: sheet.values for sheet in db.query(Sheet)})


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--frontend", type=Path, default=assets.BUNDLE)
    parser.add_argument("--database", default="")
    told = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="desk-")
    database = Database(told.database or f"sqlite:///{folder}/{secrets.token_hex(4)}.db")
    house.furnish(database)
    more = (
        Route("/", partial(page, database=database)),
        Route("/mount.js", partial(mount, bundle=told.frontend)),
        Route("/values", partial(values, database=database)),
    )
    listening = socket.create_server(("127.0.0.1", told.port))
    port = listening.getsockname()[1]
    app = house.build(database, bundle=told.frontend, more=more)
    sys.stdout.write(f"http://127.0.0.1:{port}/?name=佐藤&team=a\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on")).run([listening])


if __name__ == "__main__":
    main()
