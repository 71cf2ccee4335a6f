"""Beginning, joining and editing a campaign."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor, Permission
from backend.domain.features.campaigns import queries
from backend.domain.features.campaigns.actions.keeping import WORD, own, renamed
from backend.domain.features.campaigns.queries import FieldRead
from backend.domain.features.campaigns.rules import (
    AlreadyJoined,
    CampaignIdTaken,
    CodeTaken,
    NotShared,
)
from backend.domain.features.campaigns.tables import Aspect, Campaign, Field
from backend.domain.journal.actions import record


def start(
    session: Session,
    actor: Actor,
    *,
    id: UUID,
    year: int,
    code: str,
    title: str,
    shared: bool,
    starts_on: date | None,
    ends_on: date | None,
    parent: Campaign | None = None,
    now: datetime,
) -> Campaign:
    """Begin a campaign of one's own congress; a repeat under the same id returns the first.

    Raise CampaignIdTaken, CodeTaken.
    """
    actor.must(Permission.campaigns_keep)
    assert actor.congress_id is not None
    before = session.get(Campaign, id)
    if before is not None:
        if (before.congress_id, before.code) != (actor.congress_id, code):
            raise CampaignIdTaken()
        return before
    _code_free(session, actor.congress_id, year, code)
    made = Campaign(
        id=id,
        congress_id=actor.congress_id,
        scope=actor.scope,
        parent_id=parent.id if parent else None,
        year=year,
        code=code,
        title=title,
        shared=shared,
        starts_on=starts_on,
        ends_on=ends_on,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    done = f"参加{parent.title}" if parent else f"发起{title}"
    record(session, actor, WORD, made.id, "join" if parent else "start", done, now=now)
    return made


def join(
    session: Session,
    actor: Actor,
    parent: Campaign,
    *,
    id: UUID,
    title: str | None,
    code: str | None,
    field_ids: Collection[UUID] | None,
    now: datetime,
) -> Campaign:
    """Run a higher congress's campaign in one's own, with the fields chosen (none said: all).

    Raise NotShared, AlreadyJoined.
    """
    actor.must(Permission.campaigns_keep)
    if not parent.shared or parent.congress_id == actor.congress_id:
        raise NotShared()
    if not actor.scope.startswith(f"{parent.scope}."):
        raise NotShared()
    again = session.exec(
        select(Campaign).where(
            Campaign.parent_id == parent.id, Campaign.congress_id == actor.congress_id
        )
    ).one_or_none()
    if again is not None:
        if again.id != id:
            raise AlreadyJoined()
        return again
    made = start(
        session,
        actor,
        id=id,
        year=parent.year,
        code=code or parent.code,
        title=title or parent.title,
        shared=False,
        starts_on=parent.starts_on,
        ends_on=parent.ends_on,
        parent=parent,
        now=now,
    )
    for read in queries.fields(session, parent.id):
        if field_ids is None or read.field.id in field_ids:
            _take_over(session, made, read, now)
    return renamed(session, made, now)


def edit(
    session: Session, actor: Actor, campaign: Campaign, *, to: Mapping[str, Any], now: datetime
) -> Campaign:
    """Change title, code, days or sharing, or close it; raise CampaignElsewhere, CodeTaken."""
    own(actor, campaign, also_closed=True)
    changed = {name: value for name, value in to.items() if getattr(campaign, name) != value}
    if "code" in changed:
        _code_free(session, campaign.congress_id, campaign.year, changed["code"])
    for name, value in changed.items():
        setattr(campaign, name, value)
    if changed:
        campaign.touch(now)
        session.add(campaign)
        step = "close" if changed.get("closed") else "edit"
        title = "结束" if step == "close" else "修改"
        details = {"fields": sorted(changed)}
        record(session, actor, WORD, campaign.id, step, title, now=now, details=details)
    return campaign


def _take_over(session: Session, campaign: Campaign, read: FieldRead, now: datetime) -> None:
    field = Field(
        campaign_id=campaign.id,
        origin_id=read.field.id,
        level=read.field.level,
        name=read.field.name,
        position=read.field.position,
        created_at=now,
        updated_at=now,
    )
    session.add(field)
    session.flush()
    session.add_all(
        Aspect(
            field_id=field.id,
            name=aspect.name,
            position=aspect.position,
            created_at=now,
            updated_at=now,
        )
        for aspect in read.aspects
    )


def _code_free(session: Session, congress_id: UUID, year: int, code: str) -> None:
    taken = session.exec(
        select(Campaign.id).where(
            Campaign.congress_id == congress_id, Campaign.year == year, Campaign.code == code
        )
    ).first()
    if taken is not None:
        raise CodeTaken()
