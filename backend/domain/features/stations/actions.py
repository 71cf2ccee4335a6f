"""Keeping stations up; a station is ended, never removed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.features.stations.rules import StationKind, StationNameTaken
from backend.domain.features.stations.tables import Station
from backend.domain.journal.actions import record
from backend.domain.kit.repeats import made_before
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions import queries as divisions

WORD = "stations"
LABELS = {
    "kind": "类别",
    "name": "名称",
    "division_id": "所在地",
    "address": "地址",
    "opening": "欢迎语",
    "in_charge": "负责人",
}


def add(
    session: Session,
    actor: Actor,
    congress: Congress,
    *,
    id: UUID,
    kind: StationKind,
    name: str,
    division_id: UUID | None,
    address: str,
    opening: str,
    in_charge: str,
    now: datetime,
) -> Station:
    """Set a station up; raise StationNameTaken, PlaceElsewhere."""
    before = made_before(session, Station, id, congress_id=congress.id, name=name)
    if before is not None:
        return before
    _must_be_free(session, congress.id, name)
    divisions.must_lie_in(session, congress.scope, division_id)
    made = Station(
        id=id,
        congress_id=congress.id,
        kind=kind,
        name=name,
        division_id=division_id,
        address=address,
        opening=opening,
        in_charge=in_charge,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    record(session, actor, WORD, made.id, "add", f"新增家站 {name}", now=now)
    return made


def change(
    session: Session,
    actor: Actor,
    station: Station,
    congress: Congress,
    *,
    to: Mapping[str, Any],
    now: datetime,
) -> Station:
    """Change the named columns; raise StationNameTaken, PlaceElsewhere."""
    if to.get("name", station.name) != station.name:
        _must_be_free(session, congress.id, to["name"])
    divisions.must_lie_in(session, congress.scope, to.get("division_id"))
    before = {k: getattr(station, k) for k, value in to.items() if getattr(station, k) != value}
    if not before:
        return station
    for key in before:
        setattr(station, key, to[key])
    station.touch(now)
    session.add(station)
    title = "修改" + "、".join(LABELS[key] for key in before)
    details = {key: [_plain(old), _plain(to[key])] for key, old in before.items()}
    record(session, actor, WORD, station.id, "change", title, now=now, details=details)
    return station


def end(session: Session, actor: Actor, station: Station, *, reason: str, now: datetime) -> Station:
    """Take a station out of use; its code receives nothing any more."""
    return _turn(session, actor, station, True, "end", "停用家站", reason, now)


def reopen(
    session: Session, actor: Actor, station: Station, *, reason: str, now: datetime
) -> Station:
    """Take a station back into use; its code receives again."""
    return _turn(session, actor, station, False, "reopen", "恢复使用家站", reason, now)


def _turn(
    session: Session,
    actor: Actor,
    station: Station,
    ended: bool,
    step: str,
    title: str,
    reason: str,
    now: datetime,
) -> Station:
    if station.ended == ended:
        return station
    station.ended = ended
    station.ended_reason = reason if ended else None
    station.touch(now)
    session.add(station)
    record(session, actor, WORD, station.id, step, title, note=reason, now=now)
    return station


def _must_be_free(session: Session, congress_id: UUID, name: str) -> None:
    taken = session.exec(
        select(Station.id).where(Station.congress_id == congress_id, Station.name == name)
    ).first()
    if taken is not None:
        raise StationNameTaken.at("body.name")


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
