"""What is sent about weekly reports."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery
from backend.domain.features.weekly_reports.rules import Direction, WeeklyState
from backend.domain.kit.calendar import Light

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Words = Annotated[str, Field(min_length=2, max_length=2000)]
Short = Annotated[str, Field(min_length=1, max_length=50)]
Text = Annotated[str, Field(max_length=5000)]


class WeeklyQuery(ListQuery):
    """Filters of the ledger, as they stand in the URL; older editions only where asked for."""

    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    direction: Direction | None = None
    state: list[WeeklyState] = []
    light: Light | None = None
    week_from: Day | None = None
    week_to: Day | None = None


class ArrangementQuery(ListQuery):
    campaign_id: UUID | None = None


class ArrangeIn(In):
    """Weekly reports of a campaign of your congress, between it and a unit."""

    id: UUID
    campaign_id: UUID
    unit_id: UUID
    direction: Direction
    starts_on: Day | None = None


class ArrangementReason(In):
    reason: str = Field(min_length=1, max_length=200)


class StartIn(In):
    """Open the report of the week that a day lies in."""

    id: UUID
    arrangement_id: UUID
    week: Day


class WeeklyChange(In):
    """The words; what is not sent stays as it is."""

    progress: Text | None = None
    difficulties: Text | None = None
    plans: Text | None = None

    def named(self) -> dict[str, str]:
        """Return what to write."""
        return {k: v for k, v in self.model_dump().items() if v is not None}


class WeeklySignIn(In):
    signed_by: Short


class CountersignIn(In):
    signed_by: Short
    note: str | None = Field(None, max_length=2000)


class CorrectIn(In):
    """A new edition under an id of your choosing."""

    id: UUID
    reason: Words


class WeeklyReason(In):
    reason: Words
