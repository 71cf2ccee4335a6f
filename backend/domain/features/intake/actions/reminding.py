"""Reminding staff of what waits to be looked at, and the leader once it is late."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Role
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.intake.actions.taking import WORD
from backend.domain.features.intake.queries import numbers_of
from backend.domain.features.intake.rules import IntakeState
from backend.domain.features.intake.tables import Intake
from backend.domain.kit.calendar import WorkingDays, today_of

BATCH = 500


def remind(session: Session, *, after_id: UUID | None, now: datetime) -> tuple[int, UUID | None]:
    """Tell the staff of one batch that a day to look is near or has passed, the leader if it has.

    Each is told once per day and distance, however often this runs. Return how many notices were
    written and the id to go on after, or none at the end.
    """
    today = today_of(now)
    statement = (
        select(Intake)
        .where(
            Intake.state == IntakeState.waiting,
            Intake.look_by <= today + timedelta(days=90),
        )
        .order_by(col(Intake.id))
        .limit(BATCH)
    )
    if after_id is not None:
        statement = statement.where(Intake.id > after_id)
    batch = session.exec(statement).all()
    calendar = rulesets.working_days(session)
    told = sum(_remind_one(session, one, calendar, today, now) for one in batch)
    return told, batch[-1].id if len(batch) == BATCH else None


def _remind_one(
    session: Session, intake: Intake, calendar: WorkingDays, today: date, now: datetime
) -> int:
    key = f"{WORD}:{intake.id.hex}:{intake.look_by}"
    staff = notices.accounts_of_congress(session, intake.congress_id, Role.congress_staff)
    if intake.look_by < today:
        leaders = notices.accounts_of_congress(session, intake.congress_id, Role.congress_leader)
        days = (today - intake.look_by).days
        title = f"群众来件已超过查看期限 {days} 天，请尽快查看"
        return _say(session, intake, {*staff, *leaders}, title, f"{key}:late", now)
    left = calendar.between(today, intake.look_by)
    due = [days for days in numbers_of(session, intake.rule_set_id).remind_days if left <= days]
    if not due:
        return 0
    when = "今天到期" if intake.look_by == today else f"还剩 {left} 个工作日"
    title = f"群众来件待查看，{when}"
    return _say(session, intake, set(staff), title, f"{key}:{min(due)}", now)


def _say(
    session: Session, intake: Intake, who: set[UUID], title: str, dedupe: str, now: datetime
) -> int:
    return notices.tell(
        session,
        who,
        "intake-due",
        title,
        body=intake.words[:100],
        word=WORD,
        about_id=intake.id,
        dedupe=dedupe,
        now=now,
    )
