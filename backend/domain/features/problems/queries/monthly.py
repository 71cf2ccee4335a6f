"""What a month came to: conditions that figures count and lists are filtered by alike.

Source: inventory 31 (每月一报). A problem counts from the day it was found, else written down; how
it stood at the month's end is read from its days, since states of the past are not kept.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, or_
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.problems.queries.filters import ProblemFilters, begun, filtered
from backend.domain.features.problems.queries.seeing import P
from backend.domain.features.problems.rules import RECTIFIED, ProblemState


class MonthCount(StrEnum):
    """What is counted of a month: by its end, or in it."""

    all = "all"
    rectified = "rectified"
    late = "late"
    new = "new"
    newly_rectified = "newly_rectified"
    newly_signed_off = "newly_signed_off"
    newly_reopened = "newly_reopened"


@dataclass(frozen=True)
class Month:
    """A month of the congress's calendar, up to today if it is not over."""

    first: date
    last: date
    zone: str

    @classmethod
    def of(cls, day: date, *, today: date, zone: str) -> "Month":
        """Return the month that a day lies in."""
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return cls(first, min(last, max(today, first)), zone)

    def moment(self, day: date) -> datetime:
        """Return when a day begins."""
        return datetime.combine(day, time(), ZoneInfo(self.zone))


def counts_in(what: MonthCount, month: Month) -> Any:
    """Say of a problem that it is counted so in a month; refused ones never are."""
    after = month.last + timedelta(days=1)
    begun, ended = month.moment(month.first), month.moment(after)
    counted = P.state != ProblemState.refused
    known = or_(P.found_on <= month.last, and_(P.found_on.is_(None), P.created_at < ended))
    still = P.state.in_(RECTIFIED)
    done = and_(still, or_(P.done_on.is_(None), P.done_on <= month.last))
    said: dict[MonthCount, Any] = {
        MonthCount.all: known,
        MonthCount.rectified: and_(known, done),
        MonthCount.late: and_(known, ~done, P.due_on <= month.last),
        MonthCount.new: or_(
            P.found_on.between(month.first, month.last),
            and_(P.found_on.is_(None), P.created_at >= begun, P.created_at < ended),
        ),
        MonthCount.newly_rectified: and_(still, P.done_on.between(month.first, month.last)),
        MonthCount.newly_signed_off: and_(P.signed_off_at >= begun, P.signed_off_at < ended),
        MonthCount.newly_reopened: and_(
            P.reopened > 0, P.looked_back_at >= begun, P.looked_back_at < ended
        ),
    }
    return and_(counted, said[what])


def month_tally(
    session: Session,
    actor: Actor,
    filters: ProblemFilters,
    month: Month,
    *by: Any,
    today: date,
) -> list[tuple[tuple[Any, ...], dict[MonthCount, int]]]:
    """Return what each group of rows counts in a month."""
    sums = [func.sum(case((counts_in(what, month), 1), else_=0)) for what in MonthCount]
    statement = filtered(session, begun(actor, filters, *by, *sums), filters, today=today)
    rows = session.execute(statement.group_by(*by) if by else statement).all()
    width = len(by)
    return [
        (tuple(row[:width]), dict(zip(MonthCount, (int(n or 0) for n in row[width:]), strict=True)))
        for row in rows
    ]


def total(counted: Collection[dict[MonthCount, int]]) -> dict[MonthCount, int]:
    """Return the sums over groups."""
    return {what: sum(one[what] for one in counted) for what in MonthCount}
