"""The ledger of proposals, their twins, and the pool."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.projects.queries.seeing import O, R, proposals_visible_to
from backend.domain.features.projects.rules import (
    ProjectField,
    ProposalSource,
    ProposalState,
    RoundState,
)
from backend.domain.features.projects.tables import Proposal, Round
from backend.domain.kit import secrets
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.text import likeness, normalised
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.persons.tables import Person
from backend.domain.people.units.tables import Unit

LIKELY = 0.3
"""From this likeness on two proposals are shown as twins."""


class ProposalSort(StrEnum):
    """How a list is ordered; the id breaks ties."""

    newest = "newest"
    number = "number"


@dataclass(frozen=True)
class ProposalFilters:
    """What a list is narrowed to."""

    congress_id: UUID | None = None
    round_id: UUID | None = None
    year: int | None = None
    source: Sequence[ProposalSource] = ()
    state: Sequence[ProposalState] = ()
    field: Sequence[ProjectField] = ()
    merged_into: UUID | None = None
    project_id: UUID | None = None
    q: str | None = None
    sort: ProposalSort = ProposalSort.newest


@dataclass(frozen=True)
class ProposalTwin:
    """A proposal that may want the same; `likeness` 0 to 1."""

    proposal: Proposal
    likeness: float


def _filtered(statement: Select[Any], filters: ProposalFilters) -> Select[Any]:
    equal = ("congress_id", "round_id", "year", "merged_into", "project_id")
    found: list[Any] = [
        getattr(O, name) == value for name in equal if (value := getattr(filters, name)) is not None
    ]
    found += [
        column.in_(listed)
        for column, listed in (
            (O.source, filters.source),
            (O.state, filters.state),
            (O.field, filters.field),
        )
        if listed
    ]
    if filters.q:
        said = (O.title, O.words, O.place_words)
        found.append(or_(*(c.contains(filters.q, autoescape=True) for c in said)))
    return statement.where(*found)


def _statement(actor: Actor) -> Select[Any]:
    columns = (
        O,
        col(Congress.short_name),
        col(Congress.level),
        col(Unit.name),
        col(Division.name),
        col(Person.name),
    )
    return (
        proposals_visible_to(actor, *columns)
        .join(Congress, col(Congress.id) == O.congress_id)
        .outerjoin(Unit, col(Unit.id) == O.unit_id)
        .outerjoin(Division, col(Division.id) == O.division_id)
        .outerjoin(Person, col(Person.id) == O.proposer_id)
    )


def proposals(
    session: Session, actor: Actor, filters: ProposalFilters, window: Window
) -> PageOf[Any]:
    """Return a page of (proposal, congress, its level, unit, place, deputy's name)."""
    newest = filters.sort is ProposalSort.newest
    keys = [O.created_at, O.id] if newest else [col(Congress.scope), O.year, O.number, O.id]
    narrowed = _filtered(_statement(actor), filters)
    return page_of(session, narrowed, window, keys=keys, descending=newest)


def every_proposal(
    session: Session, actor: Actor, filters: ProposalFilters, most: int
) -> Sequence[Any]:
    """Return the rows of `proposals` for a workbook, `most` at the most."""
    ordered = _filtered(_statement(actor), filters).order_by(
        col(Congress.scope), O.year, O.number, O.id
    )
    return session.execute(ordered.limit(most)).all()


def proposal_row(session: Session, actor: Actor, proposal_id: UUID) -> Any:
    """Return one row as `proposals` does."""
    return session.execute(_statement(actor).where(O.id == proposal_id)).one()


def proposal_twins(session: Session, of: Proposal) -> list[ProposalTwin]:
    """Return the likeliest others of the same round, the likeliest first, at most five."""
    dead = [ProposalState.withdrawn, ProposalState.merged]
    asked = (
        select(Proposal)
        .where(O.round_id == of.round_id, O.id != of.id, O.state.not_in(dead))
        .order_by(O.created_at.desc())
        .limit(1000)
    )
    scored = [ProposalTwin(one, likeness_of(of, one)) for one in session.exec(asked)]
    return sorted((t for t in scored if t.likeness >= LIKELY), key=lambda t: -t.likeness)[:5]


def likeness_of(one: Proposal, other: Proposal) -> float:
    """Return how alike two proposals are, 0 to 1: by words, a little more in the same place."""
    words = likeness(f"{one.title}{one.words}", f"{other.title}{other.words}")
    here = one.division_id is not None and one.division_id == other.division_id
    same = 0.1 if here else 0.0
    same += 0.05 if one.field is other.field else 0.0
    return min(1.0, words + same) if words else 0.0


def pool(session: Session, round_: Round) -> list[Proposal]:
    """Return what waits in the pools of the congress's earlier rounds and was not drawn yet."""
    drawn = select(O.drawn_from).where(O.round_id == round_.id, O.drawn_from.is_not(None))
    asked = (
        select(Proposal)
        .join(Round, R.id == O.round_id)
        .where(
            O.congress_id == round_.congress_id,
            O.state == ProposalState.pooled,
            R.year < round_.year,
            R.state != RoundState.cancelled,
            O.id.not_in(drawn),
        )
        .order_by(O.year.desc(), O.number)
    )
    return list(session.exec(asked))


def of_state(session: Session, round_id: UUID, state: ProposalState) -> list[Proposal]:
    """Return a round's proposals in this state, in the order of their numbers."""
    asked = select(Proposal).where(O.round_id == round_id, O.state == state)
    return list(session.exec(asked.order_by(O.number)))


def funnel(session: Session, actor: Actor, round_id: UUID) -> dict[tuple[str, str], int]:
    """Count a round's proposals the actor may see by (source, state)."""
    counted = (
        proposals_visible_to(actor, O.source, O.state, func.count())
        .where(O.round_id == round_id)
        .group_by(O.source, O.state)
    )
    return {(source.value, state.value): n for source, state, n in session.execute(counted)}


def receipt_print(round_id: UUID, receipt: str) -> str:
    """Return what stands in `receipt_print`, however the receipt was typed."""
    return secrets.fingerprint(f"project-receipt:{round_id.hex}:{normalised(receipt)}")


def by_receipt(session: Session, round_id: UUID, receipt: str) -> Proposal | None:
    """Return what a receipt was given for in this round, or nothing."""
    return session.exec(
        select(Proposal).where(
            O.round_id == round_id, O.receipt_print == receipt_print(round_id, receipt)
        )
    ).one_or_none()
