"""Campaigns as they are read: one's own, those below, and what is shared from above."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.features.campaigns.rules import (
    CampaignClosed,
    CampaignElsewhere,
    FieldElsewhere,
)
from backend.domain.features.campaigns.tables import Aspect, Campaign, Field
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.tables import within
from backend.domain.people.congresses.tables import Congress

C: Any = Campaign


@dataclass(frozen=True)
class FieldRead:
    """A field with its aspects, both in their order."""

    field: Field
    aspects: Sequence[Aspect]


@dataclass(frozen=True)
class Names:
    """Names of fields and aspects by id."""

    fields: dict[UUID, str]
    aspects: dict[UUID, str]


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read starts here: a congress sees its own and those below; a unit its congress's.

    Both see what a higher congress shares down.
    """
    statement: Select[Any] = select(*(columns or (Campaign,)))
    parts = actor.scope.split(".")
    above = [".".join(parts[: i + 1]) for i in range(len(parts) - 1)]
    from_above = C.shared.is_(True) & C.scope.in_(above)
    if actor.is_congress:
        return statement.where(or_(within(C.scope, actor.scope), from_above))
    if actor.role is Role.unit_staff:
        return statement.where(or_(C.scope == actor.scope, from_above))
    return statement.where(false())


def campaign(session: Session, actor: Actor, campaign_id: UUID, *, lock: bool = False) -> Campaign:
    """Return one campaign; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(C.id == campaign_id)
    if lock:
        statement = statement.with_for_update(of=Campaign)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: Campaign = found
    return one


def to_fill(session: Session, actor: Actor, campaign_id: UUID) -> Campaign:
    """Return a campaign to write problems into: the actor's congress's own, and not closed.

    Raise NotFound, CampaignElsewhere, CampaignClosed.
    """
    found = campaign(session, actor, campaign_id)
    if found.congress_id != actor.congress_id:
        raise CampaignElsewhere()
    if found.closed:
        raise CampaignClosed()
    return found


def campaigns(
    session: Session,
    actor: Actor,
    window: Window,
    *,
    id: UUID | None = None,
    year: int | None = None,
    congress_id: UUID | None = None,
    parent_id: UUID | None = None,
    closed: bool | None = None,
) -> PageOf[Any]:
    """Return a page of (campaign, congress's short name), the newest year first."""
    statement = visible_to(actor, Campaign, col(Congress.short_name)).join(
        Congress, col(Congress.id) == C.congress_id
    )
    for column, value in (
        (C.id, id),
        (C.year, year),
        (C.congress_id, congress_id),
        (C.parent_id, parent_id),
        (C.closed, closed),
    ):
        if value is not None:
            statement = statement.where(column == value)
    return page_of(session, statement, window, keys=[C.year, C.id])


def fields(session: Session, campaign_id: UUID, *, ended: bool = False) -> list[FieldRead]:
    """Return a campaign's fields with their aspects; ended ones on request."""
    which = [Field.campaign_id == campaign_id]
    of_aspects = []
    if not ended:
        which.append(col(Field.ended).is_(False))  # type: ignore[arg-type]
        of_aspects.append(col(Aspect.ended).is_(False))
    found = session.exec(
        select(Field).where(*which).order_by(col(Field.position), col(Field.id))
    ).all()
    by_field: dict[UUID, list[Aspect]] = {field.id: [] for field in found}
    for aspect in session.exec(
        select(Aspect)
        .join(Field, col(Field.id) == Aspect.field_id)
        .where(*which, *of_aspects)
        .order_by(col(Aspect.position), col(Aspect.id))
    ):
        by_field[aspect.field_id].append(aspect)
    return [FieldRead(field, by_field[field.id]) for field in found]


def field(session: Session, campaign_id: UUID, field_id: UUID) -> Field:
    """Return a field of the campaign; raise NotFound."""
    found = session.get(Field, field_id)
    if found is None or found.campaign_id != campaign_id:
        raise NotFound()
    return found


def aspect(session: Session, campaign_id: UUID, aspect_id: UUID) -> Aspect:
    """Return an aspect of the campaign; raise NotFound."""
    found = session.get(Aspect, aspect_id)
    if found is None:
        raise NotFound()
    field(session, campaign_id, found.field_id)
    return found


def check_spot(session: Session, campaign_id: UUID, field_id: UUID, aspect_id: UUID | None) -> None:
    """Raise FieldElsewhere unless the field is the campaign's and the aspect the field's."""
    of_field = session.get(Field, field_id)
    if of_field is None or of_field.campaign_id != campaign_id:
        raise FieldElsewhere.at("body.field_id")
    if aspect_id is not None:
        of_aspect = session.get(Aspect, aspect_id)
        if of_aspect is None or of_aspect.field_id != field_id:
            raise FieldElsewhere.at("body.aspect_id")


def joined(session: Session, ids: Collection[UUID]) -> list[UUID]:
    """Return these campaigns and those that joined them: what their problems are counted over."""
    if not ids:
        return []
    statement = select(Campaign.id).where(or_(C.id.in_(ids), C.parent_id.in_(ids)))
    return list(session.exec(statement))


def of_year(session: Session, actor: Actor, year: int) -> list[UUID]:
    """Return the campaigns of a year that the actor sees."""
    return list(session.execute(visible_to(actor, C.id).where(C.year == year)).scalars())


def same_fields(session: Session, ids: Collection[UUID]) -> list[UUID]:
    """Return these fields and those of joined campaigns that took them over."""
    if not ids:
        return []
    F: Any = Field
    return list(session.exec(select(Field.id).where(or_(F.id.in_(ids), F.origin_id.in_(ids)))))


def names(session: Session, field_ids: Collection[UUID], aspect_ids: Collection[UUID]) -> Names:
    """Return what these fields and aspects are called."""
    fields_: Any = select(col(Field.id), col(Field.name)).where(col(Field.id).in_(field_ids))
    aspects: Any = select(col(Aspect.id), col(Aspect.name)).where(col(Aspect.id).in_(aspect_ids))
    return Names(
        fields={k: v for k, v in session.execute(fields_)} if field_ids else {},
        aspects={k: v for k, v in session.execute(aspects)} if aspect_ids else {},
    )


@dataclass(frozen=True)
class Spot:
    """Where a field stands: the one it counts as, that one's name and place."""

    id: UUID
    origin_id: UUID
    name: str
    position: int


@dataclass(frozen=True)
class Layout:
    """Fields in their order; of each aspect its place and name."""

    fields: Sequence[Spot]
    aspects: dict[UUID | None, tuple[int, str]]

    def by_name(self) -> dict[str, list[UUID]]:
        """Return the fields by name, in their order: the ids that each is counted as."""
        found: dict[str, list[UUID]] = {}
        for spot in self.fields:
            ids = found.setdefault(spot.name, [])
            if spot.origin_id not in ids:
                ids.append(spot.origin_id)
        return found


def layout(session: Session, field_ids: Collection[UUID], aspect_ids: Collection[UUID]) -> Layout:
    """Return these fields in the order of the campaign they were set in, and these aspects.

    A field counts as the one it was taken over from, else as itself.
    """
    origin = aliased(Field)
    asked: Any = (
        select(
            col(Field.id),
            func.coalesce(col(origin.id), col(Field.id)),
            func.coalesce(col(origin.name), col(Field.name)),
            func.coalesce(col(origin.position), col(Field.position)),
        )
        .outerjoin(origin, col(origin.id) == Field.origin_id)
        .where(col(Field.id).in_(field_ids))
    )
    spots = [Spot(*row) for row in session.execute(asked)] if field_ids else []
    aspects: Any = select(col(Aspect.id), col(Aspect.position), col(Aspect.name)).where(
        col(Aspect.id).in_(aspect_ids)
    )
    named = {i: (at, name) for i, at, name in session.execute(aspects)} if aspect_ids else {}
    return Layout(sorted(spots, key=lambda s: (s.position, s.origin_id.hex)), named)
