"""The tables of campaigns and of what belongs to them."""

from backend.domain.features.campaigns.tables.campaigns import Aspect, Campaign, Field
from backend.domain.features.campaigns.tables.coverage import CoveragePoint, PointFinding, Visit
from backend.domain.features.campaigns.tables.organisation import Body, Member
from backend.domain.features.campaigns.tables.work import Plan, Stage, Step

__all__ = [
    "Aspect",
    "Body",
    "Campaign",
    "CoveragePoint",
    "Field",
    "Member",
    "Plan",
    "PointFinding",
    "Stage",
    "Step",
    "Visit",
]
