"""The base of all tables: how names, moments and JSON are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase

from workbook.store.moments import Moment

# Any: what a JSON column holds is the business of those who write and read it, who are above this room.
Json = dict[str, Any]
JsonList = list[Any]  # Any: as above

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # only INTEGER counts up by itself on SQLite
ID = String(32)


class Table(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text(), datetime: Moment(), Json: JSON(), JsonList: JSON()}  # noqa: RUF012 -- SQLAlchemy reads it
