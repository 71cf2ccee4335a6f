"""A problem goes before the higher congress, and hears what that one did."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.escalations import actions as escalations
from backend.domain.features.escalations.actions import Asked
from backend.domain.features.escalations.rules import NobodyAbove
from backend.domain.features.escalations.tables import Bundle, Escalation
from backend.domain.features.problems import actions as problems
from backend.domain.features.problems.tables import Problem
from backend.domain.handoffs.clues import written
from backend.domain.people.congresses.queries import next_above
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit


def escalate(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    reason: str,
    signed_by: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Put a problem before the next higher congress; raise NobodyAbove where none is in the system.

    Source: inventory 72, 131 (CDX①).
    """
    above = next_above(session, problem.scope)
    if above is None:
        raise NobodyAbove()
    problems.escalate(
        session, actor, problem, reason=reason, signed_by=signed_by, to=above.short_name, now=now
    )
    escalations.ask(
        session,
        actor,
        _asked(session, problem),
        above=above,
        reason=reason,
        signed_by=signed_by,
        file_ids=file_ids,
        now=now,
    )
    return problem


def _asked(session: Session, problem: Problem) -> Asked:
    division = session.get(Division, problem.division_id) if problem.division_id else None
    unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
    places = (division.name if division else None, problem.place_words)
    return Asked(
        problem_id=problem.id,
        code=written(session, problem),
        field=campaigns.names(session, [problem.field_id], []).fields[problem.field_id],
        words=problem.words,
        place=" ".join(part for part in places if part) or None,
        unit=unit.name if unit else problem.unit_words,
    )


def take_up(
    session: Session, actor: Actor, ones: Sequence[Escalation], *, now: datetime, **said: Any
) -> Bundle:
    """Take escalations up as one group, and say so on the problems."""
    bundle = escalations.take_up(session, actor, ones, now=now, **said)
    for one in ones:
        _tell(session, actor, one, "受理上报", said.get("note"), ended=False, now=now)
    return bundle


def above(
    session: Session,
    actor: Actor,
    one: Escalation,
    act: Callable[..., Escalation | Sequence[Escalation]],
    *,
    now: datetime,
    **said: Any,
) -> None:
    """Take a step of an escalation, and say on every problem of its group what it came to.

    A last word (answered, sent back, withdrawn) lets the congress that asked go on.
    """
    done = act(session, actor, one, now=now, **said)
    moved = [done] if isinstance(done, Escalation) else done
    last = _LAST.get(act)
    title = last or _meanwhile(session, one, act)
    if title is None:
        return
    for each in moved:
        note = each.answer if last else None
        _tell(session, actor, each, title, note, ended=last is not None, now=now)


_LAST: dict[Any, str] = {
    escalations.answer: "答复上报的问题",
    escalations.send_back: "退回上报的问题，由下级自行整改",
    escalations.withdraw: "撤回上报",
}


def _meanwhile(session: Session, one: Escalation, act: Any) -> str | None:
    bundle = session.get(Bundle, one.bundle_id) if one.bundle_id else None
    if bundle is not None and act is escalations.hand_over and bundle.unit_id is not None:
        unit = session.get_one(Unit, bundle.unit_id)
        return f"将上报的问题交{unit.name}办理，期限{bundle.due_on}"
    if bundle is not None and act is escalations.pass_on:
        return f"将上报的问题以{bundle.letter}报{bundle.letter_to}"
    return None


def _tell(
    session: Session,
    actor: Actor,
    one: Escalation,
    title: str,
    note: str | None,
    *,
    ended: bool,
    now: datetime,
) -> None:
    problem = session.get_one(Problem, one.problem_id)
    tell = problems.answered_above if ended else problems.told_above
    step = "answered-above" if ended else "told-above"
    organ = actor.organ if actor.is_congress else ""
    tell(session, actor, problem, step=step, title=f"{organ}{title}", note=note, now=now)
