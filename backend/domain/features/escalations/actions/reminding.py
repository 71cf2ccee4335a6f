"""Reminders: so many working days before a day, and to the leader once it has passed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, or_, select

from backend.domain.access import Role
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.escalations.actions.taking import numbers_of
from backend.domain.features.escalations.queries.seeing import WORD
from backend.domain.features.escalations.rules import ENDED, EscalationState
from backend.domain.features.escalations.tables import Bundle, Escalation
from backend.domain.kit.calendar import WorkingDays, today_of

BATCH = 500


def remind(session: Session, *, after_id: UUID | None, now: datetime) -> tuple[int, UUID | None]:
    """Tell of one batch whose day is near or has passed: the unit's, and the day of the answer.

    A group's unit is told of its own day, once for the group; the staff of the congress that was
    asked of the day it owes the answer, its leader once either has passed. Each is told once per
    day and distance, however often this runs. Return how many notices were written and the id to
    go on after, or none at the end.
    """
    horizon = today_of(now) + timedelta(days=90)
    statement = (
        select(Escalation, Bundle)
        .outerjoin(Bundle, col(Bundle.id) == col(Escalation.bundle_id))
        .where(
            col(Escalation.state).not_in(ENDED),
            or_(col(Escalation.answer_by) <= horizon, col(Bundle.due_on) <= horizon),
        )
        .order_by(col(Escalation.id))
        .limit(BATCH)
    )
    if after_id is not None:
        statement = statement.where(col(Escalation.id) > after_id)
    batch = session.exec(statement).all()
    calendar = rulesets.working_days(session)
    told = sum(_remind_one(session, one, bundle, calendar, now) for one, bundle in batch)
    return told, batch[-1][0].id if len(batch) == BATCH else None


def _remind_one(
    session: Session, one: Escalation, bundle: Bundle | None, calendar: WorkingDays, now: datetime
) -> int:
    staff = notices.accounts_of_congress(session, one.above_id, Role.congress_staff)
    said = f"答复{one.code}"
    told = _tell(session, one, staff, one.answer_by, said, f"answer:{one.id.hex}", calendar, now)
    if bundle is None or bundle.lead_id != one.id or one.state is not EscalationState.with_unit:
        return told
    assert bundle.unit_id is not None
    unit = notices.accounts_of_unit(session, bundle.unit_id)
    said = "办理下级人大上报的问题"
    return told + _tell(
        session, one, unit, bundle.due_on, said, f"unit:{bundle.id.hex}", calendar, now
    )


def _tell(
    session: Session,
    one: Escalation,
    who: list[UUID],
    due_on: date,
    said: str,
    about: str,
    calendar: WorkingDays,
    now: datetime,
) -> int:
    today = today_of(now)
    key = f"{WORD}:{about}:{due_on}"
    if due_on < today:
        leaders = notices.accounts_of_congress(session, one.above_id, Role.congress_leader)
        title = f"{said}已逾期 {(today - due_on).days} 天，请抓紧"
        return _say(session, one, {*who, *leaders}, title, f"{key}:late", now)
    left = calendar.between(today, due_on)
    due = [days for days in numbers_of(session, one.above_id, now).remind_days if left <= days]
    if not due:
        return 0
    when = "今天到期" if due_on == today else f"还剩 {left} 个工作日"
    return _say(session, one, set(who), f"{said}{when}", f"{key}:{min(due)}", now)


def _say(
    session: Session, one: Escalation, who: set[UUID], title: str, dedupe: str, now: datetime
) -> int:
    return notices.tell(
        session,
        who,
        "escalation-due",
        title,
        body=one.words[:100],
        word=WORD,
        about_id=one.id,
        dedupe=dedupe,
        now=now,
    )
