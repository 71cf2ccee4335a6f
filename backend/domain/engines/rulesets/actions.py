"""Adopting a new version of the numbers; keeping up the calendar."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.rulesets.tables import CalendarDay, RuleSet
from backend.domain.journal.actions import audited, record
from backend.domain.kit.errors import Invalid


class ValidFromPast(Invalid):
    message = "新规则从今天或以后起施行，已经开始的事项仍按原来的规则办。"


def adopt(
    session: Session,
    actor: Actor,
    word: str,
    *,
    congress_id: UUID | None,
    numbers: Mapping[str, Any],
    citations: Mapping[str, str],
    valid_from: date,
    reason: str | None,
    today: date,
    now: datetime,
) -> RuleSet:
    """Add a version; what began under an older one keeps it. Raise ValidFromPast."""
    actor.must(Permission.rulesets_keep)
    if valid_from < today:
        raise ValidFromPast.at("body.valid_from")
    last = session.exec(
        select(func.max(RuleSet.number)).where(
            RuleSet.word == word, RuleSet.congress_id == congress_id
        )
    ).one()
    made = RuleSet(
        word=word,
        congress_id=congress_id,
        number=(last or 0) + 1,
        numbers=dict(numbers),
        citations=dict(citations),
        valid_from=valid_from,
        reason=reason,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    record(
        session,
        actor,
        "rulesets",
        made.id,
        "adopt",
        "施行新规则",
        now=now,
        note=reason,
        details={"word": word, "numbers": dict(numbers)},
    )
    return made


def set_day(
    session: Session, actor: Actor, day: date, *, works: bool | None, name: str, now: datetime
) -> None:
    """Say that a day differs from the plain week, or (works=None) that it does not any more."""
    actor.must(Permission.rulesets_keep)
    found = session.exec(select(CalendarDay).where(CalendarDay.day == day)).one_or_none()
    plain = day.weekday() < 5
    if found is None:
        works = plain if works is None else works
        session.add(CalendarDay(day=day, works=works, name=name, created_at=now, updated_at=now))
    else:
        # An announced holiday that staff took back stays as a row, or it would be learnt again.
        found.works, found.name = (plain if works is None else works), name
        found.touch(now)
        session.add(found)
    said = {"day": day.isoformat(), "works": works, "name": name}
    session.add(audited(actor, "rulesets", None, "set_day", now=now, details=said))


def load_days(session: Session, days: Iterable[tuple[date, bool, str]], *, now: datetime) -> int:
    """Add published days that are not there yet; what staff have set stays. Return how many."""
    there = set(session.exec(select(col(CalendarDay.day))).all())
    made = [
        CalendarDay(day=day, works=works, name=name, created_at=now, updated_at=now)
        for day, works, name in days
        if day not in there
    ]
    session.add_all(made)
    return len(made)
