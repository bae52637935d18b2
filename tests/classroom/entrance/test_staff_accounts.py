"""Who becomes an organiser by a staff account, and who does not although it looks like it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from workbook.classroom.entrance import arrivals, staff_accounts
from workbook.classroom.entrance.staff_accounts import NOT_LISTED, NOT_VERIFIED, Account
from workbook.classroom.people.entries import Refused
from workbook.store.database import Database
from workbook.store.tables import Event, Member

LISTED = ("@city.example.lg.jp", "chief@pref.example.lg.jp")


def _account(email: str, *, name: str = "山田 一郎", is_verified: bool = True) -> Account:
    return Account(email, name, is_verified)


@pytest.mark.parametrize(
    "email", ["yamada@city.example.lg.jp", "Yamada@City.Example.LG.jp", "chief@pref.example.lg.jp"]
)
def test_a_listed_address_or_domain_organises(email: str) -> None:
    assert staff_accounts.problem_of(_account(email), organisers=LISTED) is None


@pytest.mark.parametrize(
    "email",
    [
        "",
        "@city.example.lg.jp",
        "yamada",
        "yamada@evil.city.example.lg.jp",
        "yamada@city.example.lg.jp.evil.example",
        "other@pref.example.lg.jp",
        "chief@pref.example.lg.jp@evil.example",
        "evil@evil.example@city.example.lg.jp",
        "chief@pref.example.lg.jp\n",
        "yamada@city.example.\u212ag.jp",
    ],
)
def test_no_other_address_does(email: str) -> None:
    assert (
        staff_accounts.problem_of(_account(email), organisers=(*LISTED, "@city.example.kg.jp")) == NOT_LISTED
    )


def test_nobody_is_listed_by_default() -> None:
    assert staff_accounts.problem_of(_account("yamada@city.example.lg.jp"), organisers=()) == NOT_LISTED


def test_an_address_nobody_vouches_for_opens_nothing(both: Database) -> None:
    account = _account("yamada@city.example.lg.jp", is_verified=False)

    with pytest.raises(Refused) as refused:
        staff_accounts.sign_in(both, account, organisers=LISTED)

    assert refused.value.problems == {"account": NOT_VERIFIED}
    with both.reading() as db:
        assert db.scalar(select(func.count()).select_from(Member)) == 0


def test_an_account_is_the_same_organiser_under_a_new_name_and_a_namesake_is_another(both: Database) -> None:
    first = staff_accounts.sign_in(both, _account("yamada@city.example.lg.jp"), organisers=LISTED)
    with both.begin() as db:
        by_code = arrivals.admit_organiser(db, name="山田 一郎")

    married = _account("Yamada@city.example.lg.jp", name="川上 一郎")
    again = staff_accounts.sign_in(both, married, organisers=LISTED)
    namesake = staff_accounts.sign_in(both, _account("yamada2@city.example.lg.jp"), organisers=LISTED)

    assert again.person == first.person
    assert len({first.person.id, by_code.person.id, namesake.person.id}) == 3
    with both.reading() as db:
        came = [row.data for row in db.scalars(select(Event).order_by(Event.seq))]
    assert came == [{"via": "account"}, {}, {"via": "account"}, {"via": "account"}]


@pytest.mark.parametrize(
    ("name", "called"),
    [("", "主催者"), ("\u200b\n", "主催者"), ("長" * 99, "長" * 40), ("Taro\n山田", "Taro 山田")],
)
def test_any_name_of_a_provider_will_do(database: Database, name: str, called: str) -> None:
    account = _account("yamada@city.example.lg.jp", name=name)

    assert staff_accounts.sign_in(database, account, organisers=LISTED).person.name == called
