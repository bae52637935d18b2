"""The organiser's code: understood with the input method on, and one attempt tries one code only."""

from __future__ import annotations

import pytest

from workbook.classroom.entrance import organiser_code
from workbook.store.database import Database


@pytest.mark.parametrize("typed", ["ＴＥＳＴ−77GWXPQM", "てｓｔー７７ｇｗｘｐｑｍ", "test77gwxpqm"])
def test_the_given_code_is_understood_however_it_was_struck(database: Database, typed: str) -> None:
    with database.reading() as db:
        assert organiser_code.is_code(db, typed=typed, given="TEST77GWXPQM")
        assert not organiser_code.is_code(db, typed=typed + "x", given="TEST77GWXPQM")


@pytest.mark.parametrize("given", ["ABCD-EFGH-JK", "ＡＢＣＤ　ＥＦＧＨ　ＪＫ", "abcdefghjk"])
@pytest.mark.parametrize("typed", ["ABCDEFGHJK", "abcd-efgh-jk", "ＡＢＣＤ－ＥＦＧＨ－ＪＫ", "ABCD EFGH JK"])
def test_hyphens_blanks_and_full_width_count_neither_in_the_given_code_nor_in_what_is_typed(
    database: Database, typed: str, given: str
) -> None:
    with database.reading() as db:
        assert organiser_code.is_code(db, typed=typed, given=given)
        assert not organiser_code.is_code(db, typed=typed[:-1], given=given)


def test_kana_with_several_readings_are_not_several_guesses(database: Database) -> None:
    with database.reading() as db:
        assert not organiser_code.is_code(db, typed="かかかかかか", given="KACAKACAKACA")


def test_the_code_that_was_made_opens_in_hiragana_as_well(database: Database) -> None:
    with database.begin() as db:
        code = organiser_code.first_code(db, given=None)
    assert code is not None
    with database.reading() as db:
        assert organiser_code.is_code(db, typed=code.lower().replace("-", "ー"), given=None)
        assert not organiser_code.is_code(db, typed="", given=None)
