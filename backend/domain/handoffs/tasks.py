"""A campaign's tasks are given to the bodies that it set up."""

from uuid import UUID

from sqlmodel import Session

from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.rules import BodyKind
from backend.domain.features.tasks.rules import Bodies, Body, OwnerKind

_KINDS: dict[BodyKind, OwnerKind] = {
    BodyKind.task_force: OwnerKind.task_force,
    BodyKind.deputy_group: OwnerKind.group,
}


def bodies(session: Session, campaign_id: UUID | None) -> Bodies:
    """Return the bodies in use of the campaign that a plan is of. Source: inventory 67."""
    if campaign_id is None:
        return Bodies()
    return Bodies(
        Body(one.id, one.name, _KINDS.get(one.kind, OwnerKind.organ))
        for one in campaigns.bodies(session, campaign_id)
    )
