"""Bodies, their measures, and what is said, as they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, exists, func
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.staffing.rules import GOING, BodyStanding, MeasureKind, MeasureState
from backend.domain.features.staffing.tables import Measure, Statement
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.queries import in_sight
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import Level
from backend.domain.people.units.queries import named_like
from backend.domain.people.units.rules import INTERNAL_KINDS, UnitKind, share
from backend.domain.people.units.tables import Unit

M: Any = Measure
U: Any = Unit
B = BodyStanding


@dataclass(frozen=True)
class BodyFilter:
    """Which bodies are listed; nothing set shows all in sight."""

    congress_id: UUID | None = None
    level: Level | None = None
    kind: UnitKind | None = None
    one_person: bool | None = None
    standing: Sequence[BodyStanding] = ()
    measure: MeasureKind | None = None
    """A measure of this kind that is not withdrawn."""
    late: bool | None = None
    """A measure under way whose target day has passed."""
    q: str | None = None


@dataclass(frozen=True)
class Counts:
    """The bodies of a congress, or of several together."""

    bodies: int = 0
    one_person: int = 0
    cleared: int = 0
    under_way: int = 0
    untouched: int = 0
    unknown: int = 0
    late: int = 0
    posts: int = 0
    staff: int = 0

    @property
    def share(self) -> str | None:
        """One-person of all in per cent, two decimals: 32 of 83 is 38.55. Source: G2."""
        return share(self.one_person, self.bodies)

    @property
    def cleared_share(self) -> str | None:
        """Cleared of the one-person ones in per cent."""
        return share(self.cleared, self.one_person)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(a + getattr(other, n) for n, a in vars(self).items()))


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read of bodies starts here: those of the congresses in sight, in use."""
    statement: Select[Any] = select(*(columns or (Unit, Congress)))
    return statement.join(Congress, col(Congress.id) == U.congress_id).where(
        in_sight(actor), U.kind.in_(INTERNAL_KINDS), U.ended.is_(False)
    )


def _has(*which: Any) -> Any:
    return exists().where(M.unit_id == U.id, *which)


def _going() -> Any:
    return _has(M.state.in_(GOING))


def _in_place() -> Any:
    return _has(M.state == MeasureState.done)


def _late(today: date) -> Any:
    return _has(M.state.in_(GOING), M.target_on < today)


def stands(what: BodyStanding) -> Any:
    """Say of a body that it stands so; the same as `rules.standing`."""
    one = func.coalesce(U.posts, 0) == 1
    return {
        B.unknown: U.posts.is_(None),
        B.staffed: U.posts.is_not(None) & ~one,
        B.cleared: one & _in_place(),
        B.under_way: one & ~_in_place() & _going(),
        B.untouched: one & ~_in_place() & ~_going(),
    }[what]


