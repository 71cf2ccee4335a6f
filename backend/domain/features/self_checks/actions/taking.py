"""What every step shares: is it open to this actor, where does it lead, who must be told."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Role
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.self_checks.rules import (
    FLOW,
    SelfCheckNumbers,
    SelfCheckStep,
    Standing,
    may_take,
)
from backend.domain.features.self_checks.tables import SelfCheck
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import NotAllowed

WORD = "self-checks"


def standing(actor: Actor, check: SelfCheck) -> Standing:
    """Return what the actor is to the self-check."""
    return Standing(
        own_congress=actor.is_congress and actor.congress_id == check.congress_id,
        own_unit=actor.unit_id is not None and actor.unit_id == check.unit_id,
    )


def take(actor: Actor, check: SelfCheck, step: SelfCheckStep, *, now: datetime) -> None:
    """Move the self-check on; raise NotAllowed or StepNotOpen."""
    if not may_take(actor, step, standing(actor, check)):
        raise NotAllowed("这一步不由您办理。")
    check.state = FLOW.after(check.state, step)
    check.touch(now)


def finish(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    step: str,
    title: str,
    *,
    now: datetime,
    note: str | None = None,
    **more: Any,
) -> SelfCheck:
    """Keep the self-check, and write the timeline and the audit."""
    session.add(check)
    record(session, actor, WORD, check.id, step, title[:200], note=note, now=now, **more)
    return check


def numbers_of(session: Session, check: SelfCheck) -> SelfCheckNumbers:
    """Return the numbers of the version that the self-check began under."""
    kept = session.get(RuleSet, check.rule_set_id) if check.rule_set_id else None
    return SelfCheckNumbers.model_validate(kept.numbers if kept else {})


def after(session: Session, days: int, now: datetime) -> date:
    """Return the day that is so many working days from today."""
    return rulesets.working_days(session).after(today_of(now), days)


def tell_unit(session: Session, check: SelfCheck, kind: str, title: str, now: datetime) -> None:
    """Tell those who act for the unit."""
    _tell(session, check, notices.accounts_of_unit(session, check.unit_id), kind, title, now)


def tell_staff(session: Session, check: SelfCheck, kind: str, title: str, now: datetime) -> None:
    """Tell the staff of the congress that asked."""
    who = notices.accounts_of_congress(session, check.congress_id, Role.congress_staff)
    _tell(session, check, who, kind, title, now)


def _tell(
    session: Session,
    check: SelfCheck,
    who: Collection[UUID],
    kind: str,
    title: str,
    now: datetime,
) -> None:
    notices.tell(session, who, kind, title, body=check.title, word=WORD, about_id=check.id, now=now)
