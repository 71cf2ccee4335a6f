"""A clue and the problem that was made of it, each as the other's reader may see it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.files import queries as files
from backend.domain.engines.files.tables import File
from backend.domain.features.clues import queries as clues
from backend.domain.features.clues.queries import C
from backend.domain.features.clues.tables import Clue
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.queries import P
from backend.domain.features.problems.rules import STILL, ProblemState, code_of
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.calendar import NEVER, Light, light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit


@dataclass(frozen=True)
class Listed:
    """How the problem stands that a clue became; the reporter reads it, too."""

    id: UUID
    code: str
    state: ProblemState
    unit: str | None
    due_on: date | None
    light: Light
    result: str | None
    signed_off_at: datetime | None
    may_open: bool


def problem_of(session: Session, actor: Actor, clue_id: UUID, today: date) -> Listed | None:
    """Return the problem of a clue that the actor sees."""
    problem = session.exec(select(Problem).where(Problem.clue_id == clue_id)).one_or_none()
    if problem is None:
        return None
    congress = session.get_one(Congress, problem.congress_id)
    unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
    may_open = actor.may(Permission.problems_read) and _seen(session, actor, problem.id)
    stands = problem.state in STILL or problem.held_from is not None
    return Listed(
        id=problem.id,
        code=code_of(congress.short_name, congress.level, problem.year, problem.number),
        state=problem.state,
        unit=unit.name if unit else problem.unit_words,
        due_on=None if problem.due_on == NEVER else problem.due_on,
        light=light(problem.due_on, today, done=stands),
        result=problem.result,
        signed_off_at=problem.signed_off_at,
        may_open=may_open,
    )


def problem_behind(session: Session, clue: Clue) -> Problem | None:
    """Return the problem that goes on for a clue."""
    return session.exec(select(Problem).where(Problem.clue_id == clue.id)).one_or_none()


def clue_of(session: Session, actor: Actor, problem: Problem) -> tuple[UUID, int, int] | None:
    """Return id, year and number of the clue behind a problem, if the actor sees it."""
    if problem.clue_id is None or not actor.may(Permission.clues_read):
        return None
    statement = clues.visible_to(actor, C.id, C.year, C.number).where(C.id == problem.clue_id)
    row = session.execute(statement).one_or_none()
    return None if row is None else (row[0], row[1], row[2])


def papers_of(session: Session, problem: Problem) -> list[File]:
    """Return the papers of a problem, and those of the clue that it was made of."""
    behind = files.of_matter(session, problem.clue_id) if problem.clue_id else []
    return [*behind, *files.of_matter(session, problem.id)]


def shows_clue(session: Session, actor: Actor, clue_id: UUID) -> bool:
    """Return whether the actor sees a problem made of this clue, and so its papers."""
    statement = problems.visible_to(actor, P.id).where(P.clue_id == clue_id)
    return actor.may(Permission.problems_read) and session.execute(statement).first() is not None


def _seen(session: Session, actor: Actor, problem_id: UUID) -> bool:
    statement = problems.visible_to(actor, P.id).where(P.id == problem_id)
    return session.execute(statement).first() is not None
