"""A project, its parts, and how it is carried out."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from backend.domain.features.projects.rules import MilestoneKind, ProjectField, ProjectState
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.tables import Kept, Row, Word


class Project(Kept, table=True):
    """A candidate, and what became of it."""

    __tablename__ = "project"
    __table_args__ = (
        UniqueConstraint("congress_id", "year", "number"),
        Index("ix_project_round", "round_id", "position"),
        Index("ix_project_due", "state", "due_on", "id"),
        Index("ix_project_created", "created_at", "id"),
    )

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    scope: str = Field(max_length=60, index=True)
    round_id: UUID = Field(foreign_key="project_round.id")
    year: int
    number: int
    position: int
    """Its place on the ballot and in lists."""
    title: str = Field(max_length=100)
    words: str = Field(max_length=2000)
    """What is built or done, and how much of it."""
    field: ProjectField = Field(sa_type=Word(ProjectField, 20))
    division_id: UUID | None = Field(default=None, foreign_key="division.id", index=True)
    place_words: str | None = Field(default=None, max_length=200)
    beneficiaries: int | None = None
    beneficiaries_least: bool = False
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id", index=True)
    """Who carries it out."""
    budget: int | None = Field(default=None, sa_type=BigInteger)
    """Yuan."""
    funding: str = Field(default="", max_length=200)
    """Where the money comes from."""
    year_target: str | None = Field(default=None, max_length=500)
    """What this year is to reach, of a work of several years."""
    state: ProjectState = Field(default=ProjectState.candidate, sa_type=Word(ProjectState, 12))
    percent: int = 0
    spent: int = Field(default=0, sa_type=BigInteger)
    """Yuan, as last told."""
    told_on: date | None = None
    due_on: date = NEVER
    """Planned day of the next milestone, while it runs."""
    finish_on: date = NEVER
    """Planned day of the last one."""
    started_on: date | None = None
    finished_on: date | None = None
    accepted_on: date | None = None
    reason: str | None = Field(default=None, max_length=500)
    """Why it was withdrawn or ended."""


class ProjectPart(Row, table=True):
    """A sub-item (子项): rated for itself at year's end. Source: 湖州: 10 things, 21 items."""

    __tablename__ = "project_part"
    __table_args__ = (UniqueConstraint("project_id", "position"),)

    project_id: UUID = Field(foreign_key="project.id", index=True)
    position: int
    name: str = Field(max_length=100)
    target: str = Field(default="", max_length=200)


class Milestone(Row, table=True):
    """Start, progress or finish: planned, and when it was."""

    __tablename__ = "project_milestone"
    __table_args__ = (Index("ix_project_milestone_project", "project_id", "position"),)

    project_id: UUID = Field(foreign_key="project.id")
    position: int
    kind: MilestoneKind = Field(sa_type=Word(MilestoneKind, 10))
    name: str = Field(max_length=100)
    planned_on: date
    reached_on: date | None = None
    expected_on: date | None = None
    """When it will be, once it is known to be late."""
    delay_reason: str | None = Field(default=None, max_length=500)


class Progress(Row, table=True):
    """How far it was on a day, and what was spent by then."""

    __tablename__ = "project_progress"

    project_id: UUID = Field(foreign_key="project.id", index=True)
    told_on: date
    percent: int
    spent: int = Field(sa_type=BigInteger)
    words: str = Field(max_length=2000)
    file_ids: list[str] = Field(default_factory=list, sa_type=JSON)
    shown: bool = False
    """Its photos and words may be shown to the public."""
