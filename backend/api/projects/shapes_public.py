"""What the public is answered: nobody's name is in it."""

from datetime import date
from uuid import UUID

from pydantic import Field

from backend.api.base import Out
from backend.api.clues.shapes import FileOut
from backend.api.projects.shapes_projects import ProjectRatingOut
from backend.domain.features.projects.rules import (
    ChangeKind,
    MilestoneKind,
    ProjectField,
    ProjectState,
    ProposalSource,
    ProposalState,
    RatingVerdict,
    RoundState,
)


class PublicRow(Out):
    """A project as the public reads it: nobody's name is in it."""

    id: UUID
    position: int
    title: str
    words: str
    field: ProjectField
    place: str
    beneficiaries: int | None
    beneficiaries_least: bool
    unit: str | None
    budget: int | None
    state: ProjectState
    percent: int
    finish_on: date | None
    finished_on: date | None
    verdict: RatingVerdict | None


class PublicCount(Out):
    source: ProposalSource
    count: int


class PlaceName(Out):
    id: UUID
    name: str


class AtRoundOut(Out):
    """What a scanned code shows: the form while it is collected, then candidates and results."""

    title: str
    year: int
    congress: str
    state: RoundState
    words: str
    collecting: bool
    collect_from: date
    collect_to: date
    publish_by: date
    session_on: date
    published_on: date | None
    elected_on: date | None
    rated_on: date | None
    to_choose: int
    places: list[PlaceName]
    collected: list[PublicCount]
    projects: list[PublicRow]
    """None of them before the candidates are published."""


class PublicProgress(Out):
    told_on: date
    percent: int
    words: str
    files: list[FileOut]


class PublicMilestone(Out):
    name: str
    kind: MilestoneKind
    planned_on: date
    reached_on: date | None
    expected_on: date | None
    delay_reason: str | None


class PublicChange(Out):
    kind: ChangeKind
    decided_on: date
    document: str
    reason: str
    words: str


class PublicProject(PublicRow):
    """From source to rating."""

    congress: str
    round_title: str
    sources: list[PublicCount]
    parts: list[str]
    funding: str
    year_target: str | None
    spent: int
    milestones: list[PublicMilestone]
    progress: list[PublicProgress]
    visits: int
    changes: list[PublicChange]
    ratings: list[ProjectRatingOut]
    elected_on: date | None


class ProjectQuestionOut(Out):
    """A sum in words, and what to choose from; the seal goes back with the chosen words."""

    question: str
    choices: list[str]
    seal: str
    expires_in: int = Field(description="seconds")


class ProposalReceiptOut(Out):
    """The receipt is told here alone; the same phone may ask again with the same id."""

    receipt: str
    code: str


class FollowedOut(Out):
    """How a proposal stands, in words."""

    code: str
    title: str
    state: ProposalState
    said: str
    project_id: UUID | None
    """The published project it became, or was merged into."""
