"""Merging and screening."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.proposing import (
    SCREENED_IN,
    may_withdraw,
)
from backend.domain.features.projects.actions.taking import (
    done,
    own,
)
from backend.domain.features.projects.rules import (
    PROPOSAL_FLOW,
    EntryUnknown,
    HasMerged,
    MergeIntoItself,
    NotScreening,
    ProposalState,
    ProposalStep,
    RoundState,
    check_screening,
)
from backend.domain.features.projects.tables import Proposal, Round
from backend.domain.kit.errors import NotAllowed

OPEN = frozenset({ProposalState.received, ProposalState.passed})


def merge(
    session: Session, actor: Actor, proposal: Proposal, *, into: Proposal, now: datetime
) -> Proposal:
    """Join it to another of the round that wants the same.

    Raise NotScreening, StepNotOpen, MergeIntoItself, HasMerged.
    """
    to_screen(session, actor, proposal)
    state = PROPOSAL_FLOW.after(proposal.state, ProposalStep.merge)
    if into.id == proposal.id or into.round_id != proposal.round_id or into.state not in OPEN:
        raise MergeIntoItself.at("body.into_id")
    joined = select(Proposal.id).where(Proposal.merged_into == proposal.id)
    if session.exec(joined).first() is not None:
        raise HasMerged()
    proposal.state, proposal.merged_into = state, into.id
    proposal.reason = f"与“{into.title}”合并办理"
    done(session, actor, proposal, "merge", "合并", note=proposal.reason, now=now)
    return proposal


def separate(session: Session, actor: Actor, proposal: Proposal, *, now: datetime) -> Proposal:
    """Take it out of what it was joined to; raise NotScreening, StepNotOpen."""
    to_screen(session, actor, proposal)
    proposal.state = PROPOSAL_FLOW.after(proposal.state, ProposalStep.separate)
    proposal.merged_into = proposal.reason = None
    done(session, actor, proposal, "separate", "分开办理", now=now)
    return proposal


def pass_(
    session: Session,
    actor: Actor,
    proposal: Proposal,
    *,
    entries: Sequence[str],
    money_ok: bool,
    land_ok: bool,
    one_year_ok: bool,
    reason: str,
    now: datetime,
) -> Proposal:
    """Let it pass: on the positive list, not on the negative, and feasible.

    Raise NotScreening, StepNotOpen, EntryUnknown, OnNegativeList, NotPositive, NotFeasible.
    """
    round_ = to_screen(session, actor, proposal)
    state = PROPOSAL_FLOW.after(proposal.state, ProposalStep.pass_)
    lists = queries.lists_for(session, round_)
    check_screening(lists, entries, money=money_ok, land=land_ok, one_year=one_year_ok)
    proposal.state = state
    _screened(proposal, entries, money_ok, land_ok, one_year_ok, reason)
    done(session, actor, proposal, "pass", "通过筛选", note=reason, now=now)
    return proposal


def decline(
    session: Session,
    actor: Actor,
    proposal: Proposal,
    *,
    entries: Sequence[str] = (),
    money_ok: bool | None = None,
    land_ok: bool | None = None,
    one_year_ok: bool | None = None,
    reason: str,
    now: datetime,
) -> Proposal:
    """Do not take it up, and say why; raise NotScreening, StepNotOpen, EntryUnknown."""
    round_ = to_screen(session, actor, proposal)
    state = PROPOSAL_FLOW.after(proposal.state, ProposalStep.decline)
    lists = queries.lists_for(session, round_)
    if not set(entries) <= {one.key for listed in lists.values() for one in listed}:
        raise EntryUnknown.at("body.entries")
    proposal.state = state
    _screened(proposal, entries, money_ok, land_ok, one_year_ok, reason)
    done(session, actor, proposal, "decline", "不予采纳", note=reason, now=now)
    return proposal


def keep_in_pool(
    session: Session, actor: Actor, proposal: Proposal, *, reason: str, now: datetime
) -> Proposal:
    """Keep it for a later year; raise NotScreening, StepNotOpen."""
    to_screen(session, actor, proposal)
    if proposal.state is ProposalState.nominated:
        raise NotScreening("已列为候选项目；要放回储备库，请先撤下候选项目。")
    proposal.state = PROPOSAL_FLOW.after(proposal.state, ProposalStep.pool)
    proposal.reason = reason
    done(session, actor, proposal, "pool", "列入储备库", note=reason, now=now)
    return proposal


def restore(
    session: Session, actor: Actor, proposal: Proposal, *, reason: str, now: datetime
) -> Proposal:
    """Screen it once more; raise NotScreening, StepNotOpen."""
    to_screen(session, actor, proposal)
    if proposal.state is ProposalState.nominated:
        raise NotScreening("已列为候选项目；要重新筛选，请先撤下候选项目。")
    proposal.state = PROPOSAL_FLOW.after(proposal.state, ProposalStep.restore)
    done(session, actor, proposal, "restore", "重新筛选", note=reason, now=now)
    return proposal


def withdraw_proposal(
    session: Session, actor: Actor, proposal: Proposal, *, reason: str, now: datetime
) -> Proposal:
    """Take one's own back while it waits; raise NotAllowed, StepNotOpen."""
    state = PROPOSAL_FLOW.after(proposal.state, ProposalStep.withdraw)
    if not may_withdraw(actor, proposal):
        raise NotAllowed("只有提出的人能撤回。")
    proposal.state, proposal.reason = state, reason
    done(session, actor, proposal, "withdraw", "撤回", note=reason, now=now)
    return proposal


def _screened(
    proposal: Proposal,
    entries: Sequence[str],
    money: bool | None,
    land: bool | None,
    one_year: bool | None,
    reason: str,
) -> None:
    proposal.entries, proposal.reason = list(entries), reason
    proposal.money_ok, proposal.land_ok, proposal.one_year_ok = money, land, one_year


def to_screen(session: Session, actor: Actor, proposal: Proposal, *states: RoundState) -> Round:
    """Return the round, which must be in one of these states; raise OnlyToRead, NotScreening."""
    own(actor, proposal)
    round_ = session.get_one(Round, proposal.round_id)
    if round_.state not in (states or SCREENED_IN):
        raise NotScreening()
    return round_
