"""Paper ballots: entered in batches by a teller, confirmed by two different ones."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, func, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.ballots.actions.taking import WORD, rule_of
from backend.domain.engines.ballots.rules.life import BallotState
from backend.domain.engines.ballots.rules.papers import Paper, canonical, check_written
from backend.domain.engines.ballots.rules.reconciling import (
    AlreadyReconciled,
    BatchesClosed,
    BatchSettled,
    BatchState,
    SameTeller,
)
from backend.domain.engines.ballots.tables import Ballot, PaperBatch
from backend.domain.journal.actions import record
from backend.domain.kit.repeats import made_before


def enter(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    *,
    id: UUID,
    papers: Sequence[Paper],
    now: datetime,
) -> PaperBatch:
    """Enter paper ballots, alike ones together; who chose too many is spoilt, not refused.

    Raise BatchesClosed, AlreadyReconciled, or what `check_written` raises.
    """
    _must_take(actor, ballot)
    before = made_before(session, PaperBatch, id, ballot_id=ballot.id)
    if before is not None:
        return before
    rule = rule_of(ballot)
    for paper in papers:
        check_written(rule, paper)
    last = select(func.max(PaperBatch.number)).where(PaperBatch.ballot_id == ballot.id)
    ordered = sorted(papers, key=lambda paper: (paper.spoilt, canonical(ballot.id, paper)))
    made = PaperBatch(
        id=id,
        ballot_id=ballot.id,
        number=(session.exec(last).one() or 0) + 1,
        papers=[_plain(paper) for paper in ordered],
        count=sum(paper.copies for paper in papers),
        entered_by=actor.name,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    return _told(session, actor, ballot, made, "enter", f"登记第 {made.number} 批纸质票", now)


def confirm(
    session: Session, actor: Actor, ballot: Ballot, batch: PaperBatch, *, now: datetime
) -> PaperBatch:
    """Confirm a batch after comparing it with the papers; raise SameTeller, BatchSettled."""
    _must_take(actor, ballot)
    if batch.state is BatchState.entered:
        batch.state, batch.first_id, batch.first_by = BatchState.once, actor.account_id, actor.name
    elif batch.state is BatchState.once:
        if batch.first_id == actor.account_id:
            raise SameTeller()
        batch.state, batch.second_by = BatchState.confirmed, actor.name
    else:
        raise BatchSettled()
    return _told(session, actor, ballot, batch, "confirm", f"确认第 {batch.number} 批纸质票", now)


def withdraw(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    batch: PaperBatch,
    *,
    reason: str,
    now: datetime,
) -> PaperBatch:
    """Take a batch back, with the reason, to enter it again; raise BatchSettled."""
    _must_take(actor, ballot)
    if batch.state is BatchState.withdrawn:
        raise BatchSettled()
    batch.state, batch.withdrawn_reason = BatchState.withdrawn, reason
    title = f"撤回第 {batch.number} 批纸质票"
    return _told(session, actor, ballot, batch, "withdraw-batch", title, now, reason)


def _must_take(actor: Actor, ballot: Ballot) -> None:
    actor.must(Permission.ballots_count)
    if ballot.reckoning is not None:
        raise AlreadyReconciled()
    if ballot.state not in {BallotState.open, BallotState.closed}:
        raise BatchesClosed()


def _told(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    batch: PaperBatch,
    step: str,
    title: str,
    now: datetime,
    note: str | None = None,
) -> PaperBatch:
    if batch.updated_at != now:
        batch.touch(now)
    session.add(batch)
    session.flush()
    record(session, actor, WORD, ballot.id, step, f"{title}，{batch.count} 张", note=note, now=now)
    return batch


def _plain(paper: Paper) -> dict[str, object]:
    spoilt = {"spoilt": True} if paper.spoilt else {}
    return {
        "marks": dict(sorted(paper.marks.items())),
        "write_ins": sorted(paper.write_ins),
        "copies": paper.copies,
        **spoilt,
    }
