"""What is answered about rounds and proposals."""

from datetime import date, datetime
from uuid import UUID

from backend.api.base import Out
from backend.api.clues.shapes import FileOut, Named
from backend.domain.engines.ballots.rules.life import BallotState, Kin
from backend.domain.features.projects.rules import (
    ListKind,
    ProjectField,
    ProposalSource,
    ProposalState,
    ProposalStep,
    RoundState,
    RoundStep,
)
from backend.domain.kit.calendar import Light


class ProjectFigure(Out):
    """A number, and the filters that list the rows it counts."""

    value: int
    where: dict[str, list[str]]


class RoundRow(Out):
    """A line of the rounds."""

    id: UUID
    year: int
    title: str
    congress: Named
    state: RoundState
    to_choose: int
    candidates: int
    """What stands, or stood, on the ballot."""
    chosen: int
    finished: int
    """Of the chosen ones: finished or accepted."""
    ended: int
    collect_from: date
    collect_to: date
    screen_by: date
    review_by: date
    approve_by: date
    publish_by: date
    session_on: date
    report_by: date
    due_on: date | None
    """The day of the step that it stands before."""
    light: Light
    updated_at: datetime


class ProjectEntryOut(Out):
    """A line of the positive or the negative list, and where it comes from."""

    key: str
    kind: ListKind
    words: str
    source: str


class FunnelOut(Out):
    """What was collected from one source, and what became of it."""

    source: ProposalSource
    all: ProjectFigure
    waiting: ProjectFigure
    merged: ProjectFigure
    passed: ProjectFigure
    """With those that became candidates."""
    nominated: ProjectFigure
    declined: ProjectFigure
    pooled: ProjectFigure


class RoundBallotOut(Out):
    """A ballot of the round: its vote or its rating."""

    id: UUID
    title: str
    state: BallotState
    kin: Kin | None
    rates: bool
    current: bool
    """Whether the result comes from it, or from the one it follows."""


class RoundOut(RoundRow):
    """Everything about a round; the address of its code only for who keeps it."""

    version: int
    words: str
    url: str | None
    least_candidates: int
    margin_percent: int
    reviewed_on: date | None
    review_document: str | None
    review_words: str | None
    approved_on: date | None
    approve_document: str | None
    approve_words: str | None
    published_on: date | None
    ballot_id: UUID | None
    elected_on: date | None
    elect_document: str | None
    rating_ballot_id: UUID | None
    rated_on: date | None
    rate_document: str | None
    ballots: list[RoundBallotOut]
    """Those of its ballots that you may see, the earliest first."""
    ended_reason: str | None
    entries: list[ProjectEntryOut]
    funnel: list[FunnelOut]
    pool: int
    """How many of earlier rounds' pools can be drawn."""
    files: list[FileOut]
    may_edit: bool
    may_propose: bool
    may_screen: bool
    open_steps: list[RoundStep]


class ProposalRow(Out):
    """A line of the ledger."""

    id: UUID
    code: str
    """滦平民征〔2027〕12号."""
    year: int
    number: int
    congress: Named
    round_id: UUID
    source: ProposalSource
    title: str
    field: ProjectField
    place: str
    beneficiaries: int | None
    beneficiaries_least: bool
    cost: int | None
    """Yuan."""
    unit: Named | None
    deputy: str | None
    state: ProposalState
    merged: int
    """How many were merged into it."""
    created_at: datetime
    updated_at: datetime


class ProposalTwinOut(Out):
    """One that may want the same; likeness in per cent."""

    id: UUID
    code: str
    title: str
    place: str
    state: ProposalState
    likeness: int


class ProposalOut(ProposalRow):
    """Everything about one; name and phone are shown to the congress's staff alone."""

    version: int
    words: str
    division: Named | None
    place_words: str | None
    name: str | None
    phone: str | None
    left_contact: bool
    entries: list[ProjectEntryOut]
    money_ok: bool | None
    land_ok: bool | None
    one_year_ok: bool | None
    reason: str | None
    into: Named | None
    project: Named | None
    drawn_from: UUID | None
    round: Named
    lists: list[ProjectEntryOut]
    """What it can be screened by."""
    twins: list[ProposalTwinOut]
    may_edit: bool
    open_steps: list[ProposalStep]


class PoolRow(Out):
    """What waits in the pool of an earlier year."""

    id: UUID
    year: int
    number: int
    title: str
    words: str
    field: ProjectField
    place: str
    cost: int | None
    reason: str | None


class ListsOut(Out):
    """The lists in force, and the version they come from; none: the ones that ship."""

    entries: list[ProjectEntryOut]
    valid_from: date | None
    reason: str | None
    own: bool
