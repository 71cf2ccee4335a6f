"""Ballots and their rolls as they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, false, func, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.ballots.rules.life import BallotState
from backend.domain.engines.ballots.rules.roll import Drawn
from backend.domain.engines.ballots.tables import Ballot, PaperBatch, RollLine
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.queries import in_sight, kept
from backend.domain.people.congresses.tables import Congress

P = Permission


@dataclass(frozen=True)
class BallotFilters:
    congress_id: UUID | None = None
    state: Sequence[BallotState] = ()
    about_word: str | None = None
    about_id: UUID | None = None
    mine: bool | None = None
    """Those on whose roll the actor stands."""
    q: str | None = None


def on_roll(actor: Actor) -> Any:
    """Say of `Ballot` whether the actor stands on its roll."""
    if actor.person_id is None:
        return false()
    return exists().where(
        col(RollLine.ballot_id) == Ballot.id, col(RollLine.person_id) == actor.person_id
    )


def visible_to(actor: Actor) -> Any:
    """Every read starts here: desks see their own and those below, voters where they may cast."""
    desk = in_sight(actor) if actor.is_congress and actor.may(P.ballots_read) else false()
    voter = and_(col(Ballot.state) != BallotState.draft, on_roll(actor))
    return (
        select(Ballot, Congress)
        .join(Congress, col(Congress.id) == Ballot.congress_id)
        .where(or_(desk, voter))
    )


def ballot(
    session: Session, actor: Actor, ballot_id: UUID, *, lock: bool = False
) -> tuple[Ballot, Congress]:
    """Return the ballot and its congress; raise NotFound if it is out of sight."""
    statement = visible_to(actor).where(Ballot.id == ballot_id)
    if lock:
        statement = statement.with_for_update(of=Ballot).execution_options(populate_existing=True)
    found = session.execute(statement).one_or_none()
    if found is None:
        raise NotFound()
    return found[0], found[1]


def to_keep(session: Session, actor: Actor, ballot_id: UUID) -> tuple[Ballot, Congress]:
    """Return the ballot, held, to take a step of staff; raise NotFound or OnlyToRead."""
    found, congress = ballot(session, actor, ballot_id, lock=True)
    kept(session, actor, congress.id)
    return found, congress


def to_count(session: Session, actor: Actor, ballot_id: UUID) -> Ballot:
    """Return the ballot to do a teller's deed in it; raise NotFound or OnlyToRead."""
    found, congress = ballot(session, actor, ballot_id)
    kept(session, actor, congress.id)
    return found


def ballots(session: Session, actor: Actor, window: Window, filters: BallotFilters) -> PageOf[Any]:
    """Return a page of (ballot, congress), the latest first."""
    statement = visible_to(actor)
    if filters.congress_id is not None:
        statement = statement.where(Ballot.congress_id == filters.congress_id)
    if filters.state:
        statement = statement.where(col(Ballot.state).in_(filters.state))
    if filters.about_word:
        statement = statement.where(Ballot.about_word == filters.about_word)
    if filters.about_id:
        statement = statement.where(Ballot.about_id == filters.about_id)
    if filters.mine is not None:
        mine = and_(on_roll(actor), col(Ballot.state) != BallotState.draft)
        statement = statement.where(mine if filters.mine else ~mine)
    if filters.q:
        statement = statement.where(col(Ballot.title).contains(filters.q, autoescape=True))
    return page_of(session, statement, window, keys=[col(Ballot.created_at), col(Ballot.id)])


def line_of(session: Session, ballot_id: UUID, person_id: UUID | None) -> RollLine | None:
    """Return where a person stands on the roll, if they do."""
    if person_id is None:
        return None
    return session.exec(
        select(RollLine).where(RollLine.ballot_id == ballot_id, RollLine.person_id == person_id)
    ).one_or_none()


@dataclass(frozen=True)
class LineFilters:
    present: bool | None = None
    drawn: bool | None = None
    drawn_as: Drawn | None = None
    q: str | None = None


def lines(
    session: Session, ballot_id: UUID, window: Window, filters: LineFilters
) -> PageOf[RollLine]:
    """Return a page of the roll, in its order; the caller has found the ballot."""
    statement: Any = select(RollLine).where(RollLine.ballot_id == ballot_id)
    if filters.present is not None:
        is_there = col(RollLine.presence).is_not(None)
        statement = statement.where(is_there if filters.present else ~is_there)
    if filters.drawn is not None:
        has = col(RollLine.drawn_as).is_not(None)
        statement = statement.where(has if filters.drawn else ~has)
    if filters.drawn_as is not None:
        statement = statement.where(RollLine.drawn_as == filters.drawn_as)
    if filters.q:
        statement = statement.where(col(RollLine.name).contains(filters.q, autoescape=True))
    return page_of(session, statement, window, keys=[col(RollLine.number)], descending=False)


def line(session: Session, ballot_id: UUID, line_id: UUID, *, lock: bool = False) -> RollLine:
    """Return a line of this ballot's roll; raise NotFound."""
    statement = select(RollLine).where(RollLine.ballot_id == ballot_id, RollLine.id == line_id)
    found = session.exec(statement.with_for_update() if lock else statement).one_or_none()
    if found is None:
        raise NotFound()
    return found


def children(session: Session, ballot_id: UUID) -> Sequence[Ballot]:
    """Return what follows a ballot: run-offs, or its repetition."""
    return session.exec(
        select(Ballot).where(Ballot.parent_id == ballot_id).order_by(col(Ballot.created_at))
    ).all()


def batches(session: Session, ballot_id: UUID) -> Sequence[PaperBatch]:
    """Return the batches of paper ballots, in their order."""
    return session.exec(
        select(PaperBatch).where(PaperBatch.ballot_id == ballot_id).order_by(col(PaperBatch.number))
    ).all()


def batch(session: Session, ballot_id: UUID, batch_id: UUID) -> PaperBatch:
    """Return one batch, held; raise NotFound."""
    found = session.exec(
        select(PaperBatch)
        .where(PaperBatch.ballot_id == ballot_id, PaperBatch.id == batch_id)
        .with_for_update()
    ).one_or_none()
    if found is None:
        raise NotFound()
    return found


def roll_length(session: Session, ballot_id: UUID) -> int:
    """Return how many lines the roll has."""
    counted = select(func.count()).select_from(RollLine).where(RollLine.ballot_id == ballot_id)
    return int(session.exec(counted).one())


def with_traces(session: Session) -> list[UUID]:
    """Return the ballots that are over, whose order of casting may still be on the disk."""
    over = (BallotState.closed, BallotState.declared, BallotState.void)
    asked = select(Ballot.id).where(col(Ballot.state).in_(over), col(Ballot.traces_gone).is_(False))
    return list(session.exec(asked))


def still_open(session: Session, ballot_ids: Sequence[UUID]) -> set[UUID]:
    """Return those of the ballots that are open."""
    asked = select(Ballot.id).where(
        col(Ballot.id).in_(ballot_ids), Ballot.state == BallotState.open
    )
    return set(session.exec(asked))
