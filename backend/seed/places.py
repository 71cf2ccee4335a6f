"""The demo's places: Chengde's divisions, and a congress for each with its terms."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files
from uuid import UUID

from sqlmodel import Session, col, insert, select

from backend.domain.access import SYSTEM
from backend.domain.kit.tables import new_id
from backend.domain.people.congresses.tables import Congress, Term
from backend.domain.people.divisions import actions as divisions
from backend.domain.people.divisions.rules import Level
from backend.domain.people.divisions.tables import Division

CITY = {"code": "1308", "name": "承德市", "level": "city"}
FIRST_YEAR, FIRST_TERM = 2021, 15
"""A term of five years that is known; the others are counted from it."""


@dataclass(frozen=True)
class Place:
    """A division with its congress and the terms before and now."""

    division: Division
    congress_id: UUID
    before_id: UUID
    term_id: UUID

    @property
    def code(self) -> str:
        return self.division.code


def seed(session: Session, *, now: datetime, today: date) -> dict[str, Place]:
    """Make divisions, congresses and terms; return the places by code.

    The statistical zone has no congress. Streets and farms have none either by law (Local Organic
    Law art. 1): their working committee stands in its place, so that it has a desk of its own.
    """
    text = files("backend").joinpath("data/chengde-divisions.json").read_text("utf-8")
    divisions.load(session, SYSTEM, [CITY, *json.loads(text)["rows"]], now)
    stamps = {"created_at": now, "updated_at": now}
    made: dict[str, Place] = {}
    congresses: list[dict[str, object]] = []
    terms: list[dict[str, object]] = []
    for division in session.exec(select(Division).order_by(col(Division.path))):
        if division.statistical:
            continue
        place = Place(division, new_id(), new_id(), new_id())
        made[division.code] = place
        congresses.append({**_congress(place), **stamps})
        terms += [{**term, **stamps} for term in _terms(place, today)]
    session.execute(insert(Congress), congresses)
    session.execute(insert(Term), terms)
    return made


def _congress(place: Place) -> Mapping[str, object]:
    division = place.division
    sits = division.level is not Level.township or division.name[-1] in "乡镇"
    return {
        "id": place.congress_id,
        "division_id": division.id,
        "name": f"{division.name}{'人民代表大会' if sits else '人大工作委员会'}",
        "short_name": f"{division.name[:14]}人大{'' if sits else '工委'}",
        "level": division.level,
        "scope": division.path,
    }


def _terms(place: Place, today: date) -> Sequence[Mapping[str, object]]:
    begun = (today.year - FIRST_YEAR - (today < date(today.year, 7, 1))) // 5
    said = []
    for id, count in ((place.before_id, begun - 1), (place.term_id, begun)):
        starts_on = date(FIRST_YEAR + 5 * count, 7, 1)
        said.append(
            {
                "id": id,
                "congress_id": place.congress_id,
                "number": FIRST_TERM + count,
                "starts_on": starts_on,
                "ends_on": date(starts_on.year + 5, 7, 1) - timedelta(1),
            }
        )
    return said
