"""A congress's round of a year."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from backend.domain.features.projects.rules import RoundState
from backend.domain.kit.tables import Kept, Word

_GOING: Any = text("state != 'cancelled'")


class Round(Kept, table=True):
    """One year's projects of a congress, from the collecting to the rating."""

    __tablename__ = "project_round"
    __table_args__ = (
        Index(
            "ix_project_round_year",
            "congress_id",
            "year",
            unique=True,
            sqlite_where=_GOING,
            postgresql_where=_GOING,
        ),
    )

    congress_id: UUID = Field(foreign_key="congress.id")
    scope: str = Field(max_length=60, index=True)
    year: int
    """The year in which the projects are carried out."""
    title: str = Field(max_length=100)
    rule_set_id: UUID | None = Field(default=None, foreign_key="rule_set.id")
    lists_id: UUID | None = Field(default=None, foreign_key="rule_set.id")
    """The lists it screens against; None: the ones that ship."""
    state: RoundState = Field(default=RoundState.planned, sa_type=Word(RoundState, 10))
    to_choose: int
    collect_from: date
    collect_to: date
    screen_by: date
    review_by: date
    approve_by: date
    publish_by: date
    session_on: date
    report_by: date
    words: str = Field(default="", max_length=2000)
    """What residents read when they are asked."""
    token: str = Field(max_length=20, unique=True)
    """What the QR code holds: collecting first, the public page afterwards."""
    reviewed_on: date | None = None
    review_document: str | None = Field(default=None, max_length=100)
    review_words: str | None = Field(default=None, max_length=2000)
    approved_on: date | None = None
    approve_document: str | None = Field(default=None, max_length=100)
    approve_words: str | None = Field(default=None, max_length=2000)
    published_on: date | None = None
    ballot_id: UUID | None = None
    """The vote, once one is set."""
    elected_on: date | None = None
    elect_document: str | None = Field(default=None, max_length=100)
    rating_ballot_id: UUID | None = None
    rated_on: date | None = None
    rate_document: str | None = Field(default=None, max_length=100)
    ended_reason: str | None = Field(default=None, max_length=200)
    """Why it was cancelled."""
