"""The door as the pages use it: one call, one transaction, and patience with those who guess codes."""

from __future__ import annotations

import logging
import time
from contextlib import suppress

from workbook.classroom.entrance import arrivals
from workbook.classroom.entrance.arrivals import Admission
from workbook.classroom.entrance.guesses import Failures
from workbook.classroom.entrance.namesakes import KnownMember
from workbook.classroom.people import events
from workbook.classroom.people.entries import Refused
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable

_LOG = logging.getLogger("workbook")

FAILURES = Failures()


def known(
    database: Database, *, code: str, name: str, department: str, address: str = ""
) -> tuple[KnownMember, ...]:
    """Return who came with this code, name and department before; raise Refused. `address`: where the request is from."""
    try:
        with database.reading() as db:  # guesses never hold up those who write
            return arrivals.known(db, code=code, name=name, department=department)
    except Refused as refused:
        _wait(database, refused, address)
        raise


def join(  # noqa: PLR0913 -- the boxes of one form, by keyword
    database: Database,
    *,
    code: str,
    name: str,
    department: str,
    who: str = "",
    address: str = "",
) -> Admission:
    """Let somebody into the place of a code that was looked at; raise Refused. `who` as in `arrivals.join`."""
    try:
        with database.begin() as db:
            return arrivals.join(db, code=code, name=name, department=department, who=who)
    except Refused as refused:
        _wait(database, refused, address)
        raise


def sign_in_organiser(
    database: Database,
    *,
    code: str,
    name: str = "",
    given: str | None,
    address: str = "",
) -> Admission:
    """Let an organiser in; raise Refused. `given` is the code of the environment, if there is one."""
    try:
        with database.reading() as db:  # the slow hash is computed while nobody waits for it
            arrivals.check_organiser(db, code=code, name=name, given=given)
        with database.begin() as db:
            return arrivals.admit_organiser(db, name=name)
    except Refused as refused:
        _wait(database, refused, address)
        raise


def _wait(database: Database, refused: Refused, address: str) -> None:
    if not refused.is_guess:
        return
    notice = FAILURES.note(address)
    if notice.series:
        _tell(database, count=notice.series, address=FAILURES.alias(address))
    time.sleep(notice.pause)


def _tell(database: Database, *, count: int, address: str) -> None:
    _LOG.warning("コードの打ち間違いが続いています（%s から %s 回）", address, count)
    with suppress(StoreUnavailable), database.begin() as db:  # the answer to the person matters more
        events.log(db, events.CODES_GUESSED, run=None, by=None, count=count, address=address)
