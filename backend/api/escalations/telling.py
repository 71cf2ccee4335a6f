"""From rows to answers: what of an escalation this caller may see."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.api.escalations.shapes import EscalationSummary
from backend.domain.access import Actor, Permission
from backend.domain.engines.assignments import actions as assignments
from backend.domain.engines.files import queries as files
from backend.domain.features.escalations import actions, queries
from backend.domain.features.escalations.queries import EscalationFilters
from backend.domain.features.escalations.rules import (
    ENDED,
    GROUPED,
    EscalationState,
    open_steps,
)
from backend.domain.features.escalations.tables import Bundle, Escalation
from backend.domain.kit.calendar import NEVER, Light, light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit


def row(read: dict[str, Any], today: date) -> dict[str, Any]:
    """Return what an EscalationRow is built from, out of a ledger row."""
    ended = read["state"] in ENDED
    handler, bundle = read["handler_id"], read["bundle_id"]
    return {
        **read,
        "light": light(read["answer_by"], today, done=ended),
        "days_left": None if ended else (read["answer_by"] - today).days,
        "congress": {"id": read["congress_id"], "name": read["congress_name"]},
        "above": {"id": read["above_id"], "name": read["above_name"]},
        "bundle": {"id": bundle, "name": read["bundle_title"]} if bundle else None,
        "handler": {"id": handler, "name": read["handler_name"]} if handler else None,
        "handler_due_on": known(read["handler_due_on"]),
    }


def known(day: date | None) -> date | None:
    return None if day in {None, NEVER} else day


def one(session: Session, actor: Actor, kept: Escalation, today: date) -> dict[str, Any]:
    """Return what an EscalationOut is built from."""
    bundle = queries.bundle_of(session, kept)
    unit = session.get(Unit, bundle.unit_id) if bundle and bundle.unit_id else None
    read = {
        **kept.model_dump(),
        "congress_name": session.get_one(Congress, kept.congress_id).short_name,
        "above_name": session.get_one(Congress, kept.above_id).short_name,
        "bundle_title": bundle.title if bundle else None,
        "handler_id": unit.id if unit else None,
        "handler_name": unit.name if unit else None,
        "handler_due_on": bundle.due_on if bundle else None,
    }
    stood = actions.standing(session, actor, kept, bundle)
    return {
        **read,
        **row(read, today),
        "group": _group(session, actor, bundle) if bundle else None,
        "files": papers(session, kept),
        "may_open_problem": actor.is_congress and actor.may(Permission.problems_read),
        "open_steps": open_steps(actor, kept.state, stood),
    }


def papers(session: Session, kept: Escalation) -> list[Any]:
    """Return the papers of an escalation and of the group it is handled in."""
    of_group = files.of_matter(session, kept.bundle_id) if kept.bundle_id else []
    return [*files.of_matter(session, kept.id), *of_group]


def _group(session: Session, actor: Actor, bundle: Bundle) -> dict[str, Any]:
    seen = queries.visible_to(actor, queries.E.id).where(queries.E.bundle_id == bundle.id)
    ids = set(session.execute(seen).scalars())
    members = [one for one in queries.members(session, bundle.id) if one.id in ids]
    names = {
        id_: session.get_one(Congress, id_).short_name for id_ in {m.congress_id for m in members}
    }
    return {
        **bundle.model_dump(),
        "due_on": known(bundle.due_on),
        "time_asked": _asked_for(session, bundle),
        "members": [{**m.model_dump(), "congress": names[m.congress_id]} for m in members],
    }


def _asked_for(session: Session, bundle: Bundle) -> dict[str, Any] | None:
    given = actions.given_of(session, bundle) if bundle.time_asked else None
    asked = assignments.pending(session, given.id) if given else None
    return {"until": asked.until, "reason": asked.reason} if asked else None


def summary(
    session: Session, actor: Actor, filters: EscalationFilters, asked: dict[str, Any], today: date
) -> EscalationSummary:
    """Count what the filters list, each figure with the filters that list its rows."""
    found, late = queries.counts(session, actor, filters, today=today)
    base = {name: [str(value)] for name, value in asked.items()}

    def figure(*states: EscalationState) -> dict[str, Any]:
        where = {**base, "state": [s.value for s in states]} if states else base
        chosen = states or tuple(found)
        return {"value": sum(found.get(s, 0) for s in chosen), "where": where}

    return EscalationSummary.model_validate(
        {
            "total": figure(),
            "asked": figure(EscalationState.asked),
            "handling": figure(*sorted(GROUPED)),
            "answered": figure(EscalationState.answered),
            "sent_back": figure(EscalationState.sent_back),
            "overdue": {"value": late, "where": {**base, "light": [Light.overdue.value]}},
        }
    )
