"""What the routes of a campaign's parts share: what they declare, how a part is found and kept."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from backend.api.base import Call, asks
from backend.domain.access import Permission
from backend.domain.engines.files import queries as files
from backend.domain.features.campaigns import queries
from backend.domain.features.campaigns.rules import CampaignClosed, CampaignElsewhere
from backend.domain.kit.errors import MatchMissing, NotFound, Refusal, Stale
from backend.domain.kit.flow import StepNotOpen
from backend.domain.kit.tables import Kept

Part = TypeVar("Part", bound=Kept)
P = Permission


def adds(*refusals: type[Refusal]) -> Any:
    """Return what a route that adds a part declares."""
    named: list[type[Refusal]] = [NotFound, CampaignElsewhere, CampaignClosed, *refusals]
    return asks(P.campaigns_keep, *named, step=True)


def edits(*refusals: type[Refusal]) -> Any:
    """Return what a route that changes a part declares."""
    named: list[type[Refusal]] = [
        NotFound,
        CampaignElsewhere,
        CampaignClosed,
        MatchMissing,
        Stale,
        *refusals,
    ]
    return asks(P.campaigns_keep, *named)


def steps(*refusals: type[Refusal]) -> Any:
    """Return what a route of a part's step declares."""
    return adds(StepNotOpen, *refusals)


def reads() -> Any:
    """Return what a route that shows a part declares."""
    return asks(P.campaigns_read, NotFound)


def keep(
    call: Call,
    campaign_id: UUID,
    table: type[Part],
    part_id: UUID,
    act: Callable[..., Any],
    answer: Callable[[Session, Any, Any, Part], Any],
    *said: Any,
    match: bool = False,
    **named: Any,
) -> Any:
    """Find a part of a campaign, do something to it, and answer with it as it stands then."""
    with call.writing() as (session, actor):
        campaign = queries.campaign(session, actor, campaign_id, lock=True)
        part = queries.part(session, table, campaign_id, part_id)
        if match:
            call.must_match(part.version)
        act(session, actor, campaign, part, *said, **named, now=call.now)
        session.flush()
        return answer(session, actor, campaign, part)


def papers(session: Session, ids: Collection[UUID]) -> Callable[[UUID], list[Any]]:
    """Return what gives the files of each part, asked for at once."""
    found = files.of_matters(session, ids)
    return lambda part_id: list(found.get(part_id, ()))
