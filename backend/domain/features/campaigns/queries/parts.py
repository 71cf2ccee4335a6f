"""The bodies, plans, steps and points of a campaign, one at a time."""

from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.campaigns.queries.reading import campaign
from backend.domain.features.campaigns.tables import CoveragePoint, Plan, Step
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import Kept

Part = TypeVar("Part", bound=Kept)


def part(session: Session, table: type[Part], campaign_id: UUID, part_id: UUID) -> Part:
    """Return a body, a plan, a step or a point of this campaign; raise NotFound."""
    found = session.get(table, part_id)
    if found is None or getattr(found, "campaign_id", None) != campaign_id:
        raise NotFound()
    return found


def see_part(session: Session, actor: Actor, part_id: UUID) -> None:
    """Raise NotFound unless the plan, step or point is of a campaign the actor may see."""
    for table in (Plan, Step, CoveragePoint):
        found: Any = session.get(table, part_id)
        if found is not None:
            campaign(session, actor, found.campaign_id)
            return
    raise NotFound()
