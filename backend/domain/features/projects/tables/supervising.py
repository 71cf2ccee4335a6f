"""Who supervises a project, what they saw, what was decided of it, and how it was rated."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from backend.domain.features.projects.rules import ChangeKind, RatingVerdict
from backend.domain.kit.tables import Row, Word


class Supervisor(Row, table=True):
    """A deputy, or a group of deputies, assigned to a project."""

    __tablename__ = "project_supervisor"
    __table_args__ = (
        UniqueConstraint("project_id", "deputy_id"),
        UniqueConstraint("project_id", "group_id"),
    )

    project_id: UUID = Field(foreign_key="project.id", index=True)
    deputy_id: UUID | None = Field(default=None, foreign_key="deputy.id", index=True)
    group_id: UUID | None = Field(default=None, foreign_key="deputy_group.id", index=True)


class SupervisionVisit(Row, table=True):
    """Somebody went to look."""

    __tablename__ = "project_visit"
    __table_args__ = (Index("ix_project_visit_project", "project_id", "visited_on"),)

    project_id: UUID = Field(foreign_key="project.id")
    visited_on: date
    by_words: str = Field(max_length=100)
    """Who went, as written down."""
    group_id: UUID | None = Field(default=None, foreign_key="deputy_group.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    """The deputy who wrote it down, if one did."""
    words: str = Field(max_length=2000)
    found_problem: bool = False
    file_ids: list[str] = Field(default_factory=list, sa_type=JSON)


class Change(Row, table=True):
    """A change or the end of a project, as the standing committee decided."""

    __tablename__ = "project_change"

    project_id: UUID = Field(foreign_key="project.id", index=True)
    kind: ChangeKind = Field(sa_type=Word(ChangeKind, 10))
    decided_on: date
    document: str = Field(max_length=100)
    reason: str = Field(max_length=500)
    words: str = Field(max_length=1000)
    """What changes."""
    finish_from: date | None = None
    finish_to: date | None = None
    budget_from: int | None = Field(default=None, sa_type=BigInteger)
    budget_to: int | None = Field(default=None, sa_type=BigInteger)
    reported_on: date | None = None
    """When it was reported to the congress in session."""
    reported_words: str | None = Field(default=None, max_length=200)


class Rating(Row, table=True):
    """What the deputies' rating of a project or of one of its parts came to, as handed in."""

    __tablename__ = "project_rating"
    __table_args__ = (Index("ix_project_rating_project", "project_id", "part_id"),)

    project_id: UUID = Field(foreign_key="project.id")
    part_id: UUID | None = Field(default=None, foreign_key="project_part.id")
    ballot_id: UUID | None = None
    rated_on: date
    entitled: int
    satisfied: int
    basically_satisfied: int
    dissatisfied: int
    abstained: int = 0
    verdict: RatingVerdict | None = Field(default=None, sa_type=Word(RatingVerdict, 20))
    """None where the rule of the place tells the rates alone."""
    words: str | None = Field(default=None, max_length=500)
    """How it was counted, as the ballot's declaration says it."""
    superseded: bool = False
    """A later rating stands in its place."""
