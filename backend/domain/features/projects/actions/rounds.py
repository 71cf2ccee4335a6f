"""A round: its calendar, its collecting, its end."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.taking import done, own
from backend.domain.features.projects.rules import (
    BEFORE_VOTE,
    DAY_NAMES,
    FLOW,
    Calendar,
    RoundFixed,
    RoundState,
    RoundStep,
    RoundThere,
    check_calendar,
)
from backend.domain.features.projects.tables import Round
from backend.domain.kit.calendar import today_of
from backend.domain.kit.questions import token
from backend.domain.kit.repeats import made_before


def begin(
    session: Session,
    actor: Actor,
    *,
    id: UUID,
    year: int,
    title: str,
    to_choose: int,
    days: Calendar,
    words: str = "",
    now: datetime,
) -> Round:
    """Set up a year's round of one's own congress; a repeat under the same id returns the first.

    Raise IdTaken, RoundThere, DaysMisordered, CollectingTooShort, PublishedTooShort.
    """
    actor.must(Permission.projects_keep)
    assert actor.congress_id is not None
    before = made_before(session, Round, id, congress_id=actor.congress_id, year=year)
    if before is not None:
        return before
    same = select(Round.id).where(
        Round.congress_id == actor.congress_id,
        Round.year == year,
        Round.state != RoundState.cancelled,
    )
    if session.exec(same).first() is not None:
        raise RoundThere()
    today = today_of(now)
    rules = rulesets.in_force(session, "projects", actor.congress_id, today)
    lists = rulesets.in_force(session, queries.LISTS_WORD, actor.congress_id, today)
    made = Round(
        id=id,
        congress_id=actor.congress_id,
        scope=actor.scope,
        year=year,
        title=title,
        to_choose=to_choose,
        words=words,
        token=token(),
        rule_set_id=rules.id if rules else None,
        lists_id=lists.id if lists else None,
        created_at=now,
        updated_at=now,
        **asdict(days),
    )
    check_calendar(days, queries.numbers_of(session, made))
    session.add(made)
    session.flush()
    done(session, actor, made, "begin", "设立民生实事项目", now=now)
    return made


def edit_round(
    session: Session, actor: Actor, round_: Round, *, to: Mapping[str, Any], now: datetime
) -> Round:
    """Change title, words, days, how many are chosen; raise RoundFixed, and as `begin`."""
    own(actor, round_)
    changed = {name: value for name, value in to.items() if getattr(round_, name) != value}
    if round_.state not in BEFORE_VOTE and set(changed) - {"title", "words", "report_by"}:
        raise RoundFixed()
    details = {name: [str(getattr(round_, name)), str(value)] for name, value in changed.items()}
    for name, value in changed.items():
        setattr(round_, name, value)
    if set(changed) & set(DAY_NAMES):
        days = Calendar(**{name: getattr(round_, name) for name in DAY_NAMES})
        check_calendar(days, queries.numbers_of(session, round_))
    if changed:
        done(session, actor, round_, "edit", "修改", details=details, now=now)
    return round_


def open_(session: Session, actor: Actor, round_: Round, *, now: datetime) -> Round:
    """Begin to collect; raise StepNotOpen."""
    return move_on(session, actor, round_, RoundStep.open, "开始征集", now=now)


def screen(session: Session, actor: Actor, round_: Round, *, now: datetime) -> Round:
    """End the collecting; raise StepNotOpen."""
    return move_on(session, actor, round_, RoundStep.screen, "结束征集，开始筛选", now=now)


def collect(session: Session, actor: Actor, round_: Round, *, reason: str, now: datetime) -> Round:
    """Collect once more; raise StepNotOpen."""
    return move_on(session, actor, round_, RoundStep.collect, "重新征集", note=reason, now=now)


def cancel(session: Session, actor: Actor, round_: Round, *, reason: str, now: datetime) -> Round:
    """Give the round up, and say why; raise StepNotOpen."""
    round_.ended_reason = reason
    return move_on(session, actor, round_, RoundStep.cancel, "取消", note=reason, now=now)


def move_on(
    session: Session,
    actor: Actor,
    round_: Round,
    step: RoundStep,
    title: str,
    *,
    note: str | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Round:
    """Take a step and note it; raise StepNotOpen."""
    own(actor, round_)
    round_.state = FLOW.after(round_.state, step)
    done(session, actor, round_, step.value, title, note=note, file_ids=file_ids, now=now)
    return round_
