"""Reminders: of deadlines, one notice a holder and day; of the fast lane, when to press again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, func, select

from backend.domain.access import Role
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.problems.actions.taking import WORD
from backend.domain.features.problems.rules import WITH_UNIT, ProblemHolder, ProblemNumbers
from backend.domain.features.problems.tables import RUNS_UNTIL, Problem
from backend.domain.kit.calendar import today_of

P: Any = Problem
AHEAD, BEHIND = timedelta(days=90), timedelta(days=30)
"""What came in late, long ago, is on the desk; of it nobody is reminded any more."""


@dataclass(frozen=True)
class Lot:
    """Problems of one holder that are due on one day: a list of 50,000 is one notice a day."""

    congress_id: UUID
    unit_id: UUID | None
    holder: ProblemHolder
    due_on: date
    count: int


def remind(session: Session, *, after_id: UUID | None, now: datetime) -> tuple[int, UUID | None]:
    """Tell those who hold problems that a day is near or has passed, the leader if it has.

    Of a lot with its unit the unit is told, of one that waits with the congress its staff. Each is
    told once per day and distance, however often this runs. Of what was asked about on the
    spot the staff are told when it is to be pressed again. Return how many notices were written;
    all is done at once. Source: inventory 139.
    """
    today = today_of(now)
    held = P.holder.in_([ProblemHolder.unit, ProblemHolder.congress])
    due = P.due_on.between(today - BEHIND, today + AHEAD) & RUNS_UNTIL.is_not(None) & held
    told = sum(_of_deadline(session, lot, now) for lot in _lots(session, P.due_on, due))
    going = P.state.in_(WITH_UNIT) & (P.holder == ProblemHolder.unit) & P.former_of.is_(None)
    press = P.press_by.between(today - BEHIND, today) & going
    pressed = sum(_of_pressing(session, lot, now) for lot in _lots(session, P.press_by, press))
    return told + pressed, None


def _lots(session: Session, day: Any, condition: Any) -> Sequence[Lot]:
    by: list[Any] = [P.congress_id, P.unit_id, P.holder, day]
    counted: list[Any] = [*by, func.count()]
    rows = session.execute(select(*counted).where(condition).group_by(*by))
    return [Lot(*row) for row in rows]


def _of_deadline(session: Session, lot: Lot, now: datetime) -> int:
    today = today_of(now)
    key = f"{WORD}:{(lot.unit_id or lot.congress_id).hex}:{lot.holder}:{lot.due_on}"
    who = _holders(session, lot)
    if lot.due_on < today:
        leaders = notices.accounts_of_congress(session, lot.congress_id, Role.congress_leader)
        said = f"{lot.count} 个问题已逾期 {(today - lot.due_on).days} 天，请抓紧"
        return _tell(session, {*who, *leaders}, said, f"{key}:late", now)
    left = rulesets.working_days(session).between(today, lot.due_on)
    near = [days for days in _numbers(session, lot, today).remind_days if left <= days]
    if not near:
        return 0
    when = "今天到期" if lot.due_on == today else f"还剩 {left} 个工作日"
    return _tell(session, set(who), f"{lot.count} 个问题{when}", f"{key}:{min(near)}", now)


def _of_pressing(session: Session, lot: Lot, now: datetime) -> int:
    staff = notices.accounts_of_congress(session, lot.congress_id, Role.congress_staff)
    unit = (lot.unit_id or lot.congress_id).hex
    key = f"{WORD}:press:{unit}:{lot.due_on}"
    said = f"{lot.count} 个现场问政的问题到了督办的日子，请督办"
    return _tell(session, set(staff), said, key, now)


def _holders(session: Session, lot: Lot) -> list[UUID]:
    """Return those who act for the unit; of a unit known by name alone, and before, the staff."""
    with_unit = lot.unit_id is not None and lot.holder is ProblemHolder.unit
    unit = notices.accounts_of_unit(session, lot.unit_id) if with_unit and lot.unit_id else []
    return unit or notices.accounts_of_congress(session, lot.congress_id, Role.congress_staff)


def _numbers(session: Session, lot: Lot, today: date) -> ProblemNumbers:
    kept = rulesets.in_force(session, WORD, lot.congress_id, today)
    return ProblemNumbers.model_validate(kept.numbers if kept else {})


def _tell(session: Session, who: set[UUID], title: str, dedupe: str, now: datetime) -> int:
    return notices.tell(session, who, "problem-due", title, word=WORD, dedupe=dedupe, now=now)
