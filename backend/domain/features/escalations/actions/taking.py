"""What every step shares: is it open to this actor, what of the group moves, who must be told."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments.queries import of_unit
from backend.domain.engines.assignments.rules import AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.escalations.queries.seeing import WORD, bundle_of, members
from backend.domain.features.escalations.rules import (
    FLOW,
    EscalationNumbers,
    EscalationState,
    EscalationStep,
    Standing,
    may_take,
)
from backend.domain.features.escalations.tables import Bundle, Escalation
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import NotAllowed
from backend.domain.kit.flow import StepNotOpen


def standing(session: Session, actor: Actor, one: Escalation, bundle: Bundle | None) -> Standing:
    """Return what the actor is to the escalation."""
    lead = bundle is not None and bundle.unit_id is not None and bundle.unit_id == actor.unit_id
    given = given_of(session, bundle) if lead and bundle else None
    return Standing(
        asks=actor.is_congress and actor.congress_id == one.congress_id,
        above=actor.is_congress and actor.congress_id == one.above_id,
        lead=given is not None,
        accepted=given is not None and given.state is AssignmentState.accepted,
        time_asked=bundle is not None and bundle.time_asked is not None,
    )


_PENDING = frozenset(
    {EscalationStep.ask_time, EscalationStep.grant_time, EscalationStep.refuse_time}
)


def must(
    session: Session,
    actor: Actor,
    one: Escalation,
    bundle: Bundle | None,
    step: EscalationStep,
) -> EscalationState:
    """Return where the step leads; raise StepNotOpen or NotAllowed."""
    target = FLOW.after(one.state, step)
    stood = standing(session, actor, one, bundle)
    if not may_take(actor, step, stood):
        if step in _PENDING and (stood.lead or stood.above):
            raise StepNotOpen()
        raise NotAllowed("这一步不由您办理。")
    return target


def move(
    session: Session,
    actor: Actor,
    bundle: Bundle,
    target: EscalationState,
    step: EscalationStep,
    title: str,
    *,
    note: str | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Sequence[Escalation]:
    """Move the whole group on, each with its entry; return its escalations."""
    bundle.state = target
    bundle.touch(now)
    session.add(bundle)
    all_ = members(session, bundle.id)
    for one in all_:
        one.state = target
        one.touch(now)
        session.add(one)
        tell_timeline(session, actor, one, step, title, note=note, file_ids=file_ids, now=now)
    return all_


def tell_timeline(
    session: Session,
    actor: Actor,
    one: Escalation,
    step: EscalationStep,
    title: str,
    *,
    note: str | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> None:
    record(
        session,
        actor,
        WORD,
        one.id,
        step.value,
        title[:200],
        note=note,
        file_ids=file_ids,
        now=now,
    )


def given_of(session: Session, bundle: Bundle) -> Assignment | None:
    """Return the unit's assignment of the group."""
    return of_unit(session, bundle.lead_id, bundle.unit_id) if bundle.unit_id else None


def numbers_of(session: Session, congress_id: UUID, now: datetime) -> EscalationNumbers:
    """Return the numbers of the congress that is asked, as they hold today."""
    kept = rulesets.in_force(session, WORD, congress_id, today_of(now))
    return EscalationNumbers.model_validate(kept.numbers if kept else {})


def after(session: Session, days: int, now: datetime) -> date:
    """Return the day that is so many working days from today."""
    return rulesets.working_days(session).after(today_of(now), days)


def tell_above(
    session: Session, congress_id: UUID, about_id: UUID, kind: str, title: str, body: str,
    *, now: datetime,
) -> None:  # fmt: skip
    """Tell the staff of the congress that is asked."""
    who = notices.accounts_of_congress(session, congress_id, Role.congress_staff)
    notices.tell(session, who, kind, title, body=body, word=WORD, about_id=about_id, now=now)


def tell_unit(session: Session, bundle: Bundle, kind: str, title: str, *, now: datetime) -> None:
    """Tell those who act for the unit that was given the group."""
    assert bundle.unit_id is not None
    who = notices.accounts_of_unit(session, bundle.unit_id)
    notices.tell(
        session, who, kind, title, body=bundle.title, word=WORD, about_id=bundle.lead_id, now=now
    )


def begun(
    session: Session, actor: Actor, one: Escalation, step: EscalationStep
) -> tuple[Bundle, EscalationState]:
    """Return the group and where the step leads; raise StepNotOpen or NotAllowed."""
    bundle = bundle_of(session, one, lock=True)
    target = must(session, actor, one, bundle, step)
    if bundle is None:
        raise StepNotOpen()
    return bundle, target


def given_to_unit(session: Session, bundle: Bundle) -> Assignment:
    """Return the unit's assignment of the group; raise StepNotOpen where no unit has it."""
    given = given_of(session, bundle)
    if given is None:
        raise StepNotOpen()
    return given


def tell_asked(session: Session, bundle: Bundle, kind: str, title: str, now: datetime) -> None:
    """Tell the staff of the congress that handles the group."""
    tell_above(session, bundle.congress_id, bundle.lead_id, kind, title, bundle.title, now=now)
