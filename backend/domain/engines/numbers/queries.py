"""Numbers as they stand."""

from uuid import UUID

from sqlmodel import Session

from backend.domain.engines.numbers.tables import NumberCounter


def last_number(session: Session, congress_id: UUID, kind: str, year: int) -> int:
    """Return the last number given of this kind and year; 0 if none was."""
    counter = session.get(NumberCounter, (congress_id, kind, year))
    return counter.last if counter else 0
