"""What is answered about escalations."""

from datetime import date, datetime
from uuid import UUID

from backend.api.base import Out
from backend.domain.features.escalations.rules import EscalationState, EscalationStep
from backend.domain.kit.calendar import Light


class Named(Out):
    id: UUID
    name: str


class EscalationRow(Out):
    """A line of the ledger."""

    id: UUID
    problem_id: UUID
    code: str
    """The problem's number: 滦平人问〔2026〕12号."""
    words: str
    field: str
    place: str | None
    unit: str | None
    congress: Named
    """Which congress asks."""
    above: Named
    """Which congress is asked."""
    state: EscalationState
    light: Light
    days_left: int | None
    answer_by: date
    bundle: Named | None
    """The group that it is handled in."""
    handler: Named | None
    """The unit of the higher government that was given it."""
    handler_due_on: date | None
    signed_by: str
    asked_by: str
    created_at: datetime
    updated_at: datetime
    ended_at: datetime | None
    answer: str | None


class EscalationFile(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    step: str | None
    created_at: datetime


class Member(Out):
    """Another escalation of the same group, as far as the caller sees it."""

    id: UUID
    code: str
    words: str
    congress: str


class TimeAsked(Out):
    until: date
    reason: str


class BundleOut(Out):
    """How a group is handled."""

    id: UUID
    title: str
    signed_by: str
    created_at: datetime
    handed_over_at: datetime | None
    due_on: date | None
    time_asked: TimeAsked | None
    """The time its unit asks for, while that waits for an answer."""
    reply: str | None
    replied_at: datetime | None
    letter: str | None
    letter_to: str | None
    passed_on: date | None
    answer: str | None
    answered_on: date | None
    members: list[Member]


class EscalationOut(EscalationRow):
    """Everything about one escalation."""

    version: int
    reason: str
    answered_by: str | None
    group: BundleOut | None
    files: list[EscalationFile]
    may_open_problem: bool
    open_steps: list[EscalationStep]


class EscalationEntry(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str
    files: list[EscalationFile]


class EscalationFigure(Out):
    """A number, and the filters that list the rows it counts."""

    value: int
    where: dict[str, list[str]]


class EscalationSummary(Out):
    """The figures over a ledger: what waits, what is being handled, what has ended."""

    total: EscalationFigure
    asked: EscalationFigure
    handling: EscalationFigure
    """Taken up and not answered yet."""
    answered: EscalationFigure
    sent_back: EscalationFigure
    overdue: EscalationFigure


class OpenBundle(Out):
    """A group that like ones may join."""

    id: UUID
    title: str
    state: EscalationState
