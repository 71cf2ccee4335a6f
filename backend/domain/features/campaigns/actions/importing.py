"""Bringing compared coverage points in: few statements, however many rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, insert, select

from backend.domain.access import Actor
from backend.domain.features.campaigns.actions.keeping import WORD, own
from backend.domain.features.campaigns.queries import PointPlanned
from backend.domain.features.campaigns.tables import Campaign, CoveragePoint, Visit
from backend.domain.journal.actions import record
from backend.domain.kit.sheets import Outcome
from backend.domain.kit.tables import new_id


def bring_in(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    planned: Sequence[PointPlanned],
    *,
    now: datetime,
) -> dict[str, Any]:
    """Write what comparing said of the rows; return how many of each outcome.

    A later visit than the one known is added; one of the same day has its words put right.
    """
    own(actor, campaign)
    new = [one for one in planned if one.compared.outcome is Outcome.create]
    differ = [one for one in planned if one.compared.outcome is Outcome.change]
    made = [(new_id(), one) for one in new]
    if made:
        session.execute(insert(CoveragePoint), [_row(campaign, id_, one, now) for id_, one in made])
    _visits(session, made, {}, now)
    if differ:
        _change(session, campaign, differ, now)
    counts = {
        outcome.value: sum(one.compared.outcome is outcome for one in planned)
        for outcome in Outcome
    }
    title = f"导入点位：新增 {len(new)} 个，修改 {len(differ)} 个"
    record(session, actor, WORD, campaign.id, "bring_in", title, now=now, details=counts)
    return counts


_PLACE = (("place", "place_words"), ("longitude", "longitude"), ("latitude", "latitude"))


def _row(campaign: Campaign, id_: UUID, one: PointPlanned, now: datetime) -> dict[str, Any]:
    day = one.values.get("visited_on")
    return {
        "id": id_,
        "campaign_id": campaign.id,
        "kind": one.values["kind"],
        "name": one.values["name"],
        **{column: one.values.get(key) for key, column in _PLACE},
        "visited_on": day,
        "visits": int(day is not None),
        "withdrawn": False,
        "created_at": now,
        "updated_at": now,
        "version": 1,
    }


def _change(
    session: Session, campaign: Campaign, differ: Sequence[PointPlanned], now: datetime
) -> None:
    mine = CoveragePoint.campaign_id == campaign.id
    points = {point.id: point for point in session.exec(select(CoveragePoint).where(mine))}
    going = (
        select(Visit)
        .join(CoveragePoint, col(CoveragePoint.id) == Visit.point_id)
        .where(mine, col(Visit.withdrawn_reason).is_(None))
        .order_by(col(Visit.visited_on), col(Visit.id))
    )
    latest = {visit.point_id: visit for visit in session.exec(going)}
    for one in differ:
        assert one.about_id is not None
        point, day = points[one.about_id], one.values.get("visited_on")
        for key, column in _PLACE:
            if key in one.values:
                setattr(point, column, one.values[key])
        if day is not None and (point.visited_on is None or point.visited_on < day):
            point.visited_on = day
            point.visits += 1
        point.touch(now)
        session.add(point)
    _visits(session, [(one.about_id, one) for one in differ if one.about_id], latest, now)


def _visits(
    session: Session,
    rows: Sequence[tuple[UUID, PointPlanned]],
    latest: Mapping[UUID, Visit],
    now: datetime,
) -> None:
    """Add the visits that are new; put the words of the latest right where its day is the same."""
    for id_, one in rows:
        day, known = one.values.get("visited_on"), latest.get(id_)
        said = {key: one.values[key] for key in ("visited_by", "note") if key in one.values}
        if day is None or (known is not None and known.visited_on > day):
            continue
        if known is not None and known.visited_on == day:
            for key, words in said.items():
                setattr(known, key, words)
            session.add(known)
        else:
            visit = {"visited_by": "", **said}
            session.add(Visit(point_id=id_, visited_on=day, created_at=now, **visit))
