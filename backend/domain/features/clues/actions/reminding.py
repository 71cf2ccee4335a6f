"""Reminders: so many working days before a deadline, and to the leader once it has passed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, or_, select

from backend.domain.access import Role
from backend.domain.engines.assignments import queries as assignments
from backend.domain.engines.assignments.rules import OPEN, AssignmentState
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.clues.actions.taking import WORD
from backend.domain.features.clues.rules import ENDED, ClueNumbers, ClueState, Holder
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.calendar import NEVER, WorkingDays, today_of

BATCH = 500


def remind(session: Session, *, after_id: UUID | None, now: datetime) -> tuple[int, UUID | None]:
    """Tell the holders of one batch of clues that a deadline is near or has passed.

    Each is told once per deadline and distance, however often this runs. Return how many notices
    were written and the id to go on after, or none at the end.
    """
    today = today_of(now)
    statement = (
        select(Clue)
        .where(
            Clue.due_on <= today + timedelta(days=90),
            or_(col(Clue.state).not_in(ENDED), col(Clue.state) == ClueState.listed),
            Clue.holder != Holder.nobody,
        )
        .order_by(col(Clue.id))
        .limit(BATCH)
    )
    if after_id is not None:
        statement = statement.where(Clue.id > after_id)
    batch = session.exec(statement).all()
    calendar = rulesets.working_days(session)
    told = sum(_remind_one(session, clue, calendar, today, now) for clue in batch)
    return told, batch[-1].id if len(batch) == BATCH else None


def _remind_one(
    session: Session, clue: Clue, calendar: WorkingDays, today: date, now: datetime
) -> int:
    if clue.due_on == NEVER:
        return 0
    left = calendar.between(today, clue.due_on)
    key = f"clues:{clue.id.hex}:{clue.due_on}"
    if clue.due_on < today:
        late = (today - clue.due_on).days
        who = _holders(session, clue) + notices.accounts_of_congress(
            session, clue.congress_id, Role.congress_leader
        )
        return _say(session, clue, who, f"已逾期 {late} 天，请抓紧", f"{key}:late", now)
    numbers = _numbers(session, clue.rule_set_id)
    due = [days for days in numbers.remind_days if left <= days]
    if not due:
        return 0
    when = "今天到期" if clue.due_on == today else f"还剩 {left} 个工作日"
    return _say(session, clue, _holders(session, clue), when, f"{key}:{min(due)}", now)


def _say(
    session: Session, clue: Clue, who: list[UUID], title: str, dedupe: str, now: datetime
) -> int:
    return notices.tell(
        session,
        set(who),
        "clue-due",
        title,
        body=clue.title,
        word=WORD,
        about_id=clue.id,
        dedupe=dedupe,
        now=now,
    )


def _holders(session: Session, clue: Clue) -> list[UUID]:
    if clue.holder is Holder.unit:
        # A joint unit that has accepted is not late in accepting.
        open_ = {AssignmentState.given} if clue.state is ClueState.handed_over else OPEN
        units = assignments.units_at(session, clue.id, open_)
        return [one for unit in units for one in notices.accounts_of_unit(session, unit)]
    if clue.holder is Holder.reporter:
        return notices.account_of_person(session, clue.reporter_id)
    return notices.accounts_of_congress(session, clue.congress_id, Role.congress_staff)


def _numbers(session: Session, rule_set_id: UUID | None) -> ClueNumbers:
    kept = session.get(RuleSet, rule_set_id) if rule_set_id else None
    return ClueNumbers.model_validate(kept.numbers if kept else {})
