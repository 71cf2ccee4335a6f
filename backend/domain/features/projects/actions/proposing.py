"""Proposals of people with an account, and putting them right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission, Role
from backend.domain.engines.numbers.actions import next_number
from backend.domain.features.projects.actions.taking import PROPOSAL_WORD, check_unit, done, own
from backend.domain.features.projects.rules import (
    EDITABLE,
    NotCollecting,
    NotScreening,
    ProjectField,
    ProposalSource,
    ProposalState,
    RoundState,
)
from backend.domain.features.projects.tables import Proposal, Round
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import NotAllowed
from backend.domain.kit.repeats import made_before
from backend.domain.people.divisions import queries as divisions

SCREENED_IN = frozenset({RoundState.collecting, RoundState.screening})


@dataclass(frozen=True)
class Wanted:
    """What is proposed."""

    title: str
    words: str
    field: ProjectField
    division_id: UUID | None = None
    place_words: str | None = None
    beneficiaries: int | None = None
    beneficiaries_least: bool = False
    cost: int | None = None


def propose(
    session: Session,
    actor: Actor,
    round_: Round,
    wanted: Wanted,
    *,
    id: UUID,
    source: ProposalSource = ProposalSource.resident,
    name: str | None = None,
    phone: str | None = None,
    unit_id: UUID | None = None,
    now: datetime,
) -> Proposal:
    """Propose: deputies and units for themselves, staff for whoever told them.

    A repeat under the same id returns the first. Raise NotAllowed, NotCollecting, NotScreening,
    PlaceElsewhere, UnitElsewhere, IdTaken.
    """
    actor.must(Permission.projects_propose)
    if actor.congress_id != round_.congress_id:
        raise NotAllowed("只能向本级人大提建议。")
    before = made_before(session, Proposal, id, round_id=round_.id, title=wanted.title)
    if before is not None:
        return before
    if actor.role is Role.congress_staff:
        if round_.state not in SCREENED_IN:
            raise NotScreening()
        check_unit(session, round_.congress_id, unit_id, "body.unit_id")
        who: dict[str, Any] = {"source": source, "name": name, "phone": phone, "unit_id": unit_id}
    else:
        must_collect(round_, now)
        unit = actor.role is Role.unit_staff
        who = {"source": ProposalSource.unit if unit else ProposalSource.deputy}
        who |= {"unit_id": actor.unit_id} if unit else {"proposer_id": actor.person_id}
    made = new_proposal(session, round_, wanted, id=id, now=now, **who)
    done(session, actor, made, "propose", "提出建议", now=now)
    return made


def must_collect(round_: Round, now: datetime) -> None:
    """Raise NotCollecting unless the round collects, on one of its days."""
    days = round_.collect_from <= today_of(now) <= round_.collect_to
    if round_.state is not RoundState.collecting or not days:
        raise NotCollecting()


def new_proposal(
    session: Session,
    round_: Round,
    wanted: Wanted,
    *,
    id: UUID,
    source: ProposalSource,
    now: datetime,
    **more: Any,
) -> Proposal:
    """Write a proposal down under the next number; raise PlaceElsewhere."""
    divisions.must_lie_in(session, round_.scope, wanted.division_id, "body.division_id")
    made = Proposal(
        id=id,
        congress_id=round_.congress_id,
        scope=round_.scope,
        round_id=round_.id,
        year=round_.year,
        number=next_number(session, round_.congress_id, PROPOSAL_WORD, round_.year),
        source=source,
        created_at=now,
        updated_at=now,
        **vars(wanted),
        **more,
    )
    session.add(made)
    session.flush()
    return made


def edit_proposal(
    session: Session, actor: Actor, proposal: Proposal, *, to: Mapping[str, Any], now: datetime
) -> Proposal:
    """Put words, field, place and numbers right; raise OnlyToRead, NotScreening."""
    own(actor, proposal)
    if proposal.state not in EDITABLE:
        raise NotScreening("这条建议已经合并、办结或者列为候选，不能再改。")
    if "division_id" in to:
        divisions.must_lie_in(session, proposal.scope, to["division_id"], "body.division_id")
    changed = {name: value for name, value in to.items() if getattr(proposal, name) != value}
    details = {name: [str(getattr(proposal, name)), str(value)] for name, value in changed.items()}
    for name, value in changed.items():
        setattr(proposal, name, value)
    if changed:
        done(session, actor, proposal, "edit", "修改", details=details, now=now)
    return proposal


def may_withdraw(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor may take it back: who proposed it, while it waits."""
    if proposal.state is not ProposalState.received:
        return False
    if actor.role is Role.deputy:
        return proposal.proposer_id is not None and proposal.proposer_id == actor.person_id
    if actor.role is Role.unit_staff:
        return proposal.unit_id is not None and proposal.unit_id == actor.unit_id
    own_ = actor.congress_id == proposal.congress_id
    return own_ and actor.may(Permission.projects_keep)
