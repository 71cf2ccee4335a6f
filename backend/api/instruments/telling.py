"""From rows to answers: what of an instrument this caller may see."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.api.numbered import matter_said
from backend.domain.access import Actor, Permission
from backend.domain.desk.matters import matters
from backend.domain.engines.files import queries as files
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.instruments import queries
from backend.domain.features.instruments.rules import (
    FLOW,
    LEGAL_NOTES,
    OPEN_OPINIONS,
    OPINION_FLOW,
    InstrumentState,
    InstrumentStep,
    OpinionStep,
    code_of,
    legal_days,
    may_answer,
)
from backend.domain.features.instruments.tables import Instrument, Opinion
from backend.domain.kit.calendar import NEVER, light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import Level

S = InstrumentState


def rows(session: Session, actor: Actor, read: Sequence[Any], today: date) -> list[dict[str, Any]]:
    """Return what InstrumentRows are built from, out of (instrument, congress, level)."""
    ids = [one.id for one, _, _ in read]
    units, numbers = queries.units_of(session, ids), queries.numbers_of(session, ids)
    titles = _titles(session, actor, {one.campaign_id for one, _, _ in read if one.campaign_id})
    return [
        _row(one, congress, level, units.get(one.id, []), numbers.get(one.id), titles, today)
        for one, congress, level in read
    ]


def _titles(session: Session, actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    C = campaigns.C
    asked = campaigns.visible_to(actor, C.id, C.title).where(C.id.in_(ids))
    return {id_: title for id_, title in session.execute(asked)} if ids else {}


def _row(
    one: Instrument,
    congress: str,
    level: Level,
    units: Sequence[tuple[UUID, str]],
    numbers: tuple[int, int] | None,
    titles: dict[UUID, str],
    today: date,
) -> dict[str, Any]:
    known = one.planned_on != NEVER
    title = titles.get(one.campaign_id) if one.campaign_id else None
    opinions, settled = numbers or (0, 0)
    return {
        **one.model_dump(),
        "code": code_of(congress, level, one.year, one.number),
        "congress": {"id": one.congress_id, "name": congress},
        "campaign": {"id": one.campaign_id, "name": title} if title else None,
        "units": [{"id": id_, "name": name} for id_, name in units],
        "planned_on": one.planned_on if known else None,
        "light": light(one.planned_on, today, done=one.state is not S.planned),
        "opinions": opinions,
        "opinions_settled": settled,
    }


def one(session: Session, actor: Actor, found: Instrument, today: date) -> dict[str, Any]:
    """Return what an InstrumentOut is built from."""
    congress = session.get_one(Congress, found.congress_id)
    [row] = rows(session, actor, [(found, congress.short_name, congress.level)], today)
    keeps = keeps_of(actor, found)
    going = found.state not in {S.closed, S.cancelled}
    planned = None if found.planned_on == NEVER else found.planned_on
    opinions = queries.of_instrument(session, found.id)
    waits = any(given.state in OPEN_OPINIONS for given, _ in opinions)
    steps = [
        step
        for step in FLOW.open_steps(found.state)
        if not (waits and step is InstrumentStep.close)
    ]
    return {
        **row,
        "legal_note": LEGAL_NOTES.get(found.kind),
        "legal_days": legal_days(found.kind, planned) if found.state is S.planned else [],
        "matters": [
            matter_said(matter)
            for matter in matters(session, actor, queries.links(session, found.id))
        ],
        "given": [opinion_said(actor, found, given, name, today) for given, name in opinions],
        "files": files.of_matter(session, found.id),
        "may_edit": keeps and going,
        "may_give": keeps and found.state in {S.held, S.recorded},
        "open_steps": steps if keeps else [],
    }


def keeps_of(actor: Actor, found: Instrument) -> bool:
    """Return whether the actor keeps this instrument."""
    own = actor.congress_id == found.congress_id
    return own and actor.may(Permission.instruments_keep)


def opinion_said(
    actor: Actor, found: Instrument, given: Opinion, unit: str | None, today: date
) -> dict[str, Any]:
    """Return what an OpinionOut is built from."""
    keeps = keeps_of(actor, found)
    own = actor.congress_id == found.congress_id
    answers = may_answer(actor, own=own, unit_id=given.unit_id)
    steps = [
        step
        for step in OPINION_FLOW.open_steps(given.state)
        if (answers if step is OpinionStep.answer else keeps)
    ]
    return {
        **given.model_dump(),
        "unit": {"id": given.unit_id, "name": unit} if given.unit_id else None,
        "due_on": None if given.due_on == NEVER else given.due_on,
        "light": light(given.due_on, today, done=given.state not in OPEN_OPINIONS),
        "open_steps": steps,
    }
