"""Reminding units of the day to report, and the congress once it has passed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Role
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.self_checks.actions.taking import WORD, numbers_of
from backend.domain.features.self_checks.rules import WRITES
from backend.domain.features.self_checks.tables import SelfCheck
from backend.domain.kit.calendar import WorkingDays, today_of

BATCH = 500


def remind(session: Session, *, after_id: UUID | None, now: datetime) -> tuple[int, UUID | None]:
    """Tell the units of one batch that their day is near or has passed, and then the staff, too.

    Each is told once per day and distance, however often this runs. Return how many notices were
    written and the id to go on after, or none at the end.
    """
    today = today_of(now)
    statement = (
        select(SelfCheck)
        .where(col(SelfCheck.state).in_(WRITES), SelfCheck.due_on <= today + timedelta(days=120))
        .order_by(col(SelfCheck.id))
        .limit(BATCH)
    )
    if after_id is not None:
        statement = statement.where(SelfCheck.id > after_id)
    batch = session.exec(statement).all()
    calendar = rulesets.working_days(session)
    told = sum(_remind_one(session, one, calendar, today, now) for one in batch)
    return told, batch[-1].id if len(batch) == BATCH else None


def _remind_one(
    session: Session, check: SelfCheck, calendar: WorkingDays, today: date, now: datetime
) -> int:
    key = f"{WORD}:{check.id.hex}:{check.due_on}"
    unit = notices.accounts_of_unit(session, check.unit_id)
    if check.due_on < today:
        staff = notices.accounts_of_congress(session, check.congress_id, Role.congress_staff)
        late = f"自查自纠报告已逾期 {(today - check.due_on).days} 天，请尽快报送"
        return _say(session, check, {*unit, *staff}, late, f"{key}:late", now)
    left = calendar.between(today, check.due_on)
    due = [days for days in numbers_of(session, check).remind_days if left <= days]
    if not due:
        return 0
    when = "今天到期" if check.due_on == today else f"还剩 {left} 个工作日"
    title = f"自查自纠报告待报送，{when}"
    return _say(session, check, set(unit), title, f"{key}:{min(due)}", now)


def _say(
    session: Session, check: SelfCheck, who: set[UUID], title: str, dedupe: str, now: datetime
) -> int:
    return notices.tell(
        session,
        who,
        "self-check-due",
        title,
        body=check.title,
        word=WORD,
        about_id=check.id,
        dedupe=dedupe,
        now=now,
    )
