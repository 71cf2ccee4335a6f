"""Setting up the bodies of a campaign, and saying who sits in them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, delete, select

from backend.domain.access import Actor
from backend.domain.features.campaigns import queries
from backend.domain.features.campaigns.actions.keeping import WORD, changed, own
from backend.domain.features.campaigns.rules import (
    BodyEnded,
    BodyKind,
    BodyNameTaken,
    FieldElsewhere,
    GroupElsewhere,
    Seat,
    check_seats,
)
from backend.domain.features.campaigns.tables import Body, Campaign, Field, Member
from backend.domain.journal.actions import record
from backend.domain.kit.repeats import made_before
from backend.domain.people.groups.tables import Group


def set_up(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    *,
    id: UUID,
    kind: BodyKind,
    name: str,
    government: bool = False,
    field_id: UUID | None = None,
    group_id: UUID | None = None,
    deputies: int | None = None,
    duties: str = "",
    position: int = 0,
    now: datetime,
) -> Body:
    """Set a body up; a repeat under the same id returns the first.

    Raise CampaignElsewhere, CampaignClosed, BodyNameTaken, FieldElsewhere, GroupElsewhere, IdTaken.
    """
    own(actor, campaign)
    before = made_before(session, Body, id, campaign_id=campaign.id, name=name)
    if before is not None:
        return before
    said: dict[str, Any] = {"name": name, "field_id": field_id, "group_id": group_id}
    _check(session, campaign, said)
    made = Body(
        id=id,
        campaign_id=campaign.id,
        kind=kind,
        government=government,
        deputies=deputies,
        duties=duties,
        position=position,
        created_at=now,
        updated_at=now,
        **said,
    )
    session.add(made)
    session.flush()
    record(session, actor, WORD, campaign.id, "set_up", f"成立{name}", now=now)
    return made


def edit_body(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    body: Body,
    *,
    to: Mapping[str, Any],
    now: datetime,
) -> Body:
    """Change the named columns of a body; raise as `set_up`, and BodyEnded."""
    _going(actor, campaign, body)
    differing = {k: value for k, value in to.items() if getattr(body, k) != value}
    _check(session, campaign, differing)
    details = changed(body, differing, now)
    if details:
        session.add(body)
        title = f"修改{body.name}"
        record(session, actor, WORD, campaign.id, "edit_body", title, now=now, details=details)
    return body


def seat(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    body: Body,
    seats: Sequence[Seat],
    *,
    now: datetime,
) -> Body:
    """Let the body consist of these and no others; who came and who went stands in the timeline.

    Raise CampaignElsewhere, CampaignClosed, BodyEnded, MembersOdd.
    """
    _going(actor, campaign, body)
    deputies = queries.fit_deputies(session, actor, {s.deputy_id for s in seats if s.deputy_id})
    units = queries.fit_units(
        session, campaign.congress_id, {s.unit_id for s in seats if s.unit_id}
    )
    check_seats(seats, deputies=deputies, units=units)
    before = queries.seated(session, body.id)
    session.execute(delete(Member).where(col(Member.body_id) == body.id))
    session.add_all(
        Member(
            body_id=body.id,
            role=one.role,
            deputy_id=one.deputy_id,
            unit_id=one.unit_id,
            name=one.name,
            post=one.post,
            supervision_roles=[role.value for role in one.supervision_roles],
            position=place,
            created_at=now,
        )
        for place, one in enumerate(seats)
    )
    body.touch(now)
    session.add(body)
    session.flush()
    after = queries.seated(session, body.id)
    parts = [("加入", after - before), ("退出", before - after)]
    note = "；".join(f"{word}：{'、'.join(sorted(names))}" for word, names in parts if names)
    title = f"调整{body.name}成员"
    record(session, actor, WORD, campaign.id, "seat", title, note=note or None, now=now)
    return body


def end_body(
    session: Session, actor: Actor, campaign: Campaign, body: Body, *, reason: str, now: datetime
) -> Body:
    """Dissolve a body; who was in it stays written."""
    own(actor, campaign)
    if body.ended:
        return body
    body.ended, body.ended_reason = True, reason
    body.touch(now)
    session.add(body)
    title = f"撤销{body.name}"
    record(session, actor, WORD, campaign.id, "end_body", title, note=reason, now=now)
    return body


def _going(actor: Actor, campaign: Campaign, body: Body) -> None:
    own(actor, campaign)
    if body.ended:
        raise BodyEnded()


def _check(session: Session, campaign: Campaign, said: Mapping[str, Any]) -> None:
    if "name" in said:
        taken = select(Body.id).where(Body.campaign_id == campaign.id, Body.name == said["name"])
        if session.exec(taken).first() is not None:
            raise BodyNameTaken.at("body.name")
    check_field(session, campaign, said.get("field_id"))
    if said.get("group_id") is not None:
        group = session.get(Group, said["group_id"])
        if group is None or group.congress_id != campaign.congress_id or group.ended:
            raise GroupElsewhere.at("body.group_id")


def check_field(session: Session, campaign: Campaign, field_id: UUID | None) -> None:
    """Raise FieldElsewhere unless the field is the campaign's, or none is named."""
    if field_id is None:
        return
    of = session.get(Field, field_id)
    if of is None or of.campaign_id != campaign.id:
        raise FieldElsewhere.at("body.field_id")
