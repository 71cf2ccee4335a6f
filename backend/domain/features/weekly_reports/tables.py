"""What was arranged between congress and unit, and the reports of the weeks."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field

from backend.domain.features.weekly_reports.rules import Direction, WeeklyState
from backend.domain.kit.tables import Kept, UtcDateTime, Word


class Arrangement(Kept, table=True):
    """That one side of a campaign reports to the other every week."""

    __tablename__ = "weekly_arrangement"
    __table_args__ = (UniqueConstraint("campaign_id", "unit_id", "direction"),)

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    scope: str = Field(max_length=60, index=True)
    campaign_id: UUID = Field(foreign_key="campaign.id")
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    direction: Direction = Field(sa_type=Word(Direction, 10))
    whole: bool = True
    """The figures are the whole list's; else only those of the unit."""
    starts_on: date
    """A Monday."""
    ended: bool = False
    ended_reason: str | None = Field(default=None, max_length=200)


class WeeklyReport(Kept, table=True):
    """One edition of what is reported of one week."""

    __tablename__ = "weekly_report"
    __table_args__ = (
        UniqueConstraint("arrangement_id", "week", "edition"),
        Index("ix_weekly_report_congress_week", "congress_id", "week", "id"),
        Index("ix_weekly_report_week", "week", "id"),
        Index("ix_weekly_report_due", "state", "due_on", "id"),
    )

    arrangement_id: UUID = Field(foreign_key="weekly_arrangement.id")
    congress_id: UUID = Field(foreign_key="congress.id")
    scope: str = Field(max_length=60, index=True)
    campaign_id: UUID = Field(foreign_key="campaign.id", index=True)
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    direction: Direction = Field(sa_type=Word(Direction, 10))
    whole: bool = True
    title: str = Field(max_length=200)
    week: date
    """Its Monday."""
    edition: int = 1
    corrects: str | None = None
    """Why there is another edition."""
    state: WeeklyState = Field(default=WeeklyState.draft, sa_type=Word(WeeklyState, 12))
    rule_set_id: UUID | None = Field(default=None, foreign_key="rule_set.id")
    due_on: date
    """By when it must be there; once it is, by when the other side signs."""
    as_of: date | None = None
    """The day whose figures these are."""
    figures: Any = Field(default_factory=dict, sa_type=JSON)
    progress: str = ""
    difficulties: str = ""
    plans: str = ""
    """What is to be done next week."""
    signed_by: str | None = Field(default=None, max_length=50)
    signed_account: str | None = Field(default=None, max_length=50)
    signed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    countersigned_by: str | None = Field(default=None, max_length=50)
    countersigned_account: str | None = Field(default=None, max_length=50)
    countersigned_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    return_reason: str | None = None
    ended_reason: str | None = None
