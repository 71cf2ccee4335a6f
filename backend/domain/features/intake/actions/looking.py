"""What staff do with what came in: admit, discard, take a discard back."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.intake.actions.taking import WORD, take, tell_deputy
from backend.domain.features.intake.queries import numbers_of
from backend.domain.features.intake.rules import IntakeStep
from backend.domain.features.intake.tables import Intake
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of


def admit(
    session: Session,
    actor: Actor,
    intake: Intake,
    *,
    clue_id: UUID,
    title: str,
    note: str | None,
    now: datetime,
) -> Intake:
    """Note that it goes on as this clue; domain/handoffs.py makes the clue."""
    intake.clue_id, intake.looked_at = clue_id, now
    session.add(intake)
    record(session, actor, WORD, intake.id, "admit", title, note=note, now=now)
    tell_deputy(session, intake, "intake-admitted", "群众扫您的二维码反映的问题已登记", now=now)
    return intake


def discard(
    session: Session, actor: Actor, intake: Intake, *, reason: str, now: datetime
) -> Intake:
    """Say why it goes no further; the resident reads the reason."""
    take(actor, intake, IntakeStep.discard, now=now)
    intake.reason, intake.looked_at = reason, now
    session.add(intake)
    record(session, actor, WORD, intake.id, "discard", "不受理", note=reason, now=now)
    tell_deputy(session, intake, "intake-discarded", "群众扫您的二维码反映的一件未受理", now=now)
    return intake


def restore(
    session: Session, actor: Actor, intake: Intake, *, reason: str, now: datetime
) -> Intake:
    """Take a discard back: it waits again, for as many working days as at first."""
    take(actor, intake, IntakeStep.restore, now=now)
    intake.reason = intake.looked_at = None
    days = numbers_of(session, intake.rule_set_id).look_days
    intake.look_by = rulesets.working_days(session).after(today_of(now), days)
    session.add(intake)
    record(session, actor, WORD, intake.id, "restore", "恢复待查看", note=reason, now=now)
    return intake
