"""Numbers of a ballot, and its papers as they are counted and published."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlmodel import Session, col

from backend.domain.engines.ballots.queries.reading import batches
from backend.domain.engines.ballots.rules import Declaration, declare, tally
from backend.domain.engines.ballots.rules.board import FORMAT, named_line, secret_line, written
from backend.domain.engines.ballots.rules.life import BallotState, BoardSealed
from backend.domain.engines.ballots.rules.papers import Paper, Standing, standing
from backend.domain.engines.ballots.rules.reconciling import BatchState, NotReconciled, Reckoning
from backend.domain.engines.ballots.rules.roll import Drawn
from backend.domain.engines.ballots.rules.rule import BallotRule
from backend.domain.engines.ballots.tables import (
    Ballot,
    NamedPaper,
    RollLine,
    SecretPaper,
    box_of,
)

_AT_ONCE = 2_000


@dataclass(frozen=True)
class HallFigures:
    """What the hall's screen shows: how many, never a tendency."""

    entitled: int
    present: int
    drawn: int
    cast: int


def hall_figures(session: Session, ballot: Ballot) -> HallFigures:
    """Return how far the vote has come."""
    entitled = ballot.entitled
    there, phone, paper = _roll_counts(session, ballot.id)
    return HallFigures(entitled, there, phone + paper, _cast(session, ballot))


def _roll_counts(session: Session, ballot_id: UUID) -> tuple[int, int, int]:
    counted = select(
        func.count(col(RollLine.presence)),
        func.count().filter(col(RollLine.drawn_as) == Drawn.phone),
        func.count().filter(col(RollLine.drawn_as) == Drawn.paper),
    ).where(col(RollLine.ballot_id) == ballot_id)
    there, phone, paper = session.execute(counted).one()
    return there, phone, paper


def _cast(session: Session, ballot: Ballot) -> int:
    if not ballot.secret:
        return _count(session, NamedPaper, ballot.id)
    if ballot.state is BallotState.open:
        try:
            box = select(func.count()).select_from(box_of(ballot.id))
            return int(session.execute(box).scalar_one())
        except (OperationalError, ProgrammingError):
            pass  # Closed since it was read: the papers have moved.
    return _count(session, SecretPaper, ballot.id)


def _count(session: Session, table: Any, ballot_id: UUID) -> int:
    asked = select(func.count()).select_from(table).where(table.ballot_id == ballot_id)
    return int(session.execute(asked).scalar_one())


def reckoned(session: Session, ballot: Ballot) -> Reckoning:
    """Return what became of the papers of a ballot that has closed, as far as they are entered."""
    _, phone, given = _roll_counts(session, ballot.id)
    rule = BallotRule.model_validate(ballot.rule)
    valid = spoilt = 0
    for paper in batch_papers(session, ballot):
        if standing(rule, paper) is Standing.spoilt:
            spoilt += paper.copies
        else:
            valid += paper.copies
    return Reckoning(phone, _cast(session, ballot), given, valid + spoilt, valid, spoilt)


def batch_papers(session: Session, ballot: Ballot) -> Iterator[Paper]:
    """Return the paper ballots that were entered and not withdrawn."""
    for batch in batches(session, ballot.id):
        if batch.state is not BatchState.withdrawn:
            yield from map(Paper.of, batch.papers)


def papers(session: Session, ballot: Ballot) -> Iterator[Paper]:
    """Return every paper of a closed ballot, to be counted; memory does not grow with them."""
    for line in board_lines(session, ballot):
        yield Paper.of(json.loads(line))


def board(session: Session, ballot: Ballot) -> Iterator[str]:
    """Return the board, line by line: the head, then every paper; raise BoardSealed."""
    if ballot.board_head is None:
        raise BoardSealed()
    return chain([ballot.board_head], board_lines(session, ballot))


def counted(session: Session, ballot: Ballot) -> Declaration:
    """Return what the papers of a reconciled ballot come to; raise NotReconciled."""
    if ballot.reckoning is None:
        raise NotReconciled()
    rule = BallotRule.model_validate(ballot.rule)
    return declare(
        rule,
        tally(rule, papers(session, ballot)),
        entitled=ballot.entitled,
        present=ballot.present if ballot.in_session else None,
        given_out=ballot.reckoning["phone_drawn"] + ballot.reckoning["paper_given"],
    )


def head_line(ballot: Ballot, congress: str) -> str:
    """Return the first line: which ballot, by which rule, under which key, and how many."""
    key = ballot.public_key.hex() if ballot.public_key else None
    return written(
        {
            "format": FORMAT,
            "ballot_id": str(ballot.id),
            "title": ballot.title,
            "congress": congress,
            "rule": ballot.rule,
            "public_key": key,
            "entitled": ballot.entitled,
            "present": ballot.present,
            **(ballot.reckoning or {}),
        }
    )


def board_lines(session: Session, ballot: Ballot) -> Iterator[str]:
    """Return a line for every paper, in the board's order."""
    if ballot.secret:
        yield from _secret_lines(session, ballot.id)
    else:
        yield from _named_lines(session, ballot.id)
    yield from sorted(_batch_lines(session, ballot))


def _secret_lines(session: Session, ballot_id: UUID) -> Iterator[str]:
    columns = (SecretPaper.choices, SecretPaper.serial, SecretPaper.randomizer)
    asked = (
        select(*map(col, columns), col(SecretPaper.signature))
        .where(col(SecretPaper.ballot_id) == ballot_id)
        .order_by(col(SecretPaper.serial))
    )
    for choices, *credential in session.execute(asked).yield_per(_AT_ONCE):
        yield secret_line(choices, *map(bytes, credential))


def _named_lines(session: Session, ballot_id: UUID) -> Iterator[str]:
    asked = (
        select(col(NamedPaper.choices), col(RollLine.number), col(RollLine.name))
        .join(RollLine, col(RollLine.id) == NamedPaper.line_id)
        .where(col(NamedPaper.ballot_id) == ballot_id)
        .order_by(col(RollLine.number))
    )
    for choices, number, name in session.execute(asked).yield_per(_AT_ONCE):
        yield named_line(choices, number, name)


def _batch_lines(session: Session, ballot: Ballot) -> Iterator[str]:
    alike: dict[str, int] = {}
    for batch in batches(session, ballot.id):
        if batch.state is not BatchState.withdrawn:
            for said in batch.papers:
                plain = written({key: value for key, value in said.items() if key != "copies"})
                alike[plain] = alike.get(plain, 0) + said["copies"]
    for plain, copies in alike.items():
        yield written({**json.loads(plain), "copies": copies})
