"""What is sent about escalations."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery
from backend.domain.features.escalations.queries import EscalationSort
from backend.domain.features.escalations.rules import EscalationState, Side
from backend.domain.kit.calendar import Light

Words = Annotated[str, Field(min_length=2, max_length=2000)]
Short = Annotated[str, Field(min_length=1, max_length=50)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Files = Annotated[list[UUID], Field(max_length=30)]


class EscalationQuery(In):
    """Filters of the ledger, as they stand in the URL, without what the figures narrow by."""

    side: Side | None = None
    congress_id: UUID | None = None
    bundle_id: UUID | None = None
    field: str | None = Field(None, max_length=100)
    updated_since: datetime | None = None
    q: str | None = Field(None, max_length=100)


class EscalationListed(EscalationQuery):
    """The filters, with what a figure counts."""

    state: list[EscalationState] = []
    light: Light | None = None


class EscalationLedger(EscalationListed, ListQuery):
    """The filters, the order and the page."""

    sort: EscalationSort = EscalationSort.due


class TakeUpIn(In):
    """Several like ones are taken up as one group; the id is the sender's."""

    id: UUID
    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    title: Annotated[str, Field(min_length=2, max_length=100)]
    signed_by: Short
    bundle_id: UUID | None = None
    """A group that is being handled, to join."""
    note: str | None = Field(None, max_length=2000)


class EscalationHandOverIn(In):
    """Without a day the rule set's working days hold."""

    unit_id: UUID
    due_on: Day | None = None
    signed_by: Short
    note: str | None = Field(None, max_length=2000)


class HandlerIn(In):
    handler: Short


class EscalationTimeIn(In):
    until: Day
    reason: Words


class EscalationNoteIn(In):
    note: str | None = Field(None, max_length=2000)


class PressIn(In):
    note: Words


class ReplyIn(In):
    words: Words
    file_ids: Files = []


class PassOnIn(In):
    """To whom, by which letter of which day."""

    to: Annotated[str, Field(min_length=2, max_length=100)]
    letter: Short
    on: Day | None = None
    signed_by: Short
    note: str | None = Field(None, max_length=2000)
    file_ids: Files = []


class EscalationAnswerIn(In):
    """What the congresses that asked are told."""

    words: Words
    on: Day | None = None
    signed_by: Short
    file_ids: Files = []
