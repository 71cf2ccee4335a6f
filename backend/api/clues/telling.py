"""From rows to answers: what of a clue this caller may see."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.api.clues.asked import PlaceIn
from backend.domain.access import Actor, Permission
from backend.domain.desk.listing import problem_of
from backend.domain.engines.assignments import queries as assignments
from backend.domain.engines.assignments.rules import OPEN as OPEN_ASSIGNMENTS
from backend.domain.engines.assignments.rules import AssignmentRole, AssignmentState
from backend.domain.engines.files import queries as files
from backend.domain.engines.files.tables import File
from backend.domain.features.clues.actions.taking import standing
from backend.domain.features.clues.rules import (
    ENDED,
    ClueNumbers,
    ClueState,
    ClueStep,
    Holder,
    open_steps,
)
from backend.domain.features.clues.rules.stages import stages
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.calendar import NEVER, light
from backend.domain.kit.secrets import masked
from backend.domain.people.divisions.rules import Datum, Place
from backend.outside.places import wgs84


def code_of(year: int, number: int) -> str:
    return f"线索〔{year}〕{number}号"


def place_of(sent: PlaceIn) -> Place:
    """Turn what the phone said into WGS-84, keeping what it said."""
    if sent.longitude is None or sent.latitude is None:
        return Place(words=sent.words, division_id=sent.division_id)
    converted = sent.datum is Datum.gcj02
    longitude, latitude = (
        wgs84(sent.longitude, sent.latitude) if converted else (sent.longitude, sent.latitude)
    )
    return Place(
        words=sent.words,
        division_id=sent.division_id,
        longitude=longitude,
        latitude=latitude,
        said_longitude=sent.longitude,
        said_latitude=sent.latitude,
        said_datum=sent.datum,
    )


def standing_row(state: ClueState, due_on: date, today: date) -> dict[str, Any]:
    """Return light, deadline and days left; an ended clue has neither of the last."""
    ended = state in ENDED
    known = not ended and due_on != NEVER
    return {
        "light": light(due_on, today, done=ended),
        "due_on": due_on if known else None,
        "days_left": (due_on - today).days if known else None,
    }


def row(read: dict[str, Any], today: date) -> dict[str, Any]:
    """Return what a ClueRow is built from, out of a ledger row."""
    unit = {"id": read["unit_id"], "name": read["unit_name"]} if read["unit_id"] else None
    places = (read["division_name"], read["place_words"])
    return {
        **read,
        **standing_row(read["state"], read["due_on"], today),
        "code": code_of(read["year"], read["number"]),
        "place": " ".join(part for part in places if part),
        "congress": {"id": read["congress_id"], "name": read["congress_name"]},
        "unit": unit,
        "holder": {
            "kind": read["holder"],
            "name": holder_name(read["holder"], read["congress_name"], read["unit_name"]),
        },
    }


def holder_name(holder: Holder, congress: str, unit: str | None) -> str:
    names = {
        Holder.congress: congress,
        Holder.unit: unit or congress,
        Holder.reporter: "反映人",
        Holder.nobody: "已办结",
    }
    return names[Holder(holder)]


def said(clue: Clue) -> dict[str, Any]:
    return {**clue.model_dump(), "code": code_of(clue.year, clue.number)}


def one(session: Session, actor: Actor, clue: Any, today: date) -> dict[str, Any]:
    """Return what a ClueOut is built from, as this caller may see it; `clue` is a whole row."""
    given = assignments.of_matter(session, clue.id)
    stood = standing(actor, clue, today)
    read = {**clue._mapping, "unit_id": clue.lead_unit_id}
    lead = next((a for a, _ in given if a.role is AssignmentRole.lead), None)
    return {
        **read,
        **row(read, today),
        "division": _division(clue),
        "reporter": _reporter(actor, clue, stood.reporter),
        "own": stood.reporter,
        "assignments": [_assignment(actor, a, name, today) for a, name in given],
        "files": file_outs(session, clue.id),
        "stages": stages(clue, lead, clue.congress_name, clue.unit_name),
        "merged_into": _merged(clue),
        "problem": _listed(session, actor, clue, today),
        "answer_days": ClueNumbers.model_validate(clue.numbers or {}).answer_days,
        "open_steps": open_steps(actor, clue.state, stood),
    }


def _division(clue: Any) -> dict[str, Any] | None:
    if clue.division_id is None:
        return None
    return {
        "id": clue.division_id,
        "code": clue.division_code,
        "name": clue.division_name,
    }


def _listed(session: Session, actor: Actor, clue: Any, today: date) -> dict[str, Any] | None:
    if clue.state is not ClueState.listed:
        return None
    found = problem_of(session, actor, clue.id, today)
    return {**vars(found), "id": found.id if found.may_open else None} if found else None


def _merged(clue: Any) -> dict[str, Any] | None:
    if clue.into_year is None or clue.into_number is None:
        return None
    return {"id": clue.merged_into_id, "name": code_of(clue.into_year, clue.into_number)}


def file_outs(session: Session, about_id: UUID) -> Sequence[File]:
    return files.of_matter(session, about_id)


def _reporter(actor: Actor, clue: Any, own: bool) -> dict[str, Any]:
    inside = actor.is_congress and actor.congress_id == clue.congress_id
    if clue.unnamed and not own and not inside:
        return {"kind": clue.source, "name": "不公开姓名", "phone": None}
    name = clue.person_name or clue.reporter_name
    phone = clue.person_phone if clue.reporter_id else clue.reporter_phone
    seen = own or (inside and actor.may(Permission.persons_phones))
    return {
        "kind": clue.source,
        "name": name or "未留姓名",
        "phone": phone if seen else masked(phone) if inside else None,
    }


_JOINT: dict[AssignmentState, list[ClueStep]] = {
    AssignmentState.given: [ClueStep.accept, ClueStep.give_back],
    AssignmentState.accepted: [ClueStep.plan, ClueStep.answer],
}


def _assignment(actor: Actor, given: Any, unit: str, today: date) -> dict[str, Any]:
    own = actor.unit_id == given.unit_id
    joint = own and given.role is AssignmentRole.joint and actor.may(Permission.clues_answer)
    return {
        **given._mapping,
        "unit": {"id": given.unit_id, "name": unit},
        "light": light(given.due_on, today, done=given.state not in OPEN_ASSIGNMENTS),
        "own": own,
        "open_steps": _JOINT.get(given.state, []) if joint else [],
    }
