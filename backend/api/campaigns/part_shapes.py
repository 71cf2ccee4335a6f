"""What is sent and answered about the parts of a campaign."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from backend.api.base import In, Out
from backend.api.campaigns.shapes import Named
from backend.domain.features.campaigns.rules import (
    CampaignStep,
    PlanState,
    PlanStep,
    StageKind,
    StageState,
    StepState,
)
from backend.domain.kit.calendar import Light

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Line = Annotated[str, Field(min_length=1, max_length=100)]
Files = Annotated[list[UUID], Field(max_length=30)]


class Reason(In):
    reason: str = Field(min_length=1, max_length=200)


class PartChange(In):
    """What is not sent stays as it is; what may be empty is emptied with null."""

    def named(self, *empty: str) -> dict[str, Any]:
        """Return the columns to change; only those named can be emptied."""
        sent = self.model_dump(exclude_unset=True, exclude={"file_ids"})
        return {k: v for k, v in sent.items() if v is not None or k in empty}


class PaperOut(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    step: str | None
    created_at: datetime


class CampaignPlanIn(In):
    id: UUID
    title: Line
    field_id: UUID | None = None
    words: str = Field("", max_length=2000)
    file_ids: Files = []


class PlanChange(PartChange):
    title: Line | None = None
    field_id: UUID | None = None
    words: str | None = Field(None, max_length=2000)
    file_ids: Files = []


class ApproveIn(In):
    approved_by: Line
    approved_on: Day
    file_ids: Files = []


class PlanOut(Out):
    id: UUID
    field: Named | None
    """None: the plan of the whole."""
    title: str
    words: str
    state: PlanState
    approved_by: str | None
    approved_on: date | None
    withdrawn_reason: str | None
    files: list[PaperOut]
    version: int
    open_steps: list[PlanStep]


class StageChange(PartChange):
    planned_from: Day | None = None
    planned_to: Day | None = None
    started_on: Day | None = None
    ended_on: Day | None = None
    note: str | None = Field(None, max_length=500)


class CampaignStageOut(Out):
    kind: StageKind
    planned_from: date | None
    planned_to: date | None
    started_on: date | None
    ended_on: date | None
    note: str
    state: StageState
    light: Light
    version: int
    """Nought while nothing is written."""


class ProgressOut(Out):
    """How far one congress is."""

    campaign: Named
    congress: Named
    short_name: str
    own: bool
    parent: bool
    """It is the campaign that was joined."""
    stages: list[CampaignStageOut]
    now: int
    """The place of the stage it is in, from nought; past the last once all are done."""
    steps: int
    steps_done: int
    points: int
    points_visited: int
    task_forces: int
    deputy_groups: int
    deputies: int


class StepPlannedOut(Out):
    stage: StageKind
    name: str
    words: str


class StepTemplateOut(Out):
    key: str
    name: str
    source: str
    steps: list[StepPlannedOut]


class StepChosen(In):
    stage: StageKind
    name: str = Field(min_length=1, max_length=50)
    words: str = Field("", max_length=500)
    in_charge: str = Field("", max_length=100)
    planned_on: Day | None = None


class ChooseIn(In):
    """The steps of a template as edited before they are taken."""

    template: Line
    steps: Annotated[list[StepChosen], Field(min_length=1, max_length=50)]


class StepIn(StepChosen):
    id: UUID
    position: int | None = Field(None, ge=1, le=10_000)


class StepChange(PartChange):
    stage: StageKind | None = None
    name: str | None = Field(None, min_length=1, max_length=50)
    words: str | None = Field(None, max_length=500)
    in_charge: str | None = Field(None, max_length=100)
    planned_on: Day | None = None
    position: int | None = Field(None, ge=1, le=10_000)


class ShowIn(In):
    """What shows it: words, files, or both; with a day, the step is done then."""

    words: str = Field("", max_length=2000)
    file_ids: Files = []
    done_on: Day | None = None


class StepOut(Out):
    id: UUID
    stage: StageKind
    name: str
    words: str
    in_charge: str
    planned_on: date | None
    done_on: date | None
    evidence: str
    files: list[PaperOut]
    state: StepState
    dropped_reason: str | None
    light: Light
    position: int
    version: int
    open_steps: list[CampaignStep]
