"""What keeping a campaign up shares: whose it is, and how it is called for short."""

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
