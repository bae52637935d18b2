"""Coming in uses a ticket up, going out is asked first, and a sick database lets nobody in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.desk import house
from tests.desk.doors.test_routes import Answer, Client, serving
from workbook.classroom.people import logins, persons
from workbook.store.database import Database


@pytest.fixture
def client(database: Database) -> Iterator[Client]:
    house.furnish(database)
    with serving(house.build(database)) as client:
        yield client


@pytest.fixture
def ticket(database: Database) -> str:
    return ticket_of(database)


def ticket_of(database: Database, member: str = "sato") -> str:
    house.furnish(database)
    with database.begin() as db:
        return logins.issue_ticket(db, member=member, at=datetime.now(UTC))


def cookie_of(answer: Answer) -> str:
    return answer.headers["set-cookie"].partition(";")[0].removeprefix("wb_member=")


def who(database: Database, token: str) -> str:
    """Return who holds a token, empty for nobody."""
    with database.reading() as db:
        person = persons.by_token(db, token=token)
    return person.id if person else ""


def test_a_ticket_becomes_a_cookie_that_scripts_cannot_read(
    client: Client, database: Database, ticket: str
) -> None:
    answer = client.ask(f"/enter?ticket={ticket}")

    assert (answer.status, answer.headers["location"]) == (303, "/")
    name, *more = (part.strip().lower() for part in answer.headers["set-cookie"].split(";"))
    assert name.startswith("wb_member=")
    assert set(more) == {"httponly", "samesite=lax", "path=/", "max-age=34560000"}
    assert who(database, cookie_of(answer)) == "sato"
    assert ticket not in answer.headers["set-cookie"]
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"


def test_a_ticket_opens_once_and_checking_a_link_does_not_use_it_up(client: Client, ticket: str) -> None:
    answers = [client.ask(f"/enter?ticket={ticket}", method) for method in ("HEAD", "GET", "GET")]

    assert [answer.status for answer in answers] == [200, 303, 410]
    assert ["set-cookie" in answer.headers for answer in answers] == [False, True, False]


def test_over_https_the_cookie_stays_on_https(database: Database) -> None:
    one, two = ticket_of(database), ticket_of(database)

    with serving(house.build(database, address="https://kenshu.example.lg.jp")) as configured:
        first = configured.ask(f"/enter?ticket={one}")
    with serving(house.build(database)) as behind_a_proxy:
        second = behind_a_proxy.ask(f"/enter?ticket={two}", x_forwarded_proto="https")

    assert "; Secure" in first.headers["set-cookie"]
    assert "; Secure" in second.headers["set-cookie"]


@pytest.mark.parametrize(
    "led",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "https://evil.example"},
        {"referer": "https://evil.example/page"},
        {"referer": "null"},
    ],
)
def test_a_foreign_page_brings_nobody_in_and_uses_no_ticket_up(
    client: Client, database: Database, ticket: str, led: dict[str, str]
) -> None:
    refused = client.ask(f"/enter?ticket={ticket}", **led)
    ours = client.ask(
        f"/enter?ticket={ticket}", sec_fetch_site="same-origin", referer=f"{client.origin}/join"
    )

    assert (refused.status, refused.headers["set-cookie"]) == (403, None)
    assert "ワークブックのページからだけ" in refused.text
    assert (ours.status, who(database, cookie_of(ours))) == (303, "sato")


@pytest.mark.parametrize("address", ["/enter", "/enter?ticket=", "/enter?ticket=nothing"])
def test_a_ticket_that_opens_nothing_is_told_in_japanese(client: Client, address: str) -> None:
    answer = client.ask(address, cookie="wb_member=planted")

    assert answer.status == 410
    assert "この入口はもう使えません" in answer.text
    assert "set-cookie" not in answer.headers


def test_a_planted_cookie_is_replaced(client: Client, database: Database, ticket: str) -> None:
    answer = client.ask(f"/enter?ticket={ticket}&wb_member=takahashi", cookie="wb_member=planted")

    assert who(database, cookie_of(answer)) == "sato"


def test_a_browser_is_one_person_and_who_it_was_before_is_nobody_in_its_other_tabs(
    client: Client, database: Database, ticket: str
) -> None:
    before, elsewhere = (cookie_of(client.ask(f"/enter?ticket={ticket_of(database)}")) for _ in range(2))
    other = ticket_of(database, "suzuki")

    again = cookie_of(client.ask(f"/enter?ticket={ticket}", cookie=f"wb_member={before}"))
    in_vain = client.ask(f"/enter?ticket={ticket}", cookie=f"wb_member={before}")
    still = who(database, before)
    changed = cookie_of(client.ask(f"/enter?ticket={other}", cookie=f"wb_member={before}"))

    assert (in_vain.status, still, who(database, again)) == (410, "sato", "sato")
    assert (who(database, before), who(database, changed)) == ("", "suzuki")
    assert who(database, elsewhere) == who(database, again) == "sato"


def test_leaving_asks_first_and_forgets_the_person_only_for_our_own_page(
    client: Client, database: Database, ticket: str
) -> None:
    token = cookie_of(client.ask(f"/enter?ticket={ticket}"))
    mine = f"wb_member={token}"

    asked = client.ask("/leave", cookie=mine)
    foreign = client.ask("/leave", "POST", origin="https://evil.example", cookie=mine)
    nameless = client.ask("/leave", "POST", cookie=mine)
    still = who(database, token)
    ours = client.ask("/leave", "POST", origin=client.origin, cookie=mine)

    assert (asked.status, foreign.status, nameless.status, ours.status) == (200, 403, 403, 303)
    assert (still, who(database, token)) == ("sato", "")
    assert "この端末から出ます" in asked.text
    assert "set-cookie" not in asked.headers
    assert "set-cookie" not in foreign.headers
    assert ours.headers["location"] == "/#left"
    assert 'wb_member="";' in ours.headers["set-cookie"]
    assert "Max-Age=0" in ours.headers["set-cookie"]


def test_who_cleans_a_shared_pc_is_led_to_the_script_that_does_it(client: Client, database: Database) -> None:
    token = cookie_of(client.ask(f"/enter?ticket={ticket_of(database)}"))

    asked = client.ask("/leave")
    foreign = client.ask("/leave?wipe=1", "POST", cookie=f"wb_member={token}", origin="https://evil.example")
    wiped = client.ask("/leave?wipe=1", "POST", cookie=f"wb_member={token}", origin=client.origin)

    assert "この端末から消す" in asked.text
    assert (foreign.status, wiped.status, wiped.headers["location"]) == (403, 303, "/#wiped")
    assert "max-age=0" in wiped.headers["set-cookie"].lower()
    assert who(database, token) == ""


def test_a_sick_database_lets_nobody_in(database: Database, tmp_path: Path, ticket: str) -> None:
    with serving(house.build(database)) as client:
        database.close()
        for file in tmp_path.glob("workbook.db*"):
            file.unlink()
        (tmp_path / "workbook.db").mkdir()
        enter = client.ask(f"/enter?ticket={ticket}")
        out = client.ask("/leave", "POST", origin=client.origin, cookie="wb_member=x")

    assert (enter.status, "少し待ってから" in enter.text, "set-cookie" in enter.headers) == (503, True, False)
    assert (out.status, "Max-Age=0" in out.headers["set-cookie"]) == (303, True)


def test_our_headers_do_not_replace_an_answers_own(client: Client) -> None:
    answer = client.ask("/leave")

    assert answer.headers.get_all("referrer-policy") == ["same-origin"]
    assert len(answer.headers.get_all("content-security-policy") or ()) == 1
