"""The congress's part: asking units, pressing, giving time, sending back, concluding."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.self_checks import queries
from backend.domain.features.self_checks.actions.taking import (
    WORD,
    after,
    finish,
    numbers_of,
    take,
    tell_unit,
)
from backend.domain.features.self_checks.rules import (
    AskTaken,
    DayPast,
    RowsWaiting,
    SelfCheckNumbers,
    SelfCheckStep,
    UnitUnfit,
)
from backend.domain.features.self_checks.tables import SelfCheck
from backend.domain.kit.calendar import today_of
from backend.domain.people.units.rules import CONGRESS_KINDS
from backend.domain.people.units.tables import Unit


def ask(
    session: Session,
    actor: Actor,
    *,
    id: UUID,
    campaign_id: UUID,
    campaign: str,
    unit_ids: Sequence[UUID],
    request: str,
    due_on: date | None,
    now: datetime,
) -> list[SelfCheck]:
    """Ask units of one's own congress for a self-check by a day, all at once.

    A repeat under the same id returns the first. Without a day the rule set's working days hold.
    Raise UnitUnfit, DayPast, AskTaken.
    """
    actor.must(Permission.self_checks_check)
    assert actor.congress_id is not None
    before = queries.of_asked(session, id)
    if before:
        same = {one.unit_id for one in before} == set(unit_ids)
        if not same or any(one.asked_by != actor.account_id for one in before):
            raise AskTaken()
        return before
    if due_on is not None and due_on < today_of(now):
        raise DayPast.at("body.due_on")
    units = [_unit(session, actor.congress_id, one, at) for at, one in enumerate(unit_ids)]
    rules = rulesets.in_force(session, WORD, actor.congress_id, today_of(now))
    numbers = SelfCheckNumbers.model_validate(rules.numbers if rules else {})
    due = due_on or after(session, numbers.file_days, now)
    made = [
        SelfCheck(
            congress_id=actor.congress_id,
            scope=actor.scope,
            campaign_id=campaign_id,
            unit_id=unit.id,
            asked_id=id,
            asked_by=actor.account_id,
            title=f"{unit.name}自查自纠（{campaign}）"[:200],
            request=request,
            due_on=due,
            rule_set_id=rules.id if rules else None,
            created_at=now,
            updated_at=now,
        )
        for unit in {unit.id: unit for unit in units}.values()
    ]
    session.add_all(made)
    session.flush()
    for one in made:
        finish(session, actor, one, "ask", f"部署自查自纠，{due}前报送", note=request, now=now)
        tell_unit(session, one, "self-check-asked", f"请于{due}前报送自查自纠报告", now)
    return made


def _unit(session: Session, congress_id: UUID, unit_id: UUID, at: int) -> Unit:
    unit = session.get(Unit, unit_id)
    fit = unit is not None and unit.congress_id == congress_id and not unit.ended
    if unit is None or not fit or unit.kind in CONGRESS_KINDS:
        raise UnitUnfit.at(f"body.unit_ids.{at}")
    return unit


def press(
    session: Session, actor: Actor, check: SelfCheck, *, note: str, now: datetime
) -> SelfCheck:
    """Urge the unit."""
    take(actor, check, SelfCheckStep.press, now=now)
    check.pressed += 1
    tell_unit(session, check, "self-check-pressed", "催报：请尽快报送自查自纠报告", now)
    return finish(session, actor, check, SelfCheckStep.press, "催报", note=note, now=now)


def give_time(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    *,
    due_on: date,
    note: str | None,
    now: datetime,
) -> SelfCheck:
    """Set another day; raise DayPast."""
    if due_on < today_of(now):
        raise DayPast.at("body.due_on")
    take(actor, check, SelfCheckStep.give_time, now=now)
    title = f"报送期限改为{due_on}，原期限{check.due_on}"
    check.due_on = due_on
    tell_unit(session, check, "self-check-time", f"自查自纠报送期限改为{due_on}", now)
    return finish(session, actor, check, SelfCheckStep.give_time, title, note=note, now=now)


def send_back(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    *,
    reason: str,
    due_on: date | None,
    now: datetime,
) -> SelfCheck:
    """Return the report to be done again, by a new day; what was decided of it stays."""
    if due_on is not None and due_on < today_of(now):
        raise DayPast.at("body.due_on")
    take(actor, check, SelfCheckStep.send_back, now=now)
    check.return_reason = reason
    check.round += 1
    check.due_on = due_on or after(session, numbers_of(session, check).redo_days, now)
    title = f"退回重报，{check.due_on}前报送"
    tell_unit(session, check, "self-check-returned", title, now)
    return finish(session, actor, check, SelfCheckStep.send_back, title, note=reason, now=now)


def conclude(
    session: Session, actor: Actor, check: SelfCheck, *, note: str | None, now: datetime
) -> SelfCheck:
    """Say that the list was looked at row by row; raise RowsWaiting."""
    take(actor, check, SelfCheckStep.conclude, now=now)
    if queries.standing_rows(session, check.id, waiting=True):
        raise RowsWaiting()
    check.reviewed_at, check.review = now, note
    tell_unit(session, check, "self-check-reviewed", "自查自纠报告已审核办结", now)
    return finish(session, actor, check, SelfCheckStep.conclude, "审核办结", note=note, now=now)


def withdraw(
    session: Session, actor: Actor, check: SelfCheck, *, reason: str, now: datetime
) -> SelfCheck:
    """Take back what was asked, with a reason."""
    take(actor, check, SelfCheckStep.withdraw, now=now)
    check.ended_reason = reason
    tell_unit(session, check, "self-check-withdrawn", "自查自纠部署已撤回", now)
    return finish(session, actor, check, SelfCheckStep.withdraw, "撤回部署", note=reason, now=now)
