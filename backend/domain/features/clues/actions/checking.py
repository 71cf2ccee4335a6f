"""The congress's part before a unit answers: verify, decline, merge, hand over, press."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.assignments import actions as assignments
from backend.domain.features.clues.actions.reporting import reindex
from backend.domain.features.clues.actions.taking import (
    WORD,
    after,
    finish,
    lead_assignment,
    numbers_of,
    take,
    tell_reporter,
    tell_unit,
    wait_for,
)
from backend.domain.features.clues.rules import (
    ENDED,
    Category,
    ClueState,
    ClueStep,
    Holder,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.journal.actions import record
from backend.domain.kit.errors import Conflict, Invalid, NotAllowed
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions import queries as divisions
from backend.domain.people.divisions.rules import Place
from backend.domain.people.units.rules import CONGRESS_KINDS
from backend.domain.people.units.tables import Unit


class UnitElsewhere(Invalid):
    message = "只能交给本级的承办单位，请从名单里选择。"


class MergeIntoItself(Invalid):
    message = "不能并入它自己，也不能并入已经并案、撤回或者不予受理的线索。"


class ClueEnded(Conflict):
    message = "这件线索已经办结，不能再改。"


def verify(session: Session, actor: Actor, clue: Clue, *, note: str | None, now: datetime) -> Clue:
    """Say that the clue is true and the congress's to pursue."""
    take(actor, clue, ClueStep.verify, now=now)
    clue.verified_at = now
    days = numbers_of(session, clue).hand_over_days
    wait_for(session, clue, Holder.congress, days=days, now=now)
    tell_reporter(session, clue, "clue-verified", "您反映的问题已核实，准备交办", now=now)
    return finish(session, actor, clue, ClueStep.verify, "核实属实，受理", note=note, now=now)


def decline(session: Session, actor: Actor, clue: Clue, *, reason: str, now: datetime) -> Clue:
    """Say why the congress does not pursue it."""
    take(actor, clue, ClueStep.decline, now=now)
    clue.ended_reason = reason
    wait_for(session, clue, Holder.nobody, now=now)
    tell_reporter(session, clue, "clue-declined", "您反映的问题不予受理，请看理由", now=now)
    return finish(session, actor, clue, ClueStep.decline, "不予受理", note=reason, now=now)


def merge(
    session: Session, actor: Actor, clue: Clue, *, into: Clue, note: str | None, now: datetime
) -> Clue:
    """Join the clue to an earlier one, which goes on for both; raise MergeIntoItself."""
    dead_end = {ClueState.merged, ClueState.withdrawn, ClueState.declined, ClueState.listed}
    if into.id == clue.id or into.congress_id != clue.congress_id or into.state in dead_end:
        raise MergeIntoItself.at("body.into_id")
    take(actor, clue, ClueStep.merge, now=now)
    clue.merged_into_id, clue.ended_reason = into.id, note
    wait_for(session, clue, Holder.nobody, now=now)
    tell_reporter(session, clue, "clue-merged", "您反映的问题与另一件合并办理", now=now)
    record(session, actor, WORD, into.id, "merge", f"并入〔{clue.year}〕{clue.number}号", now=now)
    title = f"并入〔{into.year}〕{into.number}号“{into.title}”"
    return finish(session, actor, clue, ClueStep.merge, title[:200], note=note, now=now)


