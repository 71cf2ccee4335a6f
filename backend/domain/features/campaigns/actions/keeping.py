"""What keeping a campaign up shares: whose it is, what changes, how it is called for short."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.features.campaigns.rules import (
    CampaignClosed,
    CampaignElsewhere,
    short_name,
)
from backend.domain.features.campaigns.tables import Campaign, Field
from backend.domain.kit.tables import Kept

WORD = "campaigns"


def own(actor: Actor, campaign: Campaign, *, also_closed: bool = False) -> None:
    """Raise CampaignElsewhere unless it is the actor's congress's, CampaignClosed once it ended."""
    actor.must(Permission.campaigns_keep)
    if campaign.congress_id != actor.congress_id:
        raise CampaignElsewhere()
    if campaign.closed and not also_closed:
        raise CampaignClosed()


def renamed(session: Session, campaign: Campaign, now: datetime) -> Campaign:
    """Bring the short name in step with the fields."""
    session.flush()
    levels: Any = select(col(Field.level)).where(
        Field.campaign_id == campaign.id, col(Field.ended).is_(False)
    )
    campaign.short_name = short_name(session.execute(levels).scalars())
    campaign.touch(now)
    session.add(campaign)
    session.flush()
    return campaign


def changed(thing: Kept, to: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Set the named columns; return those that differed, each from and to, as JSON keeps them."""
    before = {k: getattr(thing, k) for k, value in to.items() if getattr(thing, k) != value}
    for name in before:
        setattr(thing, name, to[name])
    if before:
        thing.touch(now)
    return {name: [_plain(old), _plain(to[name])] for name, old in before.items()}


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
