"""What there is to count, in one pass over the rows of a ledger."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import case, func
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.problems.queries.filters import (
    ProblemFilters,
    begun,
    counted,
    filtered,
    lit,
)
from backend.domain.features.problems.rules import CountedAs
from backend.domain.kit.calendar import Light
from backend.domain.people.units.rules import share


@dataclass(frozen=True)
class Counts:
    """Problems without the refused ones; of them the rectified, the verified, the deadlines."""

    problems: int = 0
    rectified: int = 0
    verified: int = 0
    signed_off: int = 0
    on_time: int = 0
    due_soon: int = 0
    overdue: int = 0
    carried_over: int = 0
    """Left the campaign unfinished and went on in a later one; still counted as problems here."""
    carried_in: int = 0
    """Came from an earlier campaign."""
    escalated: int = 0
    """Ever reported to a higher congress."""
    on_the_spot: int = 0
    """Asked about on the spot (现场问政)."""

    @property
    def rate(self) -> str | None:
        """Rectified of all in per cent, two decimals, halves up: `55.06`; of nothing, None."""
        return share(self.rectified, self.problems)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def tally(
    session: Session, actor: Actor, filters: ProblemFilters, *by: Any, today: date
) -> list[tuple[tuple[Any, ...], Counts]]:
    """Return the counts of each group of rows; without columns to group by, of all of them."""
    sums = [
        *(
            _sum(counted(what))
            for what in (
                CountedAs.problem,
                CountedAs.rectified,
                CountedAs.verified,
                CountedAs.signed_off,
            )
        ),
        *(_sum(lit(light, today)) for light in (Light.on_time, Light.due_soon, Light.overdue)),
        *(
            _sum(counted(what))
            for what in (
                CountedAs.carried_over,
                CountedAs.carried_in,
                CountedAs.escalated,
                CountedAs.on_the_spot,
            )
        ),
    ]
    statement = filtered(session, begun(actor, filters, *by, *sums), filters, today=today)
    rows = session.execute(statement.group_by(*by) if by else statement).all()
    width = len(by)
    return [(tuple(row[:width]), Counts(*(int(n or 0) for n in row[width:]))) for row in rows]


def how_many(session: Session, actor: Actor, filters: ProblemFilters, *, today: date) -> int:
    """Return how many rows a list has, the refused among them."""
    statement = filtered(session, begun(actor, filters, func.count()), filters, today=today)
    return int(session.execute(statement).scalar_one())


def _sum(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))
