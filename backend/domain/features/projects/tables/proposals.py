"""What people want done."""

from uuid import UUID

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from backend.domain.features.projects.rules import ProjectField, ProposalSource, ProposalState
from backend.domain.kit.tables import Encrypted, Kept, Word


class Proposal(Kept, table=True):
    """A proposal of one round; one drawn from the pool is a new one of the new round."""

    __tablename__ = "project_proposal"
    __table_args__ = (
        UniqueConstraint("congress_id", "year", "number"),
        Index("ix_project_proposal_round", "round_id", "state", "id"),
        Index("ix_project_proposal_created", "created_at", "id"),
    )

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    scope: str = Field(max_length=60, index=True)
    round_id: UUID = Field(foreign_key="project_round.id")
    year: int
    number: int
    source: ProposalSource = Field(sa_type=Word(ProposalSource, 10))
    title: str = Field(max_length=100)
    words: str = Field(max_length=2000)
    field: ProjectField = Field(sa_type=Word(ProjectField, 20))
    division_id: UUID | None = Field(default=None, foreign_key="division.id", index=True)
    place_words: str | None = Field(default=None, max_length=200)
    beneficiaries: int | None = None
    beneficiaries_least: bool = False
    """余: the number is a lower bound."""
    cost: int | None = Field(default=None, sa_type=BigInteger)
    """Yuan, as the proposer guesses."""
    name: str | None = Field(default=None, sa_type=Encrypted)
    phone: str | None = Field(default=None, sa_type=Encrypted)
    proposer_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    """A deputy."""
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id", index=True)
    drawn_from: UUID | None = Field(default=None, foreign_key="project_proposal.id")
    """The one of last year's pool that it repeats."""
    state: ProposalState = Field(default=ProposalState.received, sa_type=Word(ProposalState, 10))
    merged_into: UUID | None = Field(default=None, foreign_key="project_proposal.id", index=True)
    entries: list[str] = Field(default_factory=list, sa_type=JSON)
    """Keys of the lists' lines that it was screened by."""
    money_ok: bool | None = None
    land_ok: bool | None = None
    one_year_ok: bool | None = None
    reason: str | None = Field(default=None, max_length=500)
    """Why it passed or not; the proposer reads it."""
    project_id: UUID | None = Field(default=None, foreign_key="project.id", index=True)
    """The candidate that it became."""
    device_print: str | None = Field(default=None, max_length=64)
    question_print: str | None = Field(default=None, max_length=64, unique=True)
    """The question that was answered for it: good for one."""
    receipt_print: str | None = Field(default=None, max_length=64, unique=True)
    """Keyed hash of the receipt; the receipt itself is nowhere."""
