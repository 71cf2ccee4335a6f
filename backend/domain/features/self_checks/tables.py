"""Self-checks and the rows of their lists."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from backend.domain.features.self_checks.rules import SelfCheckState, Verdict
from backend.domain.kit.tables import Kept, UtcDateTime, Word


class SelfCheck(Kept, table=True):
    """What one unit was asked to look for, and what it says it found."""

    __tablename__ = "self_check"
    __table_args__ = (
        UniqueConstraint("asked_id", "unit_id"),
        Index("ix_self_check_congress_created", "congress_id", "created_at", "id"),
        Index("ix_self_check_due", "state", "due_on", "id"),
    )

    congress_id: UUID = Field(foreign_key="congress.id")
    scope: str = Field(max_length=60, index=True)
    campaign_id: UUID = Field(foreign_key="campaign.id", index=True)
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    asked_id: UUID
    """What was sent to several units at once shares it."""
    asked_by: UUID | None = Field(default=None, foreign_key="account.id")
    title: str = Field(max_length=200)
    request: str
    """What the unit is to look at."""
    due_on: date
    state: SelfCheckState = Field(default=SelfCheckState.asked, sa_type=Word(SelfCheckState, 12))
    rule_set_id: UUID | None = Field(default=None, foreign_key="rule_set.id")
    round: int = 1
    report: str | None = None
    """The unit's report in words (专项工作报告); its paper is a file."""
    none_found: bool = False
    """The unit says outright that it found nothing."""
    filed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    filed_first_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    late_days: int = 0
    """How many days after its day it was first filed."""
    filed_by: str | None = Field(default=None, max_length=50)
    pressed: int = 0
    return_reason: str | None = None
    reviewed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    review: str | None = None
    ended_reason: str | None = None


class Finding(Kept, table=True):
    """One problem that the unit found, and what staff made of it."""

    __tablename__ = "self_check_finding"
    __table_args__ = (Index("ix_self_check_finding_list", "self_check_id", "position", "id"),)

    self_check_id: UUID = Field(foreign_key="self_check.id")
    position: int
    words: str
    words_print: str = Field(max_length=64)
    """SHA-256 of the words without spaces, punctuation and width: a row is known again by it."""
    place_words: str | None = Field(default=None, max_length=200)
    field_id: UUID | None = Field(default=None, foreign_key="campaign_field.id")
    found_on: date | None = None
    measure: str | None = None
    due_on: date | None = None
    corrected: bool = False
    """The unit says that it has put it right already (自纠)."""
    verdict: Verdict = Field(default=Verdict.waiting, sa_type=Word(Verdict, 12))
    problem_id: UUID | None = Field(default=None, foreign_key="problem.id", index=True)
    """What it became, or which problem it is the same as."""
    reason: str | None = None
    """Why it was not taken, or withdrawn."""
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decided_by: str | None = Field(default=None, max_length=50)