def filtered(statement: Select[Any], asked: BodyFilter, *, today: date) -> Select[Any]:
    """Narrow a statement over bodies."""
    for column, value in (
        (U.congress_id, asked.congress_id),
        (col(Congress.level), asked.level),
        (U.kind, asked.kind),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if asked.one_person is not None:
        one = func.coalesce(U.posts, 0) == 1
        statement = statement.where(one if asked.one_person else ~one)
    if asked.standing:
        found = stands(asked.standing[0])
        for other in asked.standing[1:]:
            found = found | stands(other)
        statement = statement.where(found)
    if asked.measure is not None:
        valid = M.state != MeasureState.withdrawn
        statement = statement.where(_has(M.kind == asked.measure, valid))
    if asked.late is not None:
        statement = statement.where(_late(today) if asked.late else ~_late(today))
    if asked.q:
        statement = statement.where(named_like(asked.q))
    return statement


KEYS = (col(Congress.scope), U.position, U.id)


def bodies(
    session: Session, actor: Actor, window: Window, asked: BodyFilter, *, today: date
) -> PageOf[Any]:
    """Return a page of (unit, congress), county by county."""
    statement = filtered(visible_to(actor), asked, today=today)
    return page_of(session, statement, window, keys=list(KEYS), descending=False)


def all_bodies(session: Session, actor: Actor, asked: BodyFilter, *, today: date) -> list[Any]:
    """Return every (unit, congress), for a workbook."""
    statement = filtered(visible_to(actor), asked, today=today).order_by(*KEYS)
    return list(session.execute(statement))


def body(session: Session, actor: Actor, unit_id: UUID) -> tuple[Unit, Congress]:
    """Return one body; raise NotFound also for what is none."""
    found = session.execute(visible_to(actor).where(U.id == unit_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found[0], found[1]


def counts(
    session: Session, actor: Actor, asked: BodyFilter, *, today: date
) -> list[tuple[Congress, Counts]]:
    """Return the counts of each congress of the level asked; those without bodies, too."""
    inside = and_(U.congress_id == Congress.id, U.kind.in_(INTERNAL_KINDS), U.ended.is_(False))
    one = func.coalesce(U.posts, 0) == 1
    sums = [
        func.count(U.id),
        *(
            func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
            for condition in (
                one,
                stands(B.cleared),
                stands(B.under_way),
                stands(B.untouched),
                U.id.is_not(None) & stands(B.unknown),
                _late(today),
            )
        ),
        func.coalesce(func.sum(U.posts), 0),
        func.coalesce(func.sum(U.staff), 0),
    ]
    statement = select(Congress, *sums).outerjoin(Unit, inside).where(in_sight(actor))
    if asked.level is not None:
        statement = statement.where(Congress.level == asked.level)
    if asked.congress_id is not None:
        statement = statement.where(Congress.id == asked.congress_id)
    grouped = statement.group_by(col(Congress.id)).order_by(col(Congress.scope))
    return [(row[0], Counts(*(int(n) for n in row[1:]))) for row in session.execute(grouped)]


def measures(session: Session, unit_ids: Sequence[UUID]) -> dict[UUID, list[Measure]]:
    """Return the measures of each body, the latest last."""
    found: dict[UUID, list[Measure]] = {id_: [] for id_ in unit_ids}
    if unit_ids:
        asked = select(Measure).where(M.unit_id.in_(unit_ids)).order_by(M.created_at, M.id)
        for measure in session.exec(asked):
            found[measure.unit_id].append(measure)
    return found


def measure(session: Session, actor: Actor, measure_id: UUID, *, lock: bool = False) -> Measure:
    """Return one measure; raise NotFound if its congress is out of sight."""
    asked = (
        select(Measure)
        .join(Congress, col(Congress.id) == M.congress_id)
        .where(M.id == measure_id, in_sight(actor))
    )
    if lock:
        asked = asked.with_for_update(of=Measure)
    found = session.exec(asked).one_or_none()
    if found is None:
        raise NotFound()
    return found


def statements(
    session: Session, actor: Actor, congress_ids: Sequence[UUID], *, withdrawn: bool = False
) -> Sequence[Statement]:
    """Return what is said of these congresses, the latest first."""
    asked = (
        select(Statement)
        .join(Congress, col(Congress.id) == Statement.congress_id)
        .where(in_sight(actor), col(Statement.congress_id).in_(congress_ids))
        .order_by(
            col(Statement.said_on).desc(),
            col(Statement.created_at).desc(),
            col(Statement.id).desc(),
        )
    )
    if not withdrawn:
        asked = asked.where(col(Statement.withdrawn_at).is_(None))
    return session.exec(asked).all()


def statement(
    session: Session, actor: Actor, statement_id: UUID, *, lock: bool = False
) -> Statement:
    """Return one statement; raise NotFound if of whom it is said is out of sight."""
    asked = (
        select(Statement)
        .join(Congress, col(Congress.id) == Statement.congress_id)
        .where(Statement.id == statement_id, in_sight(actor))
    )
    if lock:
        asked = asked.with_for_update(of=Statement)
    found = session.exec(asked).one_or_none()
    if found is None:
        raise NotFound()
    return found
