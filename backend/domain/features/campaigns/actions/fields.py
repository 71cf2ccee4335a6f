"""Fields and aspects: add, rename, move, end."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from backend.domain.access import Actor
from backend.domain.features.campaigns import queries
from backend.domain.features.campaigns.actions.keeping import WORD, changed, own, renamed
from backend.domain.features.campaigns.rules import NameTaken
from backend.domain.features.campaigns.tables import Aspect, Campaign, Field
from backend.domain.journal.actions import record
from backend.domain.people.divisions.rules import Level


def add_field(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    *,
    id: UUID,
    name: str,
    level: Level,
    position: int | None = None,
    now: datetime,
) -> Field:
    """Add a field; raise NameTaken. A repeat under the same id returns the first."""
    own(actor, campaign)
    before = session.get(Field, id)
    if before is not None and (before.campaign_id, before.name) == (campaign.id, name):
        return before
    _name_free(session, Field, Field.campaign_id, campaign.id, name)
    made = Field(
        id=id,
        campaign_id=campaign.id,
        level=level,
        name=name,
        position=_next(session, Field, Field.campaign_id, campaign.id, position),
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    renamed(session, campaign, now)
    record(session, actor, WORD, campaign.id, "add_field", f"增加领域“{name}”", now=now)
    return made


def edit_field(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    field: Field,
    *,
    to: Mapping[str, Any],
    now: datetime,
) -> Field:
    """Rename, move or end a field, or say which level set it; raise NameTaken."""
    own(actor, campaign)
    if to.get("name", field.name) != field.name:
        _name_free(session, Field, Field.campaign_id, campaign.id, to["name"])
    if changed(field, to, now):
        session.add(field)
        session.flush()
        renamed(session, campaign, now)
        record(session, actor, WORD, campaign.id, "edit_field", f"修改领域“{field.name}”", now=now)
    return field


def add_aspect(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    field: Field,
    *,
    id: UUID,
    name: str,
    position: int | None = None,
    now: datetime,
) -> Aspect:
    """Add an aspect to a field; raise NameTaken."""
    own(actor, campaign)
    before = session.get(Aspect, id)
    if before is not None and (before.field_id, before.name) == (field.id, name):
        return before
    _name_free(session, Aspect, Aspect.field_id, field.id, name)
    made = Aspect(
        id=id,
        field_id=field.id,
        name=name,
        position=_next(session, Aspect, Aspect.field_id, field.id, position),
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    campaign.touch(now)
    session.add(campaign)
    title = f"“{field.name}”增加方面“{name}”"
    record(session, actor, WORD, campaign.id, "add_aspect", title, now=now)
    return made


def edit_aspect(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    aspect: Aspect,
    *,
    to: Mapping[str, Any],
    now: datetime,
) -> Aspect:
    """Rename, move or end an aspect; raise NameTaken."""
    own(actor, campaign)
    if to.get("name", aspect.name) != aspect.name:
        _name_free(session, Aspect, Aspect.field_id, aspect.field_id, to["name"])
    if changed(aspect, to, now):
        session.add(aspect)
        campaign.touch(now)
        session.add(campaign)
        title = f"修改方面“{aspect.name}”"
        record(session, actor, WORD, campaign.id, "edit_aspect", title, now=now)
    return aspect


def lay_out(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    wanted: Iterable[tuple[str, str | None]],
    *,
    level: Level,
    now: datetime,
) -> None:
    """Add the fields and aspects named that are not there yet, in the order they come."""
    own(actor, campaign)
    there = queries.fields(session, campaign.id, ended=True)
    fields = {read.field.name: read.field for read in there}
    aspects = {(read.field.name, aspect.name) for read in there for aspect in read.aspects}
    added: list[str] = []
    moment: dict[str, Any] = {"created_at": now, "updated_at": now}
    for name, aspect in dict.fromkeys(wanted):
        if name not in fields:
            at = _next(session, Field, Field.campaign_id, campaign.id, None)
            fields[name] = Field(
                campaign_id=campaign.id, level=level, name=name, position=at, **moment
            )
            session.add(fields[name])
            session.flush()
            added.append(name)
        if aspect and (name, aspect) not in aspects:
            at = _next(session, Aspect, Aspect.field_id, fields[name].id, None)
            session.add(Aspect(field_id=fields[name].id, name=aspect, position=at, **moment))
            session.flush()
            aspects.add((name, aspect))
            added.append(f"{name}/{aspect}")
    if added:
        renamed(session, campaign, now)
        title = f"随导入增加领域、方面 {len(added)} 个"
        record(
            session, actor, WORD, campaign.id, "lay_out", title, now=now, details={"added": added}
        )


def _name_free(session: Session, table: Any, of: Any, parent_id: UUID, name: str) -> None:
    if session.exec(select(table.id).where(of == parent_id, table.name == name)).first():
        raise NameTaken()


def _next(session: Session, table: Any, of: Any, parent_id: UUID, asked: int | None) -> int:
    if asked is not None:
        return asked
    last = session.exec(select(func.max(col(table.position))).where(of == parent_id)).one()
    return int(last or 0) + 1
