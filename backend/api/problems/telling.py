"""From rows to answers: what of a problem this caller may see."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.desk.listing import clue_of, papers_of
from backend.domain.engines.assignments import queries as assignments
from backend.domain.engines.assignments.rules import OPEN as OPEN_ASSIGNMENTS
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.queries import Names
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems import actions
from backend.domain.features.problems.actions.taking import numbers_of, on_the_spot
from backend.domain.features.problems.rules import (
    ENDED,
    STILL,
    WITH_UNIT,
    ProblemHolder,
    code_of,
    open_steps,
    stages,
)
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.calendar import NEVER, light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit


def rows(session: Session, read: Sequence[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """Return what ProblemRows are built from, out of ledger rows."""
    names = campaigns.names(
        session,
        {row["field_id"] for row in read},
        {row["aspect_id"] for row in read if row["aspect_id"]},
    )
    return [_row(row, names, today) for row in read]


def _row(read: dict[str, Any], names: Names, today: date) -> dict[str, Any]:
    unit = read["unit_name"] or read["unit_words"]
    aspect = read["aspect_id"]
    places = (read["division_name"], read["place_words"])
    return {
        **read,
        **deadline(read, today),
        "press_by": read["press_by"] if read["state"] in WITH_UNIT else None,
        "held": read["held_from"] is not None,
        "escalated": read["escalated_at"] is not None,
        "carried_over": read["former_of"] is not None,
        "code": code_of(
            read["congress_name"], read["congress_level"], read["year"], read["number"]
        ),
        "field": {"id": read["field_id"], "name": names.fields[read["field_id"]]},
        "aspect": {"id": aspect, "name": names.aspects[aspect]} if aspect else None,
        "place": " ".join(part for part in places if part),
        "congress": {"id": read["congress_id"], "name": read["congress_name"]},
        "unit": {"id": read["unit_id"], "name": unit} if unit else None,
        "holder": {
            "kind": read["holder"],
            "name": _holder(read["holder"], read["congress_name"], unit),
        },
    }


def deadline(read: dict[str, Any], today: date) -> dict[str, Any]:
    """Return light, day and days left.

    No light burns and no days run once it is rectified, while the higher congress has it, and in a
    campaign that it left.
    """
    due_on = read["due_on"]
    still = read["state"] in STILL or read["held_from"] is not None or read["former_of"] is not None
    known = due_on != NEVER
    return {
        "light": light(due_on, today, done=still),
        "due_on": due_on if known else None,
        "days_left": (due_on - today).days if known and not still else None,
    }


def _holder(holder: ProblemHolder, congress: str, unit: str | None) -> str:
    if holder is ProblemHolder.nobody:
        return "已办结"
    if holder is ProblemHolder.above:
        return "上级人大"
    return unit or congress if holder is ProblemHolder.unit else congress


def one(session: Session, actor: Actor, problem: Problem, today: date) -> dict[str, Any]:
    """Return what a ProblemOut is built from, as this caller may see it."""
    congress = session.get_one(Congress, problem.congress_id)
    campaign = session.get_one(Campaign, problem.campaign_id)
    division = session.get(Division, problem.division_id) if problem.division_id else None
    unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
    read = {
        **problem.model_dump(),
        "congress_name": congress.short_name,
        "congress_level": congress.level,
        "division_name": division.name if division else None,
        "unit_name": unit.name if unit else None,
    }
    own = actor.is_congress and actor.congress_id == problem.congress_id
    unit_name = unit.name if unit else problem.unit_words
    return {
        **read,
        **rows(session, [read], today)[0],
        "campaign": {"id": campaign.id, "name": campaign.title},
        "division": division,
        "assignments": [
            {
                **given._mapping,
                "unit": {"id": given.unit_id, "name": name},
                "due_on": None if given.due_on == NEVER else given.due_on,
                "light": light(given.due_on, today, done=given.state not in OPEN_ASSIGNMENTS),
                "own": given.unit_id == actor.unit_id,
            }
            for given, name in assignments.of_matter(session, problem.id)
        ],
        "files": papers_of(session, problem),
        "clue": _clue(session, actor, problem),
        "stages": stages(problem, congress.short_name, unit_name),
        "rectify_days": numbers_of(session, problem).rectify_within(
            on_the_spot=on_the_spot(problem)
        ),
        "may_edit": own and actor.may(Permission.problems_keep) and problem.state not in ENDED,
        "open_steps": open_steps(actor, problem.state, actions.standing(actor, problem)),
    }


def _clue(session: Session, actor: Actor, problem: Problem) -> dict[str, Any] | None:
    found = clue_of(session, actor, problem)
    return {"id": found[0], "name": f"线索〔{found[1]}〕{found[2]}号"} if found else None
