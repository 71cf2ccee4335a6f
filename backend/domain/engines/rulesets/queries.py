"""The rule set in force, and the calendar."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, or_, select

from backend.domain.engines.rulesets.tables import CalendarDay, RuleSet
from backend.domain.kit.calendar import WorkingDays


def in_force(session: Session, word: str, congress_id: UUID | None, on: date) -> RuleSet | None:
    """Return the newest version valid on that day: the congress's own, else everybody's default."""
    return session.exec(
        select(RuleSet)
        .where(
            RuleSet.word == word,
            RuleSet.valid_from <= on,
            or_(RuleSet.congress_id == congress_id, col(RuleSet.congress_id).is_(None)),
        )
        .order_by(
            col(RuleSet.congress_id).is_(None),
            col(RuleSet.valid_from).desc(),
            col(RuleSet.number).desc(),
        )
        .limit(1)
    ).one_or_none()


def versions(session: Session, word: str, congress_id: UUID | None) -> Sequence[RuleSet]:
    """Return all versions a congress can fall under, the newest first."""
    return session.exec(
        select(RuleSet)
        .where(
            RuleSet.word == word,
            or_(RuleSet.congress_id == congress_id, col(RuleSet.congress_id).is_(None)),
        )
        .order_by(col(RuleSet.valid_from).desc(), col(RuleSet.number).desc())
    ).all()


def working_days(session: Session) -> WorkingDays:
    """Return the calendar: the plain week, with what differs from it."""
    rows = session.execute(select(col(CalendarDay.day), col(CalendarDay.works)))
    return WorkingDays.of((day, works) for day, works in rows)


def calendar(session: Session, year: int) -> list[CalendarDay]:
    """Return the days of a year that differ from the plain week."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    known = session.exec(
        select(CalendarDay)
        .where(col(CalendarDay.day).between(first, last))
        .order_by(col(CalendarDay.day))
    )
    return [day for day in known if day.works != (day.day.weekday() < 5)]
