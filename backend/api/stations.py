"""Stations: /stations."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field

from backend.api.accounts import CongressBrief
from backend.api.base import Asked, CallDep, In, ListQuery, Out, Page, StepRoute, asks
from backend.api.clues.shapes import DivisionBrief, TimelineOut
from backend.domain.access import Actor, Permission
from backend.domain.features.stations import actions, queries
from backend.domain.features.stations.queries import StationFilters
from backend.domain.features.stations.rules import StationKind, StationNameTaken, StationStep
from backend.domain.features.stations.tables import Station
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses import queries as congresses
from backend.domain.people.congresses.rules import OnlyToRead
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import PlaceElsewhere
from backend.domain.people.divisions.tables import Division

router = APIRouter(prefix="/stations", tags=["stations"], route_class=StepRoute)

Name = Annotated[str, Field(min_length=2, max_length=100)]
Address = Annotated[str, Field(max_length=200)]
Opening = Annotated[str, Field(max_length=500)]
P = Permission


class StationOut(Out):
    """A station; who looks after it is told to the office alone."""

    id: UUID
    congress: CongressBrief
    kind: StationKind
    name: str
    division: DivisionBrief | None
    address: str
    opening: str
    in_charge: str | None
    ended: bool
    ended_reason: str | None
    version: int
    open_steps: list[StationStep]


class StationQuery(ListQuery):
    congress_id: UUID | None = None
    division_id: UUID | None = None
    kind: list[StationKind] = []
    ended: bool | None = False
    q: str | None = Field(None, max_length=50)


class StationIn(In):
    """A new station of your congress; the id is yours to choose."""

    id: UUID
    kind: StationKind
    name: Name
    division_id: UUID | None = None
    address: Address = ""
    opening: Opening = ""
    in_charge: Address = ""


class StationChange(In):
    """What is not sent stays as it is; the place can be emptied with null."""

    kind: StationKind | None = None
    name: Name | None = None
    division_id: UUID | None = None
    address: Address | None = None
    opening: Opening | None = None
    in_charge: Address | None = None

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True)
        return {k: v for k, v in sent.items() if v is not None or k == "division_id"}


class StationReason(In):
    reason: str = Field(min_length=1, max_length=200)


@router.get("", response_model=Page[StationOut], **asks(P.stations_see, CursorUnreadable))
def list_stations(call: CallDep, query: Asked[StationQuery]) -> object:
    """List the stations you may see."""
    with call.reading() as (session, actor):
        filters = StationFilters(**query.narrowed())
        page = queries.stations(session, actor, query.window, filters)
        return call.page(session, page, [_said(actor, *row) for row in page.items])


@router.get("/{station_id}", response_model=StationOut, **asks(P.stations_see, NotFound))
def get_station(call: CallDep, response: Response, station_id: UUID) -> object:
    """Show one station."""
    with call.reading() as (session, actor):
        found, of, place = queries.station(session, actor, station_id)
        response.headers["ETag"] = f'"{found.version}"'
        return _said(actor, found, of, place)


@router.get(
    "/{station_id}/timeline",
    response_model=list[TimelineOut],
    **asks(P.stations_see, NotFound),
)
def list_station_timeline(call: CallDep, station_id: UUID) -> object:
    """Show what happened to a station, the latest first."""
    with call.reading() as (session, actor):
        queries.station(session, actor, station_id)
        told = timeline.of_thing(session, actor, station_id)
        return [{**entry.model_dump(), "files": []} for entry in told]


@router.post(
    "",
    response_model=StationOut,
    status_code=201,
    **asks(P.stations_keep, StationNameTaken, PlaceElsewhere, IdTaken, step=True),
)
def add_station(call: CallDep, sent: StationIn) -> object:
    """Set up a station of your congress."""
    with call.writing() as (session, actor):
        assert actor.congress_id is not None
        of = congresses.kept(session, actor, actor.congress_id)
        made = actions.add(session, actor, of, **sent.model_dump(), now=call.now)
        return _said(actor, *queries.station(session, actor, made.id))


@router.patch(
    "/{station_id}",
    response_model=StationOut,
    **asks(
        P.stations_keep,
        NotFound,
        OnlyToRead,
        StationNameTaken,
        PlaceElsewhere,
        Stale,
        MatchMissing,
    ),
)
def change_station(
    call: CallDep, response: Response, station_id: UUID, sent: StationChange
) -> object:
    """Change a station's name, kind, place or words."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, station_id)
        call.must_match(found.version)
        actions.change(session, actor, found, of, to=sent.named(), now=call.now)
        session.flush()
        response.headers["ETag"] = f'"{found.version}"'
        return _said(actor, *queries.station(session, actor, station_id))


@router.post(
    "/{station_id}/end",
    response_model=StationOut,
    **asks(P.stations_keep, NotFound, OnlyToRead, step=True),
)
def end_station(call: CallDep, station_id: UUID, sent: StationReason) -> object:
    """Take a station out of use; its QR code receives nothing any more."""
    with call.writing() as (session, actor):
        found, _ = queries.to_keep(session, actor, station_id)
        actions.end(session, actor, found, reason=sent.reason, now=call.now)
        session.flush()
        return _said(actor, *queries.station(session, actor, station_id))


@router.post(
    "/{station_id}/reopen",
    response_model=StationOut,
    **asks(P.stations_keep, NotFound, OnlyToRead, step=True),
)
def reopen_station(call: CallDep, station_id: UUID, sent: StationReason) -> object:
    """Take a station back into use."""
    with call.writing() as (session, actor):
        found, _ = queries.to_keep(session, actor, station_id)
        actions.reopen(session, actor, found, reason=sent.reason, now=call.now)
        session.flush()
        return _said(actor, *queries.station(session, actor, station_id))


def _said(actor: Actor, station: Station, of: Congress, place: Division | None) -> dict[str, Any]:
    keeps = actor.may(P.stations_keep) and actor.congress_id == station.congress_id
    turn = StationStep.reopen if station.ended else StationStep.end
    return {
        **station.model_dump(),
        "congress": of,
        "division": place,
        "in_charge": station.in_charge if actor.is_congress else None,
        "open_steps": [turn] if keeps else [],
    }
