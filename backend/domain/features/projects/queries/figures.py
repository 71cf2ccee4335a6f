"""The figures of projects: by field, by state, on time, money."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.projects.queries.ledger import (
    ProjectFilters,
    Timing,
    filtered,
    timed,
)
from backend.domain.features.projects.queries.seeing import J, visible_to
from backend.domain.features.projects.rules import DONE, VOTED, ProjectField, ProjectState


@dataclass(frozen=True)
class FieldTally:
    """The figures of one field; money in yuan, of the voted projects."""

    field: ProjectField
    voted: int
    chosen: int
    started: int
    finished: int
    ended: int
    in_time: int
    finished_late: int
    late: int
    budget: int
    spent: int


def tally(
    session: Session, actor: Actor, filters: ProjectFilters, *, today: date
) -> list[FieldTally]:
    """Return the figures by field of the projects that were voted; candidates count nowhere."""

    def many(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    counted = (
        func.count(),
        many(J.state == ProjectState.chosen),
        many(J.state == ProjectState.started),
        many(J.state.in_(DONE)),
        many(J.state == ProjectState.ended),
        many(timed(Timing.in_time, today)),
        many(timed(Timing.finished_late, today)),
        many(timed(Timing.late, today)),
        func.coalesce(func.sum(J.budget), 0),
        func.coalesce(func.sum(J.spent), 0),
    )
    statement = filtered(session, actor, visible_to(actor, J.field, *counted), filters, today=today)
    rows = session.execute(statement.where(J.state.in_(VOTED)).group_by(J.field))
    found = {row[0]: FieldTally(row[0], *(int(n) for n in row[1:])) for row in rows}
    return [found[field] for field in ProjectField if field in found]
