"""Staff accounts: what an identity provider says of somebody, and who becomes an organiser by it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workbook.classroom.entrance import arrivals
from workbook.classroom.entrance.arrivals import Admission
from workbook.classroom.people import entries
from workbook.classroom.people.entries import Refused
from workbook.store.database import Database
from workbook.texts import cleaning

NOT_VERIFIED = (
    "職員アカウントのメールアドレスが確認ずみになっていないため、主催者としては入れません。"
    "アカウントを管理している部署に確かめてください。"
)
NOT_LISTED = "この職員アカウントは、主催者として登録されていません。"


@dataclass(frozen=True)
class Account:
    """Somebody signed in at the provider. `is_verified`: the provider vouches for the mail address."""

    email: str
    name: str
    is_verified: bool


def problem_of(account: Account, *, organisers: Collection[str]) -> str | None:
    """Return why an account does not make its holder an organiser, None if it does.

    `organisers` are addresses or @domains in small letters; a domain does not stand for those below it.
    """
    if not account.is_verified:
        return NOT_VERIFIED
    email = account.email.lower()
    # Beyond ASCII small letters lie: the Kelvin sign becomes a k.
    is_address = account.email.isascii() and email.count("@") == 1 and not email.startswith("@")
    is_listed = is_address and (email in organisers or f"@{email.partition('@')[2]}" in organisers)
    return None if is_listed else NOT_LISTED


def sign_in(database: Database, account: Account, *, organisers: Collection[str]) -> Admission:
    """Let an organiser in by their account, the same one each time; raise Refused with the reason."""
    problem = problem_of(account, organisers=organisers)
    if problem:
        raise Refused({"account": problem})
    with database.begin() as db:
        return arrivals.admit_organiser(db, name=name_of(account), account=account.email.lower())


def name_of(account: Account) -> str:
    """Return the name to begin with; what cannot be one is left out."""
    return cleaning.one_line(account.name)[: entries.LONGEST_NAME]