def hand_over(
    session: Session,
    actor: Actor,
    clue: Clue,
    *,
    lead_unit_id: UUID,
    joint_unit_ids: Collection[UUID],
    days: int | None,
    signed_by: str,
    note: str | None,
    now: datetime,
) -> Clue:
    """Give the clue to a lead unit and joint units to answer within so many working days.

    Raise UnitElsewhere for a unit that this congress does not supervise.
    """
    lead = _unit(session, clue, lead_unit_id, "body.lead_unit_id")
    joint = [
        _unit(session, clue, one, f"body.joint_unit_ids.{i}")
        for i, one in enumerate(joint_unit_ids)
    ]
    take(actor, clue, ClueStep.hand_over, now=now)
    numbers = numbers_of(session, clue)
    clue.lead_unit_id, clue.handed_over_at = lead.id, now
    clue.answer_due_on = after(session, days or numbers.answer_days, now)
    wait_for(session, clue, Holder.unit, days=numbers.accept_days, now=now)
    clue.due_on = min(clue.due_on, clue.answer_due_on)
    assignments.hand_out(
        session,
        word=WORD,
        about_id=clue.id,
        scope=clue.scope,
        title=clue.title,
        lead_id=lead.id,
        joint_ids=[unit.id for unit in joint],
        accept_by=clue.due_on,
        due_on=clue.answer_due_on,
        signed_by=signed_by,
        round_=clue.round,
        now=now,
    )
    for unit in [lead, *joint]:
        tell_unit(session, clue, unit.id, "clue-handed-over", "人大交办一件问题，请签收", now=now)
    tell_reporter(session, clue, "clue-handed-over", f"您反映的问题已交{lead.name}办理", now=now)
    title = f"交{lead.name}主办" + (
        f"，{'、'.join(unit.name for unit in joint)}会办" if joint else ""
    )
    return finish(
        session,
        actor,
        clue,
        ClueStep.hand_over,
        title[:200],
        note=note,
        now=now,
        signed_by=signed_by,
        due_on=clue.answer_due_on.isoformat(),
    )


def grant_time(
    session: Session, actor: Actor, clue: Clue, *, note: str | None, now: datetime
) -> Clue:
    """Grant the more time that the lead unit asked for."""
    take(actor, clue, ClueStep.grant_time, now=now)
    given = lead_assignment(session, clue)
    before = given.due_on
    asked = assignments.answer_time(session, given, granted=True, answer=note, now=now)
    clue.due_on = clue.answer_due_on = asked.until
    clue.time_asked = None
    tell_unit(session, clue, given.unit_id, "clue-time", f"同意延期到{asked.until}", now=now)
    title = f"同意延期到{asked.until}，原期限{before}"
    return finish(session, actor, clue, ClueStep.grant_time, title, note=note, now=now)


def refuse_time(session: Session, actor: Actor, clue: Clue, *, note: str, now: datetime) -> Clue:
    """Refuse it; the deadline stays."""
    take(actor, clue, ClueStep.refuse_time, now=now)
    given = lead_assignment(session, clue)
    assignments.answer_time(session, given, granted=False, answer=note, now=now)
    clue.time_asked = None
    tell_unit(session, clue, given.unit_id, "clue-time", "不同意延期，请按期答复", now=now)
    return finish(session, actor, clue, ClueStep.refuse_time, "不同意延期", note=note, now=now)


def press(session: Session, actor: Actor, clue: Clue, *, note: str, now: datetime) -> Clue:
    """Urge the lead unit (督办)."""
    take(actor, clue, ClueStep.press, now=now)
    given = lead_assignment(session, clue)
    assignments.press(session, given, now=now)
    tell_unit(session, clue, given.unit_id, "clue-pressed", "人大督办：请抓紧办理", now=now)
    return finish(session, actor, clue, ClueStep.press, "督办", note=note, now=now)


def edit(
    session: Session,
    actor: Actor,
    clue: Clue,
    *,
    title: str,
    words: str,
    category: Category,
    place: Place,
    now: datetime,
) -> Clue:
    """Put words, category and place right before the clue has ended; raise ClueEnded."""
    actor.must(Permission.clues_check)
    if actor.congress_id != clue.congress_id:
        raise NotAllowed()
    if clue.state in ENDED:
        raise ClueEnded()
    congress = session.get_one(Congress, clue.congress_id)
    divisions.must_lie_in(session, congress.scope, place.division_id, "body.place.division_id")
    wanted = {
        "title": title,
        "words": words,
        "category": category,
        "division_id": place.division_id,
        "place_words": place.words,
        "longitude": place.longitude,
        "latitude": place.latitude,
    }
    changed = [name for name, value in wanted.items() if getattr(clue, name) != value]
    for name in changed:
        setattr(clue, name, wanted[name])
    if changed:
        clue.touch(now)
        session.add(clue)
        reindex(session, clue)
        record(
            session, actor, WORD, clue.id, "edit", "修改内容", now=now, details={"fields": changed}
        )
    return clue


def _unit(session: Session, clue: Clue, unit_id: UUID, path: str) -> Unit:
    unit = session.get(Unit, unit_id)
    if unit is None or unit.congress_id != clue.congress_id or unit.ended:
        raise UnitElsewhere.at(path)
    if unit.kind in CONGRESS_KINDS:
        raise UnitElsewhere.at(path)
    return unit
