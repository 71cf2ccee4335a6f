"""From papers that add up to a result that an officer confirms; and what must follow it."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.ballots import queries
from backend.domain.engines.ballots.actions.keeping import copy_roll, make
from backend.domain.engines.ballots.actions.opening import void
from backend.domain.engines.ballots.actions.taking import finish, rule_of, take
from backend.domain.engines.ballots.rules import Declaration, following
from backend.domain.engines.ballots.rules.board import digest_of
from backend.domain.engines.ballots.rules.life import (
    AlreadyFollowed,
    BallotState,
    BallotStep,
    Kin,
    RepeatUncalled,
    RunOffUncalled,
)
from backend.domain.engines.ballots.rules.reconciling import (
    AlreadyReconciled,
    BatchesUnconfirmed,
    BatchState,
    NotReconciled,
    Reckoning,
    must_add_up,
)
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.people.congresses.tables import Congress

TOO_MANY = "收回的票多于发出的票，整次投票无效（选举法第四十四条）"
"""Source: Election Law (选举法, 2020), art. 44."""


def needs_reconciling(session: Session, ballot: Ballot) -> bool:
    """Say whether there is paper to add up; with phones alone the numbers are known."""
    said = queries.reckoned(session, ballot)
    return bool(said.paper_given or said.paper_collected or said.too_many)


def settle(
    session: Session, actor: Actor, ballot: Ballot, congress: Congress, *, now: datetime
) -> Ballot:
    """Fix the board of a ballot that had no paper, when it closes."""
    if needs_reconciling(session, ballot):
        return ballot
    return _fix(session, actor, ballot, congress, queries.reckoned(session, ballot), now)


def reconcile(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    congress: Congress,
    *,
    collected: int,
    not_returned: int,
    now: datetime,
) -> Ballot:
    """Compare what was counted by hand with what was entered and given out, and fix the board.

    More papers than were given out void the ballot. Raise BatchesUnconfirmed, DoesNotAddUp,
    AlreadyReconciled. Source: Election Law (选举法, 2020), art. 44
    """
    take(ballot, BallotStep.reconcile, now=now)
    if ballot.reckoning is not None:
        raise AlreadyReconciled()
    waiting = {BatchState.entered, BatchState.once}
    if any(batch.state in waiting for batch in queries.batches(session, ballot.id)):
        raise BatchesUnconfirmed()
    said = queries.reckoned(session, ballot)
    must_add_up(said, collected=collected, not_returned=not_returned)
    if said.too_many:
        return void(session, actor, ballot, reason=TOO_MANY, now=now)
    return _fix(session, actor, ballot, congress, said, now)


def _fix(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    congress: Congress,
    said: Reckoning,
    now: datetime,
) -> Ballot:
    ballot.reckoning = said.said()
    ballot.board_head = queries.head_line(ballot, congress.name)
    ballot.board_digest = digest_of(queries.board(session, ballot))
    title = f"票数对平，票面公布表摘要 {ballot.board_digest[:16]}"
    details = {**said.said(), "board_sha256": ballot.board_digest}
    return finish(session, actor, ballot, "reconcile", title, details=details, now=now)


def declare(
    session: Session, actor: Actor, ballot: Ballot, *, declared_by: str, now: datetime
) -> Ballot:
    """Confirm, as the named officer, the result that the engine computes; raise NotReconciled."""
    actor.must(Permission.ballots_declare)
    take(ballot, BallotStep.declare, now=now)
    if ballot.reckoning is None:
        raise NotReconciled()
    result = queries.counted(session, ballot)
    ballot.result = result.model_dump(mode="json")
    ballot.declared_at, ballot.declared_by, ballot.declared_account = now, declared_by, actor.name
    title = f"宣布结果，宣布人{declared_by}"
    note = "\n".join(result.trace)
    return finish(session, actor, ballot, "declare", title, note=note, now=now)


def follow(
    session: Session,
    actor: Actor,
    parent: Ballot,
    congress: Congress,
    *,
    id: UUID,
    title: str,
    now: datetime,
) -> Ballot:
    """Set the ballot that follows: a run-off or second vote, or a void one once more.

    Each is followed once. Raise AlreadyFollowed, RunOffUncalled, RepeatUncalled, StepNotOpen.
    """
    if any(one.id != id for one in queries.children(session, parent.id)):
        raise AlreadyFollowed()
    take(parent, BallotStep.follow, now=parent.updated_at)
    parent.version -= 1
    rule, kin = rule_of(parent), Kin.repeat
    if parent.state is BallotState.declared:
        result = Declaration.model_validate(parent.result)
        after = following(rule, result)
        if after is None:
            raise RunOffUncalled()
        rule, kin = after, Kin.run_off
    elif parent.state is not BallotState.void:
        raise RepeatUncalled()
    made = make(
        session,
        actor,
        congress,
        id=id,
        title=title,
        words=parent.words,
        rule=rule,
        about_word=parent.about_word,
        about_id=parent.about_id,
        parent=parent,
        kin=kin,
        now=now,
    )
    if made.entitled == 0:
        copy_roll(session, parent, made)
    return made
