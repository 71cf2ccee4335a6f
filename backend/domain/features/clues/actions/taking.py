"""What every step shares: is it open to this actor, where does it lead, who must be told."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments.queries import of_unit
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.engines.files import actions as files
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.clues.rules import (
    FLOW,
    ClueNumbers,
    ClueState,
    ClueStep,
    Holder,
    Standing,
    may_take,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import NEVER, today_of
from backend.domain.kit.errors import NotAllowed
from backend.domain.kit.flow import StepNotOpen

WORD = "clues"


def numbers_of(session: Session, clue: Clue) -> ClueNumbers:
    """Return the numbers of the version that the clue began under."""
    kept = session.get(RuleSet, clue.rule_set_id) if clue.rule_set_id else None
    return ClueNumbers.model_validate(kept.numbers if kept else {})


def standing(actor: Actor, clue: Clue, today: date) -> Standing:
    """Return what the actor is to the clue."""
    return Standing(
        own_congress=actor.is_congress and actor.congress_id == clue.congress_id,
        reporter=actor.person_id is not None and actor.person_id == clue.reporter_id,
        stands_in=clue.reporter_id is None,
        lead=actor.unit_id is not None and actor.unit_id == clue.lead_unit_id,
        time_asked=clue.time_asked is not None,
        must_wait_for_rating=clue.state is ClueState.answered
        and clue.holder is Holder.reporter
        and today <= clue.due_on,
        not_asked=clue.state is ClueState.listed and clue.holder is Holder.nobody,
    )


def take(actor: Actor, clue: Clue, step: ClueStep, *, now: datetime) -> None:
    """Move the clue on; raise NotAllowed or StepNotOpen."""
    target = FLOW.after(clue.state, step)
    if not may_take(actor, step, standing(actor, clue, today_of(now))):
        unasked = step is ClueStep.rate and clue.state is ClueState.listed
        if unasked or step in {ClueStep.sign_off, ClueStep.ask_time, ClueStep.grant_time}:
            raise StepNotOpen()
        raise NotAllowed("这一步不由您办理。")
    clue.state = target
    clue.touch(now)


def wait_for(
    session: Session, clue: Clue, holder: Holder, *, days: int | None = None, now: datetime
) -> None:
    """Say who has the clue now, and for how many working days; none for no deadline."""
    clue.holder = holder
    clue.due_on = NEVER if days is None else after(session, days, now)


def after(session: Session, days: int, now: datetime) -> date:
    """Return the day that is so many working days from today."""
    return rulesets.working_days(session).after(today_of(now), days)


def finish(
    session: Session,
    actor: Actor,
    clue: Clue,
    step: ClueStep,
    title: str,
    *,
    note: str | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
    **details: Any,
) -> Clue:
    """Attach what was sent, write the timeline and the audit, and keep the clue."""
    files.attach(session, actor, file_ids, word=WORD, about_id=clue.id, step=step.value)
    session.add(clue)
    record(
        session,
        actor,
        WORD,
        clue.id,
        step.value,
        title,
        now=now,
        note=note,
        hide_actor=clue.unnamed and actor.person_id == clue.reporter_id,
        file_ids=file_ids,
        details=details,
    )
    return clue


def own_assignment(session: Session, actor: Actor, clue: Clue) -> Assignment:
    """Return the latest assignment of the actor's unit; raise NotAllowed without one."""
    found = of_unit(session, clue.id, actor.unit_id) if actor.unit_id else None
    if found is None:
        raise NotAllowed("这件线索没有交给您的单位。")
    return found


def lead_assignment(session: Session, clue: Clue) -> Assignment:
    """Return the latest assignment of the lead unit."""
    found = of_unit(session, clue.id, clue.lead_unit_id)
    assert found is not None, "a clue in a unit's hands has an assignment"
    return found


def tell_congress(session: Session, clue: Clue, kind: str, title: str, *, now: datetime) -> None:
    """Tell the staff of the congress that holds the clue."""
    who = notices.accounts_of_congress(session, clue.congress_id, Role.congress_staff)
    _tell(session, clue, who, kind, title, now)


def tell_unit(
    session: Session, clue: Clue, unit_id: UUID, kind: str, title: str, *, now: datetime
) -> None:
    """Tell those who act for a unit."""
    _tell(session, clue, notices.accounts_of_unit(session, unit_id), kind, title, now)


def tell_reporter(session: Session, clue: Clue, kind: str, title: str, *, now: datetime) -> None:
    """Tell the reporter, if they have an account."""
    who = notices.account_of_person(session, clue.reporter_id)
    _tell(session, clue, who, kind, title, now)


def _tell(
    session: Session, clue: Clue, who: list[UUID], kind: str, title: str, now: datetime
) -> None:
    notices.tell(session, who, kind, title, body=clue.title, word=WORD, about_id=clue.id, now=now)
