"""Giving the next number."""

from typing import Any
from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from backend.domain.engines.numbers.tables import NumberCounter


def next_number(session: Session, congress_id: UUID, kind: str, year: int, count: int = 1) -> int:
    """Return the next number of this kind and year; with `count`, the first of so many.

    The counter's row is held until the transaction ends, so no number is given twice or left out.
    """
    dialect: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    insert = dialect.insert(NumberCounter).values(
        congress_id=congress_id, kind=kind, year=year, last=count
    )
    taken = insert.on_conflict_do_update(
        index_elements=["congress_id", "kind", "year"],
        set_={"last": NumberCounter.last + insert.excluded.last},
    ).returning(NumberCounter.last)
    return int(session.execute(taken).scalar_one()) - count + 1
