"""Plans, stages and steps of a campaign."""

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from backend.domain.features.campaigns.rules.planning import PlanState
from backend.domain.features.campaigns.rules.staging import StageKind, StepState
from backend.domain.kit.tables import Kept, Word


class Plan(Kept, table=True):
    """The plan of a campaign, or of one of its fields."""

    __tablename__ = "campaign_plan"

    campaign_id: UUID = Column(foreign_key="campaign.id", index=True)
    field_id: UUID | None = Column(default=None, foreign_key="campaign_field.id", index=True)
    """None: the plan of the whole (总方案)."""
    title: str = Column(max_length=100)
    words: str = Column(default="", max_length=2000)
    state: PlanState = Column(default=PlanState.draft, sa_type=Word(PlanState, 10))
    approved_by: str | None = Column(default=None, max_length=100)
    approved_on: date | None = None
    withdrawn_reason: str | None = Column(default=None, max_length=200)


class Stage(Kept, table=True):
    """When a stage is planned, and when it was."""

    __tablename__ = "campaign_stage"
    __table_args__ = (UniqueConstraint("campaign_id", "kind"),)

    campaign_id: UUID = Column(foreign_key="campaign.id", index=True)
    kind: StageKind = Column(sa_type=Word(StageKind, 10))
    planned_from: date | None = None
    planned_to: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    note: str = Column(default="", max_length=500)


class Step(Kept, table=True):
    """One step of a campaign's work."""

    __tablename__ = "campaign_step"

    campaign_id: UUID = Column(foreign_key="campaign.id", index=True)
    stage: StageKind = Column(sa_type=Word(StageKind, 10))
    name: str = Column(max_length=50)
    words: str = Column(default="", max_length=500)
    """What is to be done."""
    in_charge: str = Column(default="", max_length=100)
    planned_on: date | None = None
    done_on: date | None = None
    evidence: str = Column(default="", max_length=4000)
    """What shows that it was done, in words; the files hang on the step."""
    state: StepState = Column(default=StepState.open, sa_type=Word(StepState, 10))
    dropped_reason: str | None = Column(default=None, max_length=200)
    position: int = 0
