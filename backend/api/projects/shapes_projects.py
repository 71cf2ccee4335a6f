"""What is answered about projects."""

from datetime import date, datetime
from uuid import UUID

from backend.api.base import Out
from backend.api.clues.shapes import FileOut, Named
from backend.api.projects.shapes import ProjectFigure
from backend.domain.features.projects.queries import Timing
from backend.domain.features.projects.rules import (
    ChangeKind,
    MilestoneKind,
    ProjectField,
    ProjectState,
    ProjectStep,
    ProposalSource,
    RatingVerdict,
    RoundState,
)
from backend.domain.kit.calendar import Light


class SupervisorOut(Out):
    """A group or a deputy."""

    group_id: UUID | None
    deputy_id: UUID | None
    name: str


class ProjectPartOut(Out):
    id: UUID
    name: str
    target: str


class ProjectRow(Out):
    """A line of the ledger; money in yuan."""

    id: UUID
    code: str
    """滦平民实〔2027〕3号."""
    year: int
    number: int
    position: int
    congress: Named
    round_id: UUID
    title: str
    field: ProjectField
    place: str
    beneficiaries: int | None
    beneficiaries_least: bool
    unit: Named | None
    budget: int | None
    spent: int
    percent: int
    state: ProjectState
    timing: Timing | None
    """None before the vote, and of what was not chosen or ended."""
    light: Light
    due_on: date | None
    finish_on: date | None
    finished_on: date | None
    supervisors: list[SupervisorOut]
    parts: list[ProjectPartOut]
    verdict: RatingVerdict | None
    updated_at: datetime


class ProjectMilestoneOut(Out):
    id: UUID
    kind: MilestoneKind
    name: str
    planned_on: date
    reached_on: date | None
    expected_on: date | None
    delay_reason: str | None
    light: Light


class ProjectProgressOut(Out):
    id: UUID
    told_on: date
    percent: int
    spent: int
    words: str
    shown: bool
    files: list[FileOut]


class ProjectVisitOut(Out):
    id: UUID
    visited_on: date
    by_words: str
    words: str
    found_problem: bool
    files: list[FileOut]


class ProjectChangeOut(Out):
    """A decision of the standing committee on it."""

    id: UUID
    kind: ChangeKind
    decided_on: date
    document: str
    reason: str
    words: str
    finish_from: date | None
    finish_to: date | None
    budget_from: int | None
    budget_to: int | None
    reported_on: date | None
    reported_words: str | None


class ProjectRatingOut(Out):
    """The count of the whole, or of one part; `entitled` is whom it is a share of."""

    part: Named | None
    rated_on: date
    entitled: int
    satisfied: int
    basically_satisfied: int
    dissatisfied: int
    abstained: int
    verdict: RatingVerdict | None
    words: str | None


class SourceOut(Out):
    """A proposal behind it."""

    id: UUID
    code: str
    title: str
    source: ProposalSource


class ProjectOut(ProjectRow):
    version: int
    words: str
    division: Named | None
    place_words: str | None
    funding: str
    year_target: str | None
    told_on: date | None
    started_on: date | None
    accepted_on: date | None
    reason: str | None
    round: Named
    round_state: RoundState
    milestones: list[ProjectMilestoneOut]
    progress: list[ProjectProgressOut]
    visits: list[ProjectVisitOut]
    changes: list[ProjectChangeOut]
    ratings: list[ProjectRatingOut]
    sources: list[SourceOut]
    files: list[FileOut]
    may_edit: bool
    may_report: bool
    """The milestones and the progress."""
    may_visit: bool
    may_assign: bool
    open_steps: list[ProjectStep]


class ProjectCounts(Out):
    """Of one field, or of all; of the voted ones. Money in yuan, of the same rows."""

    field: ProjectField | None
    voted: ProjectFigure
    chosen: ProjectFigure
    """Voted, not begun yet."""
    started: ProjectFigure
    finished: ProjectFigure
    ended: ProjectFigure
    in_time: ProjectFigure
    """Finished by the planned day."""
    finished_late: ProjectFigure
    late: ProjectFigure
    """Running, and past the day of its next milestone."""
    budget: int
    spent: int
